"""What is counted since the start: plain numbers, no text, nobody's identity.

A call for help is counted in `cards` alone, and there in tens: no other number, and no difference
of two, tells of it.
"""

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping

from bot.answering.event import Event, EventKind
from bot.replies.blocks import Address, PageKind, Reply
from bot.replies.outcomes import HelpAnswer, HelpCard, Page

STEP = 10
BOUNDS = (0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 600.0)
"""Seconds: from a usual answer to what an outage of Telegram's brings."""
POLLS = frozenset({"getUpdates", "getMe"})
"""Calls that do nothing but ask Telegram; their failing tells that it can't be reached."""


class Spread:
    """How often something took how long."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        """By the first of BOUNDS that it didn't exceed; the last is for what exceeded all."""
        self.seconds = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


class Tally:
    """What the desk and the connection to Telegram report to."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.updates: Counter[str] = Counter()
        """By kind of event; calls for help left out."""
        self.outcomes: Counter[tuple[str, ...]] = Counter()
        """By surface and name of the outcome; calls for help left out."""
        self.taps_after_near = 0
        self.answering = Spread()
        """From a question to its reply, in our own hands."""
        self.waiting = Spread()
        """From when a message was sent to when it was looked at."""
        self.flood_waits = 0
        self.lost_calls = 0
        """In a row, of any method."""
        self.lost_polls = 0
        """In a row."""
        self.poll_ended = clock()
        """When Telegram was last asked, whatever came of it; at first when we started."""
        self.good_poll: float | None = None
        self._cards = 0
        self._shown: Counter[str] = Counter()

    @property
    def cards(self) -> int:
        """Help cards, in tens."""
        return in_tens(self._cards)

    @property
    def shown(self) -> Mapping[str, int]:
        """How often each entry was shown, in tens; those with fewer are left out."""
        return {entry: in_tens(count) for entry, count in self._shown.items() if count >= STEP}

    @property
    def reaches_telegram(self) -> bool:
        """Has Telegram answered, and not just left two calls in a row unanswered?"""
        return self.good_poll is not None and self.lost_calls < 2

    def answered(self, event: Event, reply: Reply, seconds: float) -> None:
        """An event got its reply."""
        self._cards += isinstance(reply.outcome, HelpCard)
        if _is_help(reply.outcome):
            return
        self.updates[event.kind] += 1
        self.answering.add(seconds)
        if event.waited > 0:
            self.waiting.add(event.waited)
        if not reply.is_silent:
            self.outcomes[event.surface, _outcome(event, reply)] += 1
        if reply.entry:
            self._shown[reply.entry] += 1

    def tapped_after_near(self, outcome: object) -> None:
        """After the nearest entry somebody pressed a button, rather than ask anew or go away."""
        self.taps_after_near += not _is_help(outcome)

    def failed(self, event: Event) -> None:
        """An event got the apology."""
        self.updates[event.kind] += 1
        self.outcomes[event.surface, "Failure"] += 1

    def called(self, method: str, *, good: bool) -> None:
        """A call to Telegram ended."""
        self.lost_calls = 0 if good else self.lost_calls + 1
        if method not in POLLS:
            return
        self.poll_ended = self.clock()
        self.lost_polls = 0 if good else self.lost_polls + 1
        if good:
            self.good_poll = self.poll_ended


def in_tens(count: int) -> int:
    """Rounded down, so that no single person shows."""
    return count // STEP * STEP


def _is_help(outcome: object) -> bool:
    """A card, its minutes, or the button that says that none was needed."""
    match outcome:
        case HelpCard() | HelpAnswer() | Page(Address(PageKind.LOOKING)):
            return True
        case Page(address):  # under a card, which its buttons carry
            return bool(address.card)
        case _:
            return False


def _outcome(event: Event, reply: Reply) -> str:
    """Inline results are all one: whether they hold back anything tells of a cry."""
    if event.kind is EventKind.INLINE:
        return "Cards"
    return type(reply.outcome).__name__ if reply.outcome else "Notice"
