"""A bot as a process of its own: its start, its memory, and thirty updates a second for a while.

Our bot and a bare echo bot stand under that load one after the other, on the same machine against
the same stand-in, so what is told is a difference within one run, not a property of the machine.
"""

import asyncio
import contextlib
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.config import CHECKOUT
from bot.tryout import Standin, running
from bot.tryout.people import Person
from bot.workbench.bench.timing import percentile

# Updates a second: about what Telegram lets one bot answer.
RATE = 30
# So many that nobody writes faster than a person does: every three seconds.
PEOPLE = 100
GRACE_SECONDS = 20.0
PATIENCE_SECONDS = 30
SERVE = (sys.executable, "-m", "bot", "serve")


class Load(NamedTuple):
    """What one bot made of it."""

    sent: int
    waits: Sequence[float]
    """Milliseconds, of each answer."""
    processor_seconds: float

    def __str__(self) -> str:
        p50, p99 = (percentile(self.waits, share) for share in (0.5, 0.99))
        return (
            f"{len(self.waits)}/{self.sent} answered, p50 {p50:.1f} ms, p99 {p99:.1f} ms, "
            f"processor {self.processor_seconds:.1f} s"
        )


def report(root: Path, questions: Sequence[str], seconds: int) -> str:
    """Both bots' figures, and the differences that count."""
    echo, ours = asyncio.run(_both(root, questions, seconds))
    above = percentile(ours.waits, 0.99) - percentile(echo.waits, 0.99)
    ratio = ours.processor_seconds / echo.processor_seconds if echo.processor_seconds else 0.0
    return (
        f"{RATE} updates a second for {seconds} s, each bot on one core:\n"
        f"  echo bot  {echo}\n"
        f"  Waymark   {ours}\n"
        f"  p99 above the echo bot {above:+.1f} ms; processor {ratio:.2f} times its"
    )


async def _both(root: Path, questions: Sequence[str], seconds: int) -> tuple[Load, Load]:
    async with running() as standin:
        echo = (sys.executable, "-m", "bot.workbench.bench.echo", standin.token, standin.url)
        first = await _one(standin, echo, os.environ, questions, seconds)
    async with running() as standin:
        second = await _one(standin, SERVE, environment(standin, root), questions, seconds)
    return first, second


async def _one(
    standin: Standin,
    command: Sequence[str],
    environ: Mapping[str, str],
    questions: Sequence[str],
    seconds: int,
) -> Load:
    people = [standin.add_person(f"Person {number}") for number in range(PEOPLE)]
    async with listening(standin, command, environ, before=_on_last_core) as pid:
        standin.send_text(people[0], questions[0])
        await standin.wait_for_message(people[0], timeout=PATIENCE_SECONDS)
        before, since = processor_seconds(pid), time.monotonic()
        sent = await _send(standin, people, questions, seconds)
        with contextlib.suppress(TimeoutError):
            everything = RATE * seconds
            await standin.wait_for(
                lambda: len(_waits(standin, sent, since)) >= everything or None,
                timeout=GRACE_SECONDS,
            )
        return Load(everything, _waits(standin, sent, since), processor_seconds(pid) - before)


async def _send(
    standin: Standin, people: Sequence[Person], questions: Sequence[str], seconds: int
) -> Mapping[int, list[float]]:
    """Send on schedule; returns when each chat's messages went out."""
    sent: dict[int, list[float]] = defaultdict(list)
    first = time.monotonic()
    for number in range(RATE * seconds):
        await asyncio.sleep(max(0.0, first + number / RATE - time.monotonic()))
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


async def listen_once(root: Path) -> tuple[float, float]:
    """Seconds from start to the first getUpdates, and megabytes resident then (0 off Linux)."""
    async with running() as standin:
        started = time.perf_counter()
        async with listening(standin, SERVE, environment(standin, root)) as pid:
            return time.perf_counter() - started, resident_megabytes(pid)


@contextlib.asynccontextmanager
async def listening(
    standin: Standin,
    command: Sequence[str],
    environ: Mapping[str, str],
    before: Callable[[], None] | None = None,
) -> AsyncIterator[int]:
    """The id of a bot's process that has begun to poll; `before` runs in it first."""
    bot = await asyncio.create_subprocess_exec(
        *command, env=environ, cwd=CHECKOUT, preexec_fn=before
    )
    try:
        await standin.wait_for_call("getUpdates", timeout=PATIENCE_SECONDS)
        yield bot.pid
    finally:
        bot.terminate()
        await bot.wait()


def environment(standin: Standin, root: Path) -> dict[str, str]:
    """Variables that make a bot process serve the stand-in."""
    return {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": standin.token,
        "TELEGRAM_API_URL": standin.url,
        "KNOWLEDGE_DIR": str(root),
        "LOG_LEVEL": "ERROR",
    }


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process, from Linux's /proc; 0 elsewhere."""
    resident = re.search(r"VmRSS:\s+(\d+)", _from_proc(pid, "status"))
    return int(resident[1]) / 1024 if resident else 0.0


def processor_seconds(pid: int) -> float:
    """User and system time of a process, from Linux's /proc; 0 elsewhere."""
    spent = _from_proc(pid, "stat").rpartition(")")[2].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK") if spent else 0.0


def _from_proc(pid: int, name: str) -> str:
    path = Path(f"/proc/{pid}/{name}")
    return path.read_text(encoding="ascii", errors="replace") if path.is_file() else ""
