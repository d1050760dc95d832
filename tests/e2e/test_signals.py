"""Signals at any moment, and a loop that stands still."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.watchdog import EXIT_STANDSTILL

SLOW_IMPORT = """
import sys, time

class Slow:
    def find_spec(self, name, *_):
        if name == "bot.cli":
            print("importing", flush=True)
            time.sleep(60)

sys.meta_path.insert(0, Slow())
sys.argv = ["bot", *{arguments}]
import bot.__main__
"""
"""The first import of ours never ends."""

STANDING = """
import asyncio, time
from bot.logs import set_up_logging
from bot.watchdog import Watchdog

async def work():
    print("working", flush=True)
    for _ in range(5):
        await asyncio.sleep(0.2)
    print("standing", flush=True)
    time.sleep({standing})
    print("done", flush=True)

set_up_logging("INFO")
asyncio.run(Watchdog(0.5).watch(work()))
"""


@contextlib.asynccontextmanager
async def running_code(code: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        code,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def says(process: asyncio.subprocess.Process, line: str) -> None:
    """Wait until it prints this next."""
    assert process.stdout is not None
    async with asyncio.timeout(20):
        assert (await process.stdout.readline()).decode().strip() == line


async def rest_of(process: asyncio.subprocess.Process) -> str:
    async with asyncio.timeout(20):
        return (await process.communicate())[0].decode()


@pytest.mark.parametrize(
    ("arguments", "code"), [([], 0), (["serve"], 0), (["check"], 128 + signal.SIGTERM)]
)
async def test_sigterm_is_heard_from_the_first_statement_on(
    arguments: list[str], code: int
) -> None:
    """By a handler of our own, as process 1 of a container needs; other commands weren't done."""
    async with running_code(SLOW_IMPORT.format(arguments=arguments)) as process:
        await says(process, "importing")
        process.terminate()
        assert await rest_of(process) == ""
        assert process.returncode == code


async def test_a_loop_that_stands_still_ends_the_process() -> None:
    """In one line that says where, for the supervisor to start it anew."""
    async with running_code(STANDING.format(standing=60)) as process:
        await says(process, "working")
        await says(process, "standing")
        told = await rest_of(process)
    assert process.returncode == EXIT_STANDSTILL
    assert "CRITICAL bot.watchdog: The bot stood still" in told
    assert len(told.splitlines()) == 1


async def test_a_loop_that_stands_for_a_moment_goes_on() -> None:
    """And nothing watches any more once the work is done."""
    async with running_code(STANDING.format(standing=0.2)) as process:
        assert (await rest_of(process)).split() == ["working", "standing", "done"]
    assert process.returncode == 0


async def test_a_suspended_process_is_no_standing_loop() -> None:
    """However long it was away: the watchdog was away with it."""
    async with running_code(STANDING.format(standing=0)) as process:
        await says(process, "working")
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(1.5)  # the suspension itself, three times as long as it may stand
        process.send_signal(signal.SIGCONT)
        assert (await rest_of(process)).split() == ["standing", "done"]
    assert process.returncode == 0
