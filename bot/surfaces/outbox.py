"""How a call to Telegram is carried out: when, how often, and help cards first."""

import asyncio
import contextlib
import logging
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.surfaces.bot_api.answers import GatewayTimeout
from bot.surfaces.bot_api.flood_waits import FloodWaits, Recipient
from bot.surfaces.receiving.held import chat_must_wait, sending_begins

Result = TypeVar("Result")
LOG = logging.getLogger(__name__)

# Slots of their own, so that nothing waits behind ordinary replies that hang: help cards, answers
# to queries, signs of life. Together they leave connections to spare (CONNECTIONS, application.py).
ORDINARY_AT_ONCE, URGENT_AT_ONCE, QUERIES_AT_ONCE, SIGNS_AT_ONCE = 128, 64, 32, 16
# A call that lasts for so many seconds gives its slot to the next, up to so many calls in all: else
# a hundred that hang would keep everybody from being heard until they are given up.
SLOT_SECONDS, ORDINARY_IN_ALL = 2.0, 512
HEAD_START_SECONDS = 0.25
"""After a pause, help cards leave this much before the rest."""
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0

# How often a call is made. Without an answer it was probably carried out, with one that can't be
# read perhaps; what didn't reach Telegram is tried for as long as the bot runs.
LATE_TRIES, UNREADABLE_TRIES = 2, 5
# A help card is tried even then, but ever more seldom, from so many seconds on: its connections
# may have been dead, and one copy too many does less harm than none.
SELDOM_SECONDS = 60.0
REFUSALS = (BadRequest, Forbidden, ChatMigrated)
"""What Telegram says about the call itself: trying again can't mend it."""


class Slots:
    """So many calls at once; one that lasts gives its slot to the next."""

    def __init__(self, at_once: int, in_all: int) -> None:
        self._fresh = asyncio.Semaphore(at_once)
        self._in_all = asyncio.Semaphore(in_all)

    @contextlib.asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        async with self._in_all:
            await self._fresh.acquire()
            lasts = asyncio.get_running_loop().call_later(SLOT_SECONDS, self._fresh.release)
            due = lasts.when()
            try:
                yield
            finally:
                lasts.cancel()
                if asyncio.get_running_loop().time() < due:
                    self._fresh.release()


class Outbox:
    """Carries out calls: again until they reach Telegram, and not again once they probably did."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._sleep = sleep
        self._flood = FloodWaits(clock)
        self._ordinary = Slots(ORDINARY_AT_ONCE, ORDINARY_IN_ALL)
        self._urgent = asyncio.Semaphore(URGENT_AT_ONCE)
        self._queries = asyncio.Semaphore(QUERIES_AT_ONCE)
        self._signs = asyncio.Semaphore(SIGNS_AT_ONCE)

    async def deliver(
        self,
        to: Recipient,
        call: Callable[[], Awaitable[Result]],
        *,
        urgent: bool = False,
        within: float | None = None,
    ) -> Result:
        """Make the call, again after flood waits, outages and junk.

        An urgent one goes out at once, whatever Telegram wants, and waits only for its own refusal.
        Raises what trying again can't mend: a refusal; where nobody knows whether the call was
        carried out, the error of the last try; TimeoutError after, or as soon as it is sure that it
        will take longer than, `within` seconds.
        """
        tries: Counter[int] = Counter()
        async with asyncio.timeout(within):
            while True:
                if not urgent:
                    await self._wait(to, within)
                try:
                    return await self._call(to, call, urgent)
                except RetryAfter as error:
                    if urgent:
                        chat_must_wait(cry=True)
                        await self._sleep(retry_seconds(error))
                except REFUSALS:
                    raise
                except Exception as error:  # noqa: BLE001 - the library's, of odd answers
                    pause = _pause(error, tries, urgent)
                    LOG.warning("A call failed (%s) and is tried again.", type(error).__name__)
                    await self._sleep(pause if urgent else pause + HEAD_START_SECONDS)

    async def offer(self, to: Recipient, call: Callable[[], Awaitable[object]]) -> None:
        """Make a call that nobody misses: once, and not while Telegram wants none or many wait."""
        if self._flood.left(to) > 0 or self._signs.locked():
            return
        try:
            async with self._signs:
                await call()
        except RetryAfter as error:
            self._flood.hold(to, retry_seconds(error), quiet=False)
        except TelegramError as error:
            LOG.info("A sign of life was not taken (%s).", type(error).__name__)

    async def _call(
        self, to: Recipient, call: Callable[[], Awaitable[Result]], urgent: bool
    ) -> Result:
        ordinary = self._queries if isinstance(to, str) else self._ordinary.one()
        async with self._urgent if urgent else ordinary:
            sending_begins(cry=urgent)
            quiet = self._flood.note_call(to)
            try:
                return await call()
            except RetryAfter as error:
                self._flood.hold(to, retry_seconds(error), quiet=quiet)
                raise

    async def _wait(self, to: Recipient, within: float | None) -> None:
        while (seconds := self._flood.left(to)) > 0:
            chat_must_wait(cry=False)
            if within is not None and seconds > within:
                raise TimeoutError
            await self._sleep(seconds + HEAD_START_SECONDS)


def _pause(error: Exception, tries: Counter[int], urgent: bool) -> float:
    """Seconds until the next try; raises the error where there is none."""
    limit = _limit(error)
    tries[limit] += 1
    if tries[limit] < limit:
        return pause_after(tries.total())
    if not urgent:
        raise error
    return SELDOM_SECONDS * 2.0 ** min(tries[limit] - limit, 10)


def _limit(error: Exception) -> int:
    """How often a call may end with such an error."""
    cause = error.__cause__
    if isinstance(error, GatewayTimeout) or isinstance(cause, httpx.ReadTimeout):
        return LATE_TRIES
    unsent = cause is None or isinstance(cause, httpx.TransportError)
    return sys.maxsize if isinstance(error, TelegramError) and unsent else UNREADABLE_TRIES


def retry_seconds(error: RetryAfter) -> float:
    """How long Telegram wants us to wait; the library gives a number or a timedelta."""
    wanted = error.retry_after
    return float(wanted) if isinstance(wanted, int) else wanted.total_seconds()


def pause_after(failures: int) -> float:
    """Seconds to wait after the n-th failure in a row."""
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(failures - 1, 10))
