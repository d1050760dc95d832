"""A bot as a process of its own that serves the stand-in; what it takes of memory and processor."""

import asyncio
import contextlib
import os
import re
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path

from bot.config import CHECKOUT
from bot.tryout import Standin, running

PATIENCE_SECONDS = 30
SERVE = (sys.executable, "-m", "bot", "serve")


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


async def listen_once(root: Path) -> tuple[float, float]:
    """Seconds from start to the first getUpdates, and megabytes resident then (0 off Linux)."""
    async with running() as standin:
        started = time.perf_counter()
        async with listening(standin, SERVE, environment(standin, root)) as pid:
            return time.perf_counter() - started, resident_megabytes(pid)


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
