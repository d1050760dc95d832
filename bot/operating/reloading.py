"""Knowledge read anew while the bot serves: whole and right, or not at all."""

import asyncio
import contextlib
import gc
import logging
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.errors import KnowledgeError
from bot.logs import describe

LOG = logging.getLogger(__name__)

PROBLEMS_TOLD = 5


class Reloader:
    """Swaps the desk's knowledge at SIGHUP, and where its files have changed."""

    def __init__(self, desk: Desk, root: Path, read: Callable[[], Knowledge]) -> None:
        """`root` holds knowledge/ and seeds/; `read` may take seconds, and runs in a thread."""
        self._desk = desk
        self._root = root
        self._read = read
        self._asked = asyncio.Event()
        self._beside = ThreadPoolExecutor(1, "knowledge")  # always the same: memory is used again

    def listen(self) -> None:
        """Reload at SIGHUP, where the system has it."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(AttributeError, NotImplementedError):  # Windows
            loop.add_signal_handler(signal.SIGHUP, self._asked.set)

    async def run(self, seconds: float) -> None:
        """Reload when asked, and look at the files every so many seconds (0: never)."""
        loop = asyncio.get_running_loop()
        seen = await loop.run_in_executor(self._beside, self._state)
        while True:
            asked = await self._wait(seconds)
            # before reading, so that a change meanwhile is one for the next look
            state = await loop.run_in_executor(self._beside, self._state)
            if asked or state != seen:
                seen = state
                await self.reload()

    async def reload(self) -> None:
        """Read all anew and swap it in; whatever is wrong leaves the old in place."""
        loop = asyncio.get_running_loop()
        before = self._desk.knowledge.catalog.version
        try:
            knowledge = await loop.run_in_executor(self._beside, self._read)
            await loop.run_in_executor(self._beside, self._desk.swap, knowledge)
        except KnowledgeError as error:
            told = [str(problem) for problem in error.problems[:PROBLEMS_TOLD]]
            more = len(error.problems) - len(told)
            told += [f"and {more} more"] * bool(more)
            LOG.error("Version %s stays, the new files are wrong: %s.", before, "; ".join(told))
        except Exception as error:  # noqa: BLE001 - no file may end a bot that serves
            LOG.error("Version %s stays, reading failed: %s.", before, describe(error))
        else:
            catalog = knowledge.catalog
            line = "Knowledge read anew: %d entries, version %s (was %s)."
            LOG.info(line, len(catalog.entries), catalog.version, before)
            gc.unfreeze()  # what was kept out of collections at the start may be garbage now
            gc.collect()
            gc.freeze()

    async def _wait(self, seconds: float) -> bool:
        """True when asked to reload, False when it is time to look at the files."""
        try:
            async with asyncio.timeout(seconds or None):
                await self._asked.wait()
        except TimeoutError:
            return False
        self._asked.clear()
        return True

    def _state(self) -> str:
        """What changes with any file: their names, sizes and times."""
        found = []
        for folder in ("knowledge", "seeds"):
            for place, _, names in os.walk(self._root / folder):
                for name in names:
                    with contextlib.suppress(OSError):  # gone meanwhile: the next look tells
                        told = (Path(place) / name).stat()
                        found.append(f"{place}/{name}:{told.st_size}:{told.st_mtime_ns}")
        return "\n".join(sorted(found))
