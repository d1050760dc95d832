"""A figure that its source qualifies is not told plainly: a projection stays a projection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.catalog.entries import Entry, Figure
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge
from bot.workbench.counting import amounts

_HEDGES = re.compile(
    r"\b(?:over|more than|above|at least|up to|as many as|almost|nearly|about|around|some|roughly"
    r"|under|less than|fewer than|at most|estimat\w*|project\w*|expect\w*|forecast\w*|predict\w*"
    r"|could|would|may|might|between|from|rang\w*|poll\w*|survey\w*|report\w*|believ\w*|planned"
    r"|reach\w*|exceed\w*|than|average|minimum|maximum|approximately|or more)\b",
    re.IGNORECASE,
)
"""Words that qualify a number; which of them fits is for a reader to judge."""
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]?")


def check_qualifiers(knowledge: Knowledge) -> Iterator[Problem]:
    """Sentences that state a qualified figure without any such word, as warnings."""
    for entry in knowledge.catalog.entries.values():
        for figure in entry.figures:
            for field, sentence in _plainly(figure, entry):
                message = f"found {figure.value} told plainly, expected {figure.qualifier!r}"
                near = " ".join(sentence.split()[:3])
                yield knowledge.problem(entry, field, message, near=near, warning=True)


def _plainly(figure: Figure, entry: Entry) -> Iterator[tuple[str, str]]:
    if not figure.qualifier:
        return
    stated = set(amounts(figure.value))
    for field, text in (("summary", entry.summary), ("text", entry.text)):
        for sentence in _SENTENCE.findall(text):
            if stated <= set(amounts(sentence)) and not _is_qualified(sentence, figure.qualifier):
                yield field, sentence


def _is_qualified(sentence: str, qualifier: str) -> bool:
    return bool(_HEDGES.search(sentence)) or qualifier.casefold() in sentence.casefold()
