"""What is remembered of people: for minutes, in memory only, bounded in number. No words of theirs.

`/privacy` lists all of it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from bot.replies.outcomes import HelpCard

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

FOLLOW_UP_SECONDS = 5 * 60.0
CARD_SECONDS = 15 * 60.0  # how long a country's name alone completes a help card
AWAY_SECONDS = 3600.0  # how often somebody is told that we were away
MOST_PEOPLE = 10_000  # about two megabytes


class Recent(Generic[Key, Value]):
    """A mapping that forgets its oldest keys: beyond `limit`, and after `seconds`."""

    def __init__(self, *, limit: int, seconds: float, clock: Callable[[], float]) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._items: OrderedDict[Key, tuple[float, Value]] = OrderedDict()
        self._lock = Lock()  # long messages are answered in a thread of their own

    def put(self, key: Key, value: Value) -> None:
        """Remember, from now on for `seconds`."""
        with self._lock:
            self._items[key] = (self._clock(), value)
            self._items.move_to_end(key)
            self._tidy()

    def get(self, key: Key) -> Value | None:
        """What is remembered, or None."""
        with self._lock:
            self._tidy()
            item = self._items.get(key)
            return item[1] if item else None

    def first_time(self, key: Key, value: Value) -> bool:
        """Whether the key is new; remembers it."""
        if self.get(key) is not None:
            return False
        self.put(key, value)
        return True

    def forget(self, fits: Callable[[Key, Value], bool]) -> None:
        """Drop all that fits."""
        with self._lock:
            for key, (_, value) in tuple(self._items.items()):
                if fits(key, value):
                    del self._items[key]

    def __len__(self) -> int:
        with self._lock:
            self._tidy()
            return len(self._items)

    def _tidy(self) -> None:
        now = self._clock()
        while self._items:
            oldest = next(iter(self._items))
            if len(self._items) <= self._limit and now - self._items[oldest][0] < self._seconds:
                return
            del self._items[oldest]


class People:
    """Numbers of people → what they were shown. Outlives the knowledge it was shown from."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        def recent(seconds: float) -> Recent[int, Value]:
            return Recent(limit=MOST_PEOPLE, seconds=seconds, clock=clock)

        self._entries: Recent[int, str] = recent(FOLLOW_UP_SECONDS)
        self._cards: Recent[int, HelpCard] = recent(CARD_SECONDS)
        self._told_away: Recent[int, bool] = recent(AWAY_SECONDS)

    def saw_entry(self, asker: int, entry: str) -> None:
        self._entries.put(asker, entry)

    def last_entry(self, asker: int | None) -> str | None:
        """Id of the entry that somebody was shown last."""
        return self._entries.get(asker) if asker is not None else None

    def saw_card(self, asker: int, card: HelpCard) -> None:
        self._cards.put(asker, card)

    def last_card(self, asker: int | None) -> HelpCard | None:
        return self._cards.get(asker) if asker is not None else None

    def first_told_away(self, asker: int) -> bool:
        """Whether somebody wasn't told within the hour that we were away; remembers it."""
        return self._told_away.first_time(asker, True)
