"""Memory of the last minutes, bounded in number and time. Nothing of it is ever written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A mapping that forgets its oldest keys: beyond `limit`, and after `seconds`."""

    def __init__(self, *, limit: int, seconds: float, clock: Callable[[], float]) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._items: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def put(self, key: Key, value: Value) -> None:
        """Remember, from now on for `seconds`."""
        self._items[key] = (self._clock(), value)
        self._items.move_to_end(key)
        self._tidy()

    def get(self, key: Key) -> Value | None:
        """What is remembered, or None."""
        self._tidy()
        item = self._items.get(key)
        return item[1] if item else None

    def first_time(self, key: Key, value: Value) -> bool:
        """Whether the key is new; remembers it."""
        if self.get(key) is not None:
            return False
        self.put(key, value)
        return True

    def forget(self, fits: Callable[[Key], bool]) -> None:
        """Drop every key that fits."""
        for key in [key for key in tuple(self._items) if fits(key)]:
            self._items.pop(key, None)

    def __len__(self) -> int:
        self._tidy()
        return len(self._items)

    def _tidy(self) -> None:
        now = self._clock()
        while self._items:
            oldest = next(iter(self._items))
            if len(self._items) <= self._limit and now - self._items[oldest][0] < self._seconds:
                return
            del self._items[oldest]
