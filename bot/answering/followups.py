"""Short follow-ups in a private chat: "and in Kenya?", "who funds it", "more".

Kept in memory for five minutes and by person: the entry shown last. No message text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.question import Question
from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry
from bot.language.words import words
from bot.recent import Recent

MINUTES = 5
MOST_PEOPLE = 10_000
"""About two megabytes of memory."""
_POINTS_BACK = frozenset({"it", "its", "they", "them", "their", "that", "this", "those", "these"})
_LONGEST = 8
"""Words: a longer message says itself what it is about."""
_MORE = frozenset(
    {"more", "tell me more", "more please", "go on", "and", "details", "more details"}
)
_OPENING = re.compile(r"^\s*(and|what about|how about|also)\b", re.IGNORECASE)


class FollowUps:
    """Completes a question from what the same person was shown last."""

    def __init__(self, catalog: Catalog, memory: Recent[int, str]) -> None:
        self._catalog = catalog
        self._memory = memory

    def shown(self, asker: int | None, entry: Entry) -> None:
        if asker is not None:
            self._memory.put(asker, entry.id)

    def last(self, asker: int | None) -> Entry | None:
        entry = self._memory.get(asker) if asker is not None else None
        return self._catalog.find(entry) if entry else None

    def asks_more(self, text: str) -> bool:
        return " ".join(words(text)) in _MORE

    def completed(self, question: Question) -> Question:
        """The question with the last entry's title before it, where it points back to that."""
        typed = words(question.text)
        points = _POINTS_BACK & set(typed) or _OPENING.match(question.text)
        last = self.last(question.asker)
        if last is None or not points or len(typed) > _LONGEST:
            return question
        return replace(question, text=f"{last.title} {question.text}")
