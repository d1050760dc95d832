"""Updates that stay at Telegram until they are answered: whoever is killed meanwhile loses none.

An update holds up those behind it, for Telegram is told only where the first unanswered one is.
So it is let go some seconds after its own sending began or its chat was told to wait.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar

MOST_HELD = 100
"""Telegram hands over no more (https://core.telegram.org/bots/api#getupdates)."""
SLOW_SECONDS = 2.0
SLOW_CRY_SECONDS = 10.0
STEP_SECONDS = 0.1
"""They are counted in steps: where this process is too busy to send, they take longer."""
"""A lost cry is worse than others who wait a little."""


class HeldUpdate:
    """An update on its way to an answer."""

    def __init__(self, number: int, release: Callable[[int], None]) -> None:
        self.number = number
        self.over = asyncio.Event()
        """Telegram may forget the update, or the bot stops."""
        self.chat_waits = False
        self._release = release
        self._lane: list[HeldUpdate] = [self]
        self._countdown: asyncio.TimerHandle | None = None
        self._is_cry = False

    def join(self, lane: "list[HeldUpdate]") -> None:
        """Stand in the lane of its person, whose unanswered updates these are, until it is done."""
        lane.append(self)
        self._lane = lane
        if any(mate.chat_waits for mate in lane):
            self.count_down()

    def leave(self) -> None:
        """It is done."""
        self._lane.remove(self)

    def count_down(self, *, cry: bool = False) -> None:
        """Let go in some seconds. It is known only now whether this is a cry."""
        if self._countdown and (self._is_cry or not cry):
            return
        self.stop_counting()
        self._is_cry = cry
        self._count(SLOW_CRY_SECONDS if cry else SLOW_SECONDS)

    def _count(self, left: float) -> None:
        if left <= 0:
            self._release(self.number)
        else:
            loop = asyncio.get_running_loop()
            self._countdown = loop.call_later(STEP_SECONDS, self._count, left - STEP_SECONDS)

    def stop_counting(self) -> None:
        if self._countdown:
            self._countdown.cancel()

    def make_wait(self, *, cry: bool) -> None:
        """Its chat was told to wait, and so was all that stands in its lane."""
        self.chat_waits = True
        self.count_down(cry=cry)
        for mate in self._lane:
            mate.count_down()

    @property
    def is_stuck(self) -> bool:
        """Whether one of the same person was let go and is still not answered."""
        return any(mate.over.is_set() for mate in self._lane)


HANDLED: ContextVar[HeldUpdate | None] = ContextVar("handled", default=None)
"""The update that the current task handles."""


def sending_begins(*, cry: bool) -> None:
    """The reply to the current update goes out now; `cry`: it is a help card."""
    if held := HANDLED.get():
        held.count_down(cry=cry)


def chat_must_wait(*, cry: bool = False) -> None:
    """The chat of the current update was told to wait, by Telegram or by us."""
    if held := HANDLED.get():
        held.make_wait(cry=cry)


class HeldUpdates:
    """Those that aren't answered yet, by number."""

    def __init__(self) -> None:
        self._held: dict[int, HeldUpdate] = {}
        self._changed = asyncio.Event()
        self._stopped = False

    def __len__(self) -> int:
        return len(self._held)

    @property
    def first(self) -> int | None:
        """The lowest number, where Telegram has to begin."""
        return min(self._held, default=None)

    def get(self, number: int | None) -> HeldUpdate | None:
        return self._held.get(number) if number is not None else None

    def hold(self, number: int) -> None:
        """From now on, until it is answered or let go."""
        self._held[number] = HeldUpdate(number, self._release)

    @contextlib.contextmanager
    def handling(self, number: int) -> Iterator[HeldUpdate | None]:
        """While the current task handles an update: a failed handler costs no second try."""
        held = self._held.get(number)
        token = HANDLED.set(held)
        try:
            yield held
        finally:
            HANDLED.reset(token)
            self._release(number)

    def make_room(self) -> None:
        """Let go of what waits behind a slow one of its own person: nobody else gets in."""
        for held in tuple(self._held.values()):
            if held.is_stuck:
                self._release(held.number)

    def stop(self) -> None:
        """What is still unanswered stays so: Telegram shall keep it for the next start."""
        self._stopped = True
        for held in self._held.values():
            held.stop_counting()
            held.over.set()

    async def change(self, within: float) -> None:
        """Wait until one is let go, for so many seconds at most."""
        self._changed.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._changed.wait()

    def _release(self, number: int) -> None:
        if self._stopped or number not in self._held:
            return
        held = self._held.pop(number)
        held.stop_counting()
        held.over.set()
        self._changed.set()
