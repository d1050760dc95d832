"""How fast one person is answered, and the typing sign for somebody who waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

AT_ONCE = 20  # ordinary messages that are answered as fast as they come
PER_SECOND = 1.0
"""Then this many: what Telegram itself lets through in one chat (https://core.telegram.org/bots/faq)."""
PEOPLE = 10_000
CHARS = 500
"""Each further 500 characters of a message cost as much as a message: so does the work."""

SLOW_SECONDS = 1.0
AGAIN_SECONDS = 4.0
"""Telegram shows it for five seconds at most (https://core.telegram.org/bots/api#sendchataction)."""


class Throttle:
    """A bucket of tokens for each person, filled at a steady pace. Help cards don't pass here."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._full_at: dict[int, float] = {}
        """When the person's bucket is full again."""
        self._open = False

    def delay(self, person: int, characters: int = 0) -> float:
        """Count a message by its cost; seconds until it may be answered."""
        now = self._clock()
        if self._open:
            return 0.0
        if len(self._full_at) > PEOPLE:
            self._full_at = {who: at for who, at in self._full_at.items() if at > now}
        cost = 1 + characters // CHARS
        full_at = max(self._full_at.get(person, now), now) + cost / PER_SECOND
        self._full_at[person] = full_at
        return max(0.0, full_at - now - AT_ONCE / PER_SECOND)

    def open(self) -> None:
        """Let everything through from now on: the bot is about to stop."""
        self._open = True


class TypingWatch:
    """Calls `show` when somebody has waited too long, and again until `stop`."""

    def __init__(self, show: Callable[[], Awaitable[None]], slow_seconds: float) -> None:
        self._show = show
        self._timer = asyncio.get_running_loop().call_later(slow_seconds, self._begin)
        self._task: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """They need not wait any more."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._keep_showing())

    async def _keep_showing(self) -> None:
        while True:
            await self._show()
            await asyncio.sleep(AGAIN_SECONDS)
