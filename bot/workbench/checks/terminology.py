"""Outdated or harmful terms, told with the one to use instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.catalog.reading import line_of
from bot.catalog.yaml_text import read_yaml
from bot.errors import Problem
from bot.workbench.checks.grounding import stated
from bot.workbench.checks.knowledge import Knowledge, texts_in

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
"""Quotation marks: what others say may be told as they say it."""


def check_terminology(knowledge: Knowledge) -> Iterator[Problem]:
    """Outdated terms in entries and in the bot's own wording; phrases are other people's words."""
    terms = Terms(knowledge)
    for entry in knowledge.catalog.entries.values():
        for field, text in stated(entry):
            for term, message in terms.outdated(text):
                yield knowledge.problem(entry, field, message, near=term)
    for path in knowledge.wording_paths:
        for text in texts_in(read_yaml(path)):
            for term, message in terms.outdated(text):
                yield Problem(path, line_of(path, term), "", "", message)


class Terms:
    """The outdated terms as one expression."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._preferred = {
            term.casefold(): preferred for term, preferred in knowledge.terminology.terms.items()
        }
        self._outdated = _any_of(list(self._preferred))
        self._titles = _any_of(knowledge.terminology.titles)

    def outdated(self, text: str) -> Iterator[tuple[str, str]]:
        """Terms outside quotations and official titles, as (the term as written, a message)."""
        unquoted = self._titles.sub(" ", _QUOTED.sub(" ", text))
        for found in self._outdated.finditer(unquoted):
            term = found.group()
            expected = self._preferred[" ".join(term.casefold().split())]
            yield (
                term,
                f"found {term!r}, expected {expected!r}, quotation marks or an official title",
            )


def _any_of(terms: Sequence[str]) -> re.Pattern[str]:
    """Whole words, the longest term first; spaces may be line breaks."""
    longest_first = sorted(terms, key=len, reverse=True)
    alternatives = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b" if alternatives else r"(?!)", re.IGNORECASE)
