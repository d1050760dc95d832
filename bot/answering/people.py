"""What is remembered of people: for minutes, in memory only, bounded in number and length.

`/privacy` lists all of it.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

from cachetools import TTLCache

from bot.answering.event import Event
from bot.replies.outcomes import HelpCard

FOLLOW_UP_SECONDS = 5 * 60.0
CARD_SECONDS = 15 * 60.0  # how long a country's name alone completes a help card
FRAGMENT_SECONDS = 10 * 60.0
FRAGMENTS, FRAGMENT_CHARS = 4, 600  # messages, and characters of all together
AWAY_SECONDS = 3600.0  # how often somebody is told that we were away
MOST_PEOPLE = 10_000  # about two megabytes


class Fragment(NamedTuple):
    """One of somebody's last messages."""

    until: float
    """When it is forgotten."""
    text: str
    tells: bool
    """May it tell of trouble?"""


class People:
    """By the number of a person. Outlives the knowledge that they were answered from."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.shown: TTLCache[int, str] = TTLCache(MOST_PEOPLE, FOLLOW_UP_SECONDS, clock)
        """Address of the entry or list that somebody was shown last."""
        self.offered: TTLCache[int, tuple[str, ...]] = TTLCache(
            MOST_PEOPLE, FOLLOW_UP_SECONDS, clock
        )
        """Addresses of what the last list or choice offered, in its order: "the second one"."""
        self.nearest: TTLCache[int, bool] = TTLCache(MOST_PEOPLE, FOLLOW_UP_SECONDS, clock)
        """Whether that was the nearest to a question rather than its answer."""
        self.cards: TTLCache[int, HelpCard] = TTLCache(MOST_PEOPLE, CARD_SECONDS, clock)
        """The help card that somebody got last: the person stays with help."""
        self.fragments: TTLCache[int, tuple[Fragment, ...]] = TTLCache(
            MOST_PEOPLE, FRAGMENT_SECONDS, clock
        )
        """Somebody's last messages, so that a call for help told in pieces is heard."""
        self._clock = clock
        self.told_away: TTLCache[int, bool] = TTLCache(MOST_PEOPLE, AWAY_SECONDS, clock)
        """Who was told that we had been away."""

    def shown_before(self, event: Event) -> str:
        """The address of what a message may go on from: what it replies to, or what the person
        was shown last; empty for none."""
        return event.about or (self.shown.get(event.asker, "") if event.asker else "")

    def told(self, asker: int) -> str:
        """The person's last messages as one text; empty where none of them may tell of trouble."""
        kept = self._kept(asker)
        return " ".join(one.text for one in kept) if any(one.tells for one in kept) else ""

    def with_fragments(self, asker: int, text: str, *, tells: bool) -> str:
        """The person's last messages and this one, as one text; remembers it among them.

        Empty where none of them may tell of trouble: then all together don't, either.
        """
        piece = Fragment(self._clock() + FRAGMENT_SECONDS, text[:FRAGMENT_CHARS], tells)
        kept = (*self._kept(asker), piece)[-FRAGMENTS:]
        while sum(len(one.text) for one in kept) > FRAGMENT_CHARS and len(kept) > 1:
            kept = kept[1:]
        self.fragments[asker] = kept
        return self.told(asker)

    def _kept(self, asker: int) -> tuple[Fragment, ...]:
        now = self._clock()
        return tuple(piece for piece in self.fragments.get(asker, ()) if piece.until > now)

    def forget(self, asker: int) -> None:
        """Drop all that is remembered of somebody."""
        for memory in (self.shown, self.offered, self.nearest, self.cards, self.fragments):
            memory.pop(asker, None)
