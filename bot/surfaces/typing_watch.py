"""Typing, shown to somebody who waits: for slow replies only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

SLOW_SECONDS = 1.0
AGAIN_SECONDS = 4.0
"""Telegram shows it for five seconds at most (https://core.telegram.org/bots/api#sendchataction)."""


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
