"""What the submissions hold and no entry uses yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.catalog.entries import Entry
from bot.catalog.reading import line_of
from bot.catalog.records import Passage, RecordedFigure
from bot.errors import Problem
from bot.workbench.checks.figures import same_amounts
from bot.workbench.checks.knowledge import Knowledge
from bot.workbench.counting import plain


@dataclass(frozen=True)
class Coverage:
    """Facts of the passages that an entry should cite, and how many of them are unused."""

    passages: int
    names: int
    figures: int
    uncited: tuple[Passage, ...]
    unused_names: tuple[tuple[Passage, str], ...]
    unused_figures: tuple[tuple[Passage, RecordedFigure], ...]

    def __str__(self) -> str:
        counts = (
            (len(self.uncited), self.passages, "passages"),
            (len(self.unused_names), self.names, "names"),
            (len(self.unused_figures), self.figures, "figures"),
        )
        used = (f"{total - unused} of {total} {told}" for unused, total, told in counts)
        return f"Used by entries: {', '.join(used)}."


def measure_coverage(knowledge: Knowledge) -> Coverage:
    """Passages with an `uncited` reason are left out, with all they hold."""
    catalog = knowledge.catalog
    entries = list(catalog.entries.values())
    passages = [passage for passage in catalog.passages.values() if not passage.uncited]
    cited = {source for entry in entries for source in entry.sources}
    told = "\n".join(plain(text).casefold() for entry in entries for text in _told(entry))
    names = [(passage, name) for passage in passages for name in passage.names]
    figures = [(passage, figure) for passage in passages for figure in passage.figures]
    return Coverage(
        passages=len(passages),
        names=len(names),
        figures=len(figures),
        uncited=tuple(passage for passage in passages if passage.id not in cited),
        unused_names=tuple(one for one in names if plain(one[1]).casefold() not in told),
        unused_figures=tuple(one for one in figures if not _is_used(*one, entries)),
    )


def unused(coverage: Coverage, knowledge: Knowledge) -> Iterator[Problem]:
    """Everything unused, as warnings, each at its passage."""
    for passage in coverage.uncited:
        message = "found no entry that cites it, expected one, or a reason"
        yield _warning(knowledge, passage, "uncited", message)
    for passage, name in coverage.unused_names:
        yield _warning(knowledge, passage, "names", f"found {name!r} in no entry")
    for passage, figure in coverage.unused_figures:
        found = f"found {figure.value} {figure.unit} in no entry's figures"
        yield _warning(knowledge, passage, "figures", found)


def _told(entry: Entry) -> Iterator[str]:
    yield from (entry.title, entry.summary, entry.text, *entry.phrases)
    for link in entry.links:
        yield from (link.title, *link.facts)
    for figure in entry.figures:
        yield from (figure.of, figure.where, figure.unit)
    for contact in entry.contacts:
        yield contact.name


def _is_used(passage: Passage, recorded: RecordedFigure, entries: list[Entry]) -> bool:
    """Does an entry's figure from this passage have that number, alone or in a range?"""
    return any(
        same_amounts(figure.value, recorded.value) or recorded.value in figure.value.split("–")
        for entry in entries
        for figure in entry.figures
        if figure.passage == passage.id
    )


def _warning(knowledge: Knowledge, passage: Passage, field: str, message: str) -> Problem:
    path = knowledge.root / "seeds" / f"{passage.source}.yaml"
    line = line_of(path, f"id: {passage.id}")
    return Problem(path, line, passage.id, field, message, warning=True)
