"""Is the bot alive, and ready to answer?"""

import asyncio
import logging
from pathlib import Path

from bot.answering.desk import Desk

LOG = logging.getLogger(__name__)

BEAT_SECONDS = 5.0
LONGEST_SILENCE_SECONDS = 300.0
"""A poll ends after some fifteen seconds, well or badly; a flood wait may take minutes."""


class Health:
    """What a supervisor may ask. An outage of Telegram's is no reason to start anew."""

    def __init__(self, desk: Desk, *, polls: bool) -> None:
        self._desk = desk
        self._polls = polls
        self.lag = 0.0
        """Seconds that the event loop was late when it was last looked at."""

    @property
    def fault(self) -> str:
        """Why the bot should be started anew; empty while it is alive."""
        tally = self._desk.tally
        silent = tally.clock() - tally.poll_ended
        if self._polls and silent > LONGEST_SILENCE_SECONDS:
            return f"no poll has ended for {silent:.0f} s"
        return ""

    @property
    def poll_age(self) -> float | None:
        """Seconds since Telegram last answered a poll; None where it never has."""
        tally = self._desk.tally
        return None if tally.good_poll is None else tally.clock() - tally.good_poll

    @property
    def is_ready(self) -> bool:
        """Is the knowledge loaded, and does Telegram answer?"""
        return self._desk.is_warm and self._desk.tally.reaches_telegram

    async def beat(self, file: Path | None) -> None:
        """Measure the loop, and touch a file while the bot is alive; runs until cancelled."""
        told = False
        while True:
            if file is not None and not self.fault:
                try:
                    await asyncio.to_thread(file.touch)
                    told = False
                except OSError as error:
                    if not told:
                        LOG.error("HEARTBEAT_FILE can't be written (%s).", error.strerror)
                    told = True
            due = self._desk.tally.clock() + BEAT_SECONDS
            await asyncio.sleep(BEAT_SECONDS)
            self.lag = max(0.0, self._desk.tally.clock() - due)
