"""How fast one person may ask. Whoever asks faster waits; help cards don't pass here."""

from __future__ import annotations

import time
from collections.abc import Callable

AT_ONCE = 20
"""Messages that are answered as fast as they come."""
PER_SECOND = 1.0
"""Then this many: what Telegram itself lets through in one chat (https://core.telegram.org/bots/faq)."""
PEOPLE = 10_000


class Throttle:
    """A bucket of tokens for each person, filled at a steady pace."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free_at: dict[int, float] = {}
        """When the person's bucket is full again."""
        self._open = False

    def delay(self, person: int) -> float:
        """Count one message; seconds until it may be answered."""
        now = self._clock()
        if self._open:
            return 0.0
        if len(self._free_at) > PEOPLE:
            self._free_at = {who: at for who, at in self._free_at.items() if at > now}
        full_at = max(self._free_at.get(person, now), now) + 1 / PER_SECOND
        self._free_at[person] = full_at
        return max(0.0, full_at - now - AT_ONCE / PER_SECOND)

    def open(self) -> None:
        """Let everything through from now on: the bot is about to stop."""
        self._open = True
