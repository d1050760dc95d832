"""Waiting for something to happen, without sleeping and looking again."""

import asyncio


class Changes:
    """Wakes everybody who waits whenever something changed."""

    def __init__(self) -> None:
        self.revision = 0
        """Counts what a person could see change: messages, buttons, typing."""
        self._waiting: set[asyncio.Future[None]] = set()

    def announce(self, *, visible: bool = False) -> None:
        self.revision += visible
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def next(self) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
