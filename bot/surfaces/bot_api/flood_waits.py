"""Whom Telegram wants no calls to, and until when."""

import logging
from collections.abc import Callable
from typing import TypeAlias

from cachetools import TTLCache

LOG = logging.getLogger(__name__)

# Seconds without a call after which a chat can't have brought a flood wait upon itself: the longest
# limit that Telegram tells is 20 messages a minute (https://core.telegram.org/bots/faq).
QUIET_SECONDS = 60.0
# So many quiet private chats, refused within so many seconds of each other, mean the bot itself.
# Fewer may be an accident; groups prove nothing, since others flood them.
SEVERAL, TOGETHER_SECONDS = 3, 10.0
MOST_CHATS = 20_000

Recipient: TypeAlias = int | str
"""A chat's id, or `query_of` a person: answers to queries are no messages, and wait for none."""


def query_of(person: int) -> str:
    """Whom answers to somebody's taps and inline queries go to."""
    return f"query of {person}"


class FloodWaits:
    """A refused chat waits alone; everybody waits where several were refused without a reason."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[Recipient, float] = {}
        self._called: TTLCache[Recipient, bool] = TTLCache(MOST_CHATS, QUIET_SECONDS, clock)
        self._unprovoked: TTLCache[Recipient, float] = TTLCache(SEVERAL, TOGETHER_SECONDS, clock)
        """Quiet private chats that were refused, with the seconds that were told."""
        self._everywhere = 0.0

    def left(self, to: Recipient) -> float:
        """Seconds until the next call may go out; none where it is not above 0."""
        everywhere = 0.0 if isinstance(to, str) else self._everywhere
        return max(self._until.get(to, 0.0), everywhere) - self._clock()

    def note_call(self, to: Recipient) -> bool:
        """A call goes out; whether it was quiet there before."""
        quiet = to not in self._called and to not in self._until
        self._called[to] = True
        return quiet

    def hold(self, to: Recipient, seconds: float, *, quiet: bool) -> None:
        """A call was refused: this chat waits, and if Telegram means the bot as a whole, all."""
        now = self._clock()
        self._until = {
            chat: until for chat, until in self._until.items() if until + QUIET_SECONDS > now
        }
        self._until[to] = max(now + seconds, self._until.get(to, 0.0))
        LOG.warning("Telegram asks to wait %.0f s before the next call to a chat.", seconds)
        if quiet and isinstance(to, int) and to > 0:
            self._unprovoked[to] = seconds
        if len(self._unprovoked) >= SEVERAL:
            shortest = min(self._unprovoked.values())
            self._unprovoked.clear()
            self._everywhere = now + shortest
            LOG.warning("Telegram asks the bot as a whole to wait: %.0f s.", shortest)
