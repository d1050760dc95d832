"""Thirty updates a second for a while, then a hundred, then three hundred.

Our bot and a bare echo bot stand under that load one after the other, on the same machine against
the same stand-in, so what is told is a difference within one run, not a property of the machine.
"""

import asyncio
import os
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.tryout import Standin, running
from bot.tryout.people import Person
from bot.workbench.bench.bot_process import (
    PATIENCE_SECONDS,
    SERVE,
    environment,
    listening,
    processor_seconds,
    resident_megabytes,
)
from bot.workbench.bench.timing import percentile

# Updates a second. Telegram lets one bot answer about 30.
RATES = (30, 100, 300)
# Nobody writes faster than a person does.
SECONDS_BETWEEN_MESSAGES = 3.0
GRACE_SECONDS = 20.0
# Seldom: the stand-in needs the core on which the answers are counted.
LOOK_SECONDS = 0.1


class Load(NamedTuple):
    """What one bot made of it."""

    sent: int
    waits: Sequence[float]
    """Milliseconds, of each answer."""
    processor: float
    """Of one core, in percent, from the first update to the last answer."""
    megabytes: float

    def __str__(self) -> str:
        p50, p99 = (percentile(self.waits, share) for share in (0.5, 0.99))
        return (
            f"{len(self.waits)}/{self.sent} answered, p50 {p50:.1f} ms, p99 {p99:.1f} ms, "
            f"processor {self.processor:.0f} %, {self.megabytes:.0f} MB"
        )


def report(root: Path, questions: Sequence[str], seconds: int, rates: Sequence[int]) -> str:
    """Both bots' figures at each rate."""
    lines = [f"updates a second for {seconds} s, each bot on one core:"]
    for rate in rates:
        echo, ours = asyncio.run(_both(root, questions, rate, seconds))
        lines += [f"  {rate:3}  echo bot  {echo}", f"       Waymark   {ours}"]
    return "\n".join(lines)


async def _both(root: Path, questions: Sequence[str], rate: int, seconds: int) -> tuple[Load, Load]:
    async with running() as standin:
        echo = (sys.executable, "-m", "bot.workbench.bench.echo", standin.token, standin.url)
        first = await _one(standin, echo, os.environ, questions, rate, seconds)
    async with running() as standin:
        environ = environment(standin, root)
        return first, await _one(standin, SERVE, environ, questions, rate, seconds)


async def _one(
    standin: Standin,
    command: Sequence[str],
    environ: Mapping[str, str],
    questions: Sequence[str],
    rate: int,
    seconds: int,
) -> Load:
    count = round(rate * SECONDS_BETWEEN_MESSAGES)
    people = [standin.add_person(f"Person {number}") for number in range(count)]
    async with listening(standin, command, environ, before=_on_last_core) as pid:
        standin.send_text(people[0], questions[0])
        await standin.wait_for_message(people[0], timeout=PATIENCE_SECONDS)
        spent, since = processor_seconds(pid), time.monotonic()
        sent = await _send(standin, people, questions, rate, seconds)
        until = time.monotonic() + GRACE_SECONDS
        while len(waits := _waits(standin, sent, since)) < rate * seconds:
            if time.monotonic() > until:
                break
            await asyncio.sleep(LOOK_SECONDS)
        busy = (processor_seconds(pid) - spent) / (time.monotonic() - since)
        return Load(rate * seconds, waits, 100 * busy, resident_megabytes(pid))


async def _send(
    standin: Standin, people: Sequence[Person], questions: Sequence[str], rate: int, seconds: int
) -> Mapping[int, list[float]]:
    """Send on schedule; returns when each chat's messages went out."""
    sent: dict[int, list[float]] = defaultdict(list)
    first = time.monotonic()
    for number in range(rate * seconds):
        await asyncio.sleep(max(0.0, first + number / rate - time.monotonic()))
        person = people[number % len(people)]
        sent[person.id].append(time.monotonic())
        standin.send_text(person, questions[number % len(questions)])
    return sent


def _waits(standin: Standin, sent: Mapping[int, list[float]], since: float) -> list[float]:
    """Milliseconds from each message to its answer; a chat's answers come in order."""
    answers: dict[int, list[float]] = defaultdict(list)
    for call in standin.calls.of("sendMessage"):
        if call.started >= since:
            answers[int(call.parameters["chat_id"])].append(call.started)
    return [
        1000 * (came - went)
        for chat, times in sent.items()
        for went, came in zip(times, answers[chat], strict=False)
    ]


def _on_last_core() -> None:
    """Give the bot one core of its own where the system can; the stand-in has the others."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
