"""Source records are complete: nothing is left as the draft made it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalog.reading import line_of
from bot.catalog.records import UNFINISHED, Passage
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge


def check_records(knowledge: Knowledge) -> Iterator[Problem]:
    for passage in knowledge.catalog.passages.values():
        path = knowledge.root / "seeds" / f"{passage.source}.yaml"
        for field, message in _unfinished(passage):
            yield Problem(path, line_of(path, f"id: {passage.id}"), passage.id, field, message)


def _unfinished(passage: Passage) -> Iterator[tuple[str, str]]:
    if passage.digest == UNFINISHED:
        yield "digest", "found '?', expected what the passage says, in our own words"
    for figure in passage.figures:
        if figure.unit == UNFINISHED:
            yield "figures", f"found '?' as unit of {figure.value!r}, expected what is counted"
