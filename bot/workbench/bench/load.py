"""Thirty updates a second for a while: our bot and a bare echo bot, one after the other.

Both run as processes of their own on the same machine against the same stand-in, so what is told is
a difference within one run, not a property of the machine.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.config import CHECKOUT
from bot.tryout import Standin, running
from bot.tryout.people import Person
from bot.workbench.bench.listening import PATIENCE_SECONDS, environment
from bot.workbench.bench.matcher_cost import percentile

# Updates a second: about what Telegram lets one bot answer.
RATE = 30
# So many that nobody writes faster than a person does: every three seconds.
PEOPLE = 100
GRACE_SECONDS = 20.0


@dataclass(frozen=True)
class Load:
    """What one bot made of it."""

    sent: int
    answered: int
    p50_milliseconds: float
    p99_milliseconds: float
    processor_seconds: float


def report(root: Path, questions: Sequence[str], seconds: int) -> str:
    """Both bots' figures, and the differences that count."""
    echo, ours = asyncio.run(_both(root, questions, seconds))
    lines = [f"{RATE} updates a second for {seconds} s, each bot on one core:"]
    for name, load in (("echo bot", echo), ("Waymark", ours)):
        lines.append(
            f"  {name:9} {load.answered}/{load.sent} answered, p50 {load.p50_milliseconds:.1f} ms, "
            f"p99 {load.p99_milliseconds:.1f} ms, processor {load.processor_seconds:.1f} s"
        )
    above = ours.p99_milliseconds - echo.p99_milliseconds
    ratio = ours.processor_seconds / echo.processor_seconds if echo.processor_seconds else 0.0
    lines.append(f"  p99 above the echo bot {above:+.1f} ms; processor {ratio:.2f} times its")
    return "\n".join(lines)


async def _both(root: Path, questions: Sequence[str], seconds: int) -> tuple[Load, Load]:
    async with running() as standin:
        echo = [sys.executable, "-m", "bot.workbench.bench.echo", standin.token, standin.url]
        first = await _one(standin, echo, dict(os.environ), questions, seconds)
    async with running() as standin:
        ours = [sys.executable, "-m", "bot", "serve"]
        environ = environment(standin, root)
        second = await _one(standin, ours, environ, questions, seconds)
    return first, second


async def _one(
    standin: Standin,
    command: list[str],
    environ: dict[str, str],
    questions: Sequence[str],
    seconds: int,
) -> Load:
    people = [standin.add_person(f"Person {number}") for number in range(PEOPLE)]
    bot = await asyncio.create_subprocess_exec(
        *command, env=environ, cwd=CHECKOUT, preexec_fn=_on_last_core
    )
    try:
        await standin.wait_for_call("getUpdates", timeout=PATIENCE_SECONDS)
        standin.send_text(people[0], questions[0])
        await standin.wait_for_message(people[0], timeout=PATIENCE_SECONDS)
        before, since = processor_seconds(bot.pid), time.monotonic()
        sent = await _send(standin, people, questions, seconds)
        await _settle(standin, sent, since)
        used = processor_seconds(bot.pid) - before
    finally:
        bot.terminate()
        await bot.wait()
    return _loaded(standin, sent, since, used)


async def _send(
    standin: Standin, people: Sequence[Person], questions: Sequence[str], seconds: int
) -> dict[int, list[float]]:
    """Send on schedule; returns when each chat's messages went out."""
    sent: dict[int, list[float]] = {}
    first = time.monotonic()
    for number in range(RATE * seconds):
        await asyncio.sleep(max(0.0, first + number / RATE - time.monotonic()))
        person = people[number % len(people)]
        sent.setdefault(person.id, []).append(time.monotonic())
        standin.send_text(person, questions[number % len(questions)])
    return sent


def _answers(standin: Standin, since: float) -> dict[int, list[float]]:
    """When each chat's answers came in, in order."""
    answers: dict[int, list[float]] = {}
    for call in standin.calls.of("sendMessage"):
        if call.started >= since:
            answers.setdefault(int(call.parameters["chat_id"]), []).append(call.started)
    return answers


async def _settle(standin: Standin, sent: dict[int, list[float]], since: float) -> None:
    """Wait until everything is answered, or long enough."""
    wanted = sum(map(len, sent.values()))

    def answered() -> bool | None:
        return sum(map(len, _answers(standin, since).values())) >= wanted or None

    with contextlib.suppress(TimeoutError):
        await standin.wait_for(answered, timeout=GRACE_SECONDS)


def _loaded(standin: Standin, sent: dict[int, list[float]], since: float, used: float) -> Load:
    answers = _answers(standin, since)
    waits = [
        1000 * (came - went)
        for chat, times in sent.items()
        for went, came in zip(times, answers.get(chat, []), strict=False)
    ]
    total = sum(map(len, sent.values()))
    return Load(total, len(waits), percentile(waits, 0.5), percentile(waits, 0.99), used)


def processor_seconds(pid: int) -> float:
    """User and system time of a process, from Linux's /proc; 0 elsewhere."""
    path = Path(f"/proc/{pid}/stat")
    if not path.is_file():
        return 0.0
    spent = path.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def _on_last_core() -> None:
    """Give the bot one core of its own where the system can; the stand-in has the others."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
