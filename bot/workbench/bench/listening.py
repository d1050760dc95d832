"""Start the bot as a process of its own against the stand-in and see when it listens."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from bot.config import CHECKOUT
from bot.tryout import Standin, running

PATIENCE_SECONDS = 30


def listen_once(root: Path) -> tuple[float, float]:
    """Seconds from start to the first getUpdates, and megabytes resident then (0 off Linux)."""
    return asyncio.run(_listen_once(root))


async def _listen_once(root: Path) -> tuple[float, float]:
    async with running() as standin:
        environ = environment(standin, root)
        started = time.perf_counter()
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", env=environ, cwd=CHECKOUT
        )
        try:
            await standin.wait_for_call("getUpdates", timeout=PATIENCE_SECONDS)
            return time.perf_counter() - started, resident_megabytes(bot.pid)
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
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return 0.0
    lines = status.read_text(encoding="ascii", errors="replace").splitlines()
    resident = next((line.split()[1] for line in lines if line.startswith("VmRSS")), "0")
    return int(resident) / 1024
