"""When a call to Telegram may go out: flood waits, retries, and help cards first."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.surfaces.receiving.held import chat_must_wait, sending_begins

Result = TypeVar("Result")
LOG = logging.getLogger(__name__)

ORDINARY_AT_ONCE = 64
URGENT_AT_ONCE = 64
"""Slots of their own, so that a help card never waits behind ordinary replies."""
HEAD_START_SECONDS = 0.25
"""After a pause, help cards leave this much before the rest."""
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0
GIVE_UP_SECONDS = 3600.0
"""As for updates: what is an hour old is no longer worth sending."""


class Outbox:
    """Carries out calls at least once: a second copy does less harm than no answer."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._ordinary = asyncio.Semaphore(ORDINARY_AT_ONCE)
        self._urgent = asyncio.Semaphore(URGENT_AT_ONCE)
        self._chats: dict[int, float] = {}
        """Until when Telegram wants no more messages to a chat."""
        self._everywhere = 0.0

    async def deliver(
        self,
        chat_id: int,
        call: Callable[[], Awaitable[Result]],
        *,
        urgent: bool = False,
        within: float = GIVE_UP_SECONDS,
    ) -> Result:
        """Make the call, again after flood waits and outages, for so many seconds.

        Raises what retrying can't mend: TelegramError of any other kind, or the last NetworkError
        or RetryAfter when time is up.
        """
        last_try = self._clock() + within
        failures = 0
        while True:
            await self._wait(chat_id, urgent)
            try:
                async with self._urgent if urgent else self._ordinary:
                    sending_begins(cry=urgent)
                    return await call()
            except RetryAfter as error:
                self._pause(chat_id, retry_seconds(error))
                self._give_up_after(last_try, error)
            except BadRequest:  # the library counts it among network errors
                raise
            except NetworkError as error:
                self._give_up_after(last_try, error)
                failures += 1
                LOG.warning("A call failed (%s) and is tried again.", type(error).__name__)
                head_start = 0.0 if urgent else HEAD_START_SECONDS
                await self._sleep(pause_after(failures) + head_start)

    async def offer(self, chat_id: int, call: Callable[[], Awaitable[object]]) -> None:
        """Make a call that nobody misses: once, and not while Telegram wants none."""
        if self._pause_left(chat_id) > 0:
            return
        try:
            await call()
        except RetryAfter as error:
            self._pause(chat_id, retry_seconds(error))
        except TelegramError as error:
            LOG.info("A sign of life was not taken (%s).", type(error).__name__)

    async def _wait(self, chat_id: int, urgent: bool) -> None:
        while (seconds := self._pause_left(chat_id)) > 0:
            chat_must_wait(cry=urgent)
            await self._sleep(seconds if urgent else seconds + HEAD_START_SECONDS)

    def _pause_left(self, chat_id: int) -> float:
        return max(self._chats.get(chat_id, 0.0), self._everywhere) - self._clock()

    def _pause(self, chat_id: int, seconds: float) -> None:
        """Hold back the chat; a second chat refused meanwhile means that all are meant."""
        now = self._clock()
        self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        if any(chat != chat_id for chat in self._chats):
            self._everywhere = max(self._everywhere, now + seconds)
        self._chats[chat_id] = now + seconds
        LOG.warning("Telegram asks to wait %.0f s.", seconds)

    def _give_up_after(self, last_try: float, error: NetworkError | RetryAfter) -> None:
        if self._clock() > last_try:
            raise error


def retry_seconds(error: RetryAfter) -> float:
    """How long Telegram wants us to wait; the library gives a number or a timedelta."""
    wanted = error.retry_after
    return float(wanted) if isinstance(wanted, int) else wanted.total_seconds()


def pause_after(failures: int) -> float:
    """Seconds to wait after the n-th failure in a row."""
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(failures - 1, 10))
