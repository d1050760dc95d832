"""Who is answered when: one person's updates in order, different people side by side."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Protocol

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.surfaces.receiving.held import HANDLED, HeldUpdate, HeldUpdates, chat_must_wait

AT_ONCE = 4096
"""More than ever wait: the library's own limit would keep help cards waiting too."""
WAITING_PER_PERSON = 100

FREE_MESSAGES = 20  # are answered as fast as they come
MESSAGES_PER_SECOND = 1.0
"""After these: what Telegram itself lets through in one chat (https://core.telegram.org/bots/faq)."""
CHARACTERS_PER_MESSAGE = 500  # a longer message counts as several: it costs as much work
PEOPLE = 10_000

SLOW_SECONDS = 1.0
TYPING_SECONDS = 4.0
"""Telegram shows it for five seconds at most (https://core.telegram.org/bots/api#sendchataction)."""


class Waiting(Protocol):
    """What the queue asks about an update that can't be handled at once, and does for it."""

    def is_urgent(self, update: Update) -> bool: ...
    async def show_typing(self, update: Update) -> None: ...
    async def refuse(self, update: Update) -> None: ...


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
        cost = 1 + characters // CHARACTERS_PER_MESSAGE
        full_at = max(self._full_at.get(person, now), now) + cost / MESSAGES_PER_SECOND
        self._full_at[person] = full_at
        return max(0.0, full_at - now - FREE_MESSAGES / MESSAGES_PER_SECOND)

    def open(self) -> None:
        """Let everything through from now on: the bot is about to stop."""
        self._open = True


@dataclass
class Lane:
    """One person's updates."""

    current: Update
    """The one that is being answered, or will be next."""
    typing: asyncio.Task[None]
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    refused: bool = False
    held: list[HeldUpdate] = field(default_factory=list)
    """Those of its updates that Telegram keeps until they are answered."""


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
        self.held = HeldUpdates()
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
        self.held.stop()
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

    async def ready(self) -> None:
        """Wait until the core is warm."""
        await self._ready.wait()

    def is_urgent(self, update: Update) -> bool:
        """Whether the update calls for help."""
        return self._waiting.is_urgent(update)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for this update's turn, then run its handlers."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with self.held.handling(getattr(update, "update_id", 0)):
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
        held = HANDLED.get()
        if held:
            held.join(lane.held)
        if delay:
            chat_must_wait()
        try:
            async with lane.lock:  # taken before waiting for the core: who came first goes first
                lane.current = update
                await self._ready.wait()
                if (left := due - self._clock()) > 0:  # what it waited in the lane counts
                    await self._sleep(left)
                await coroutine
        finally:
            if held:
                held.leave()
            lane.waiting -= 1
            if not lane.waiting:
                self._lanes.pop(person).typing.cancel()

    def _open_lane(self, person: int, update: Update) -> Lane:
        typing = asyncio.create_task(self._show_typing(person))
        lane = self._lanes[person] = Lane(update, typing)
        return lane

    async def _show_typing(self, person: int) -> None:
        """Show somebody who has waited for long that they are being answered."""
        await asyncio.sleep(self._slow_seconds)
        while True:
            await self._waiting.show_typing(self._lanes[person].current)
            await asyncio.sleep(TYPING_SECONDS)

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
