"""Who is answered when: one person's updates in order, different people side by side."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Protocol

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.surfaces.pacing import SLOW_SECONDS, Throttle, TypingWatch

AT_ONCE = 4096
"""More than ever wait: the library's own limit would keep help cards waiting too."""
WAITING_PER_PERSON = 100


class Waiting(Protocol):
    """What the queue asks about an update that can't be handled at once, and does for it."""

    def is_urgent(self, update: Update) -> bool: ...
    async def show_typing(self, update: Update) -> None: ...
    async def refuse(self, update: Update) -> None: ...


@dataclass
class Lane:
    """One person's updates."""

    current: Update
    """The one that is being answered, or will be next."""
    watch: TypingWatch
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    refused: bool = False


class PersonalOrder(BaseUpdateProcessor):
    """Hands updates to the handlers: in order for a person, and a call for help at once."""

    def __init__(
        self,
        waiting: Waiting,
        throttle: Throttle,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] | None = None,
        slow_seconds: float = SLOW_SECONDS,
    ) -> None:
        super().__init__(AT_ONCE)
        self._waiting = waiting
        self._throttle = throttle
        self._clock = clock
        self._sleep = sleep or self._doze
        self._slow_seconds = slow_seconds
        self._lanes: dict[int, Lane] = {}
        self._hurry = asyncio.Event()
        self._ready = asyncio.Event()
        self._ready.set()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Give up what still runs."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def hold(self) -> None:
        """Let updates wait until `begin`: the core is still warming up."""
        self._ready.clear()

    def begin(self) -> None:
        """Handle what waits."""
        self._ready.set()

    def hurry(self) -> None:
        """Stop pacing anybody: the bot is about to stop."""
        self.begin()
        self._throttle.open()
        self._hurry.set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for this update's turn, then run its handlers."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            person = person_of(update)
            if person is None or not isinstance(update, Update):
                await self._ready.wait()
                await coroutine
            elif await self._may_go_on(update, person):
                await self._in_turn(update, person, coroutine)
        finally:
            self._tasks.discard(task)
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # no effect unless it never ran

    async def _may_go_on(self, update: Update, person: int) -> bool:
        """False where too much of this person's waits already; they are told once."""
        lane = self._lanes.get(person)
        if lane is None or lane.waiting < WAITING_PER_PERSON:
            return True
        if self._waiting.is_urgent(update):
            return True
        if not lane.refused:
            lane.refused = True
            await self._waiting.refuse(update)
        return False

    async def _in_turn(self, update: Update, person: int, coroutine: Awaitable[Any]) -> None:
        delay = self._throttle.delay(person, length_of(update))
        if (delay or person in self._lanes) and self._waiting.is_urgent(update):
            await self._ready.wait()
            await coroutine
            return
        due = self._clock() + delay
        lane = self._lanes.get(person) or self._open_lane(person, update)
        lane.waiting += 1
        try:
            async with lane.lock:  # taken before waiting for the core: who came first goes first
                lane.current = update
                await self._ready.wait()
                if (left := due - self._clock()) > 0:  # what it waited in the lane counts
                    await self._sleep(left)
                await coroutine
        finally:
            lane.waiting -= 1
            if not lane.waiting:
                self._lanes.pop(person).watch.stop()

    def _open_lane(self, person: int, update: Update) -> Lane:
        def show() -> Awaitable[None]:
            return self._waiting.show_typing(lane.current)

        lane = self._lanes[person] = Lane(update, TypingWatch(show, self._slow_seconds))
        return lane

    async def _doze(self, seconds: float) -> None:
        """Sleep, unless the bot is about to stop."""
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        except TimeoutError:
            return


def person_of(update: object) -> int | None:
    """Whose turn it is; None where order doesn't matter (inline typing must be answered fast)."""
    if not isinstance(update, Update) or update.inline_query:
        return None
    sender = update.effective_sender
    return sender.id if sender else None


def length_of(update: Update) -> int:
    """Characters that somebody wrote: what an answer costs grows with them."""
    message = update.effective_message
    return len(message.text or message.caption or "") if message else 0
