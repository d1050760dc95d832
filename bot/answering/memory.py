"""What is kept in memory: a bounded number of values, each for some minutes, nothing on disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """The newest `most` values, each forgotten after `seconds`."""

    def __init__(self, *, most: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[Hashable, tuple[float, Value]] = OrderedDict()

    def keep(self, key: Hashable, value: Value) -> None:
        self._kept.pop(key, None)
        self._kept[key] = (self._clock() + self._seconds, value)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def recall(self, key: Hashable) -> Value | None:
        until, value = self._kept.get(key, (0.0, None))
        if self._clock() < until:
            return value
        self._kept.pop(key, None)
        return None

    def forget(self, key: Hashable) -> None:
        self._kept.pop(key, None)
