"""Ends the process when its event loop stands still, so that a supervisor can start it anew."""

import asyncio
import logging
import os
import sys
import threading
import time
from collections.abc import Coroutine
from typing import Any

from bot.logs import place

LOG = logging.getLogger(__name__)

STANDSTILL_SECONDS = 30.0
TICKS = 30
EXIT_STANDSTILL = 70  # EX_SOFTWARE of sysexits.h
LAST_WORDS_SECONDS = 0.5


class Watchdog:
    """A thread that counts its own ticks since the loop last turned.

    Time is not asked: a machine that was suspended, or a process that was stopped, has missed one
    tick, however late it is.
    """

    def __init__(self, seconds: float = STANDSTILL_SECONDS) -> None:
        self._tick = seconds / TICKS
        self._missed = 0
        self._over = threading.Event()

    async def watch(self, work: Coroutine[Any, Any, object]) -> None:
        """Do the work in the running loop, watched."""
        turning = asyncio.create_task(self._turn())
        threading.Thread(target=self._count, args=(threading.get_ident(),), daemon=True).start()
        try:
            await work
        finally:
            self._over.set()
            turning.cancel()

    async def _turn(self) -> None:
        while True:
            self._missed = 0
            await asyncio.sleep(self._tick)

    def _count(self, watched: int) -> None:
        while not self._over.wait(self._tick):
            self._missed += 1
            if self._missed > TICKS:
                self._end(watched)

    def _end(self, watched: int) -> None:
        """End without a farewell to anybody. What isn't answered yet, Telegram brings again."""
        frame = sys._current_frames()[watched]
        told = (
            "The bot stood still for %.0f s at %s and ends: start it anew.",
            self._tick * TICKS,
            place(frame.f_code.co_filename, frame.f_lineno),
        )
        # in a thread of its own: what the loop hangs in may be the log
        threading.Thread(target=LOG.critical, args=told, daemon=True).start()
        time.sleep(LAST_WORDS_SECONDS)
        os._exit(EXIT_STANDSTILL)
