"""What is unfinished, what leads nowhere, and what of the submissions no entry uses yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.catalog.entries import Entry
from bot.catalog.records import UNFINISHED, Passage, RecordedFigure, RunsFile
from bot.catalog.vocabularies import SubjectsFile
from bot.errors import Problem
from bot.workbench.checks.figures import same_amounts
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.records.counting import plain


def check_records(base: SurveyedBase) -> Iterator[Problem]:
    """Records as a draft left them, or without the hashes of their passages."""
    for passage in base.catalog.passages.values():
        if passage.digest == UNFINISHED:
            told = "found '?', expected what the passage says, in our own words"
            yield base.passage_problem(passage, "digest", told)
        for figure in passage.figures:
            if figure.unit == UNFINISHED:
                told = f"found '?' as unit of {figure.value!r}, expected what is counted"
                yield base.passage_problem(passage, "figures", told)
    for path in (
        base.root / "seeds" / "runs" / f"{source}.yaml" for source in base.catalog.sources
    ):
        if path not in base.models:
            yield Problem(path, 0, "", "", "found no such file, expected one; run `bot record`")
    for path, found in base.all_of(RunsFile).items():
        for passage_id in found.runs.keys() - base.catalog.passages.keys():
            told = f"found {passage_id!r}, expected a passage's id"
            yield base.files[path].problem(("runs", passage_id), told)


def check_dead_ends(base: SurveyedBase) -> Iterator[Problem]:
    """Entries that relate to nothing while nothing relates to them; subjects without an entry.

    Not while an id is misspelt: what it means would seem to be reached by nobody.
    """
    if base.problems:
        return
    entries = base.catalog.entries.values()
    reached = {related for entry in entries for related in entry.related}
    for entry in base.entries:
        if not entry.related and entry.id not in reached:
            told = "found no relation to or from it, expected at least one"
            yield base.problem(entry, ("related",), told, warning=True)
    used = {subject for entry in entries for subject in entry.subjects}
    for path, subjects in base.all_of(SubjectsFile).items():
        for subject in subjects.root.keys() - used:
            told = "found no entry with this subject, expected at least one"
            yield base.files[path].problem((subject,), told, warning=True)


class Coverage(NamedTuple):
    """How many facts of the records entries use, in a sentence, and which they don't."""

    told: str
    unused: list[Problem]


def measure_coverage(base: SurveyedBase) -> Coverage:
    """Passages with an `uncited` reason are left out, with all they hold."""
    entries = list(base.catalog.entries.values())
    passages = [passage for passage in base.catalog.passages.values() if not passage.uncited]
    names = [(passage, name) for passage in passages for name in passage.names]
    figures = [(passage, figure) for passage in passages for figure in passage.figures]
    cited = {source for entry in entries for source in entry.sources}
    told = "\n".join(plain(text).casefold() for entry in entries for text in _told(entry))
    uncited = [passage for passage in passages if passage.id not in cited]
    unnamed = [one for one in names if plain(one[1]).casefold() not in told]
    uncounted = [one for one in figures if not _is_used(*one, entries)]
    reason = "found no entry that cites it, expected one, or a reason"
    wrong = [(passage, "uncited", reason) for passage in uncited]
    wrong += [(passage, "names", f"found {name!r} in no entry") for passage, name in unnamed]
    for passage, figure in uncounted:
        reason = f"found {figure.value} {figure.unit} in no entry's figures"
        wrong.append((passage, "figures", reason))
    return Coverage(
        f"Used by entries: {len(passages) - len(uncited)} of {len(passages)} passages, "
        f"{len(names) - len(unnamed)} of {len(names)} names, "
        f"{len(figures) - len(uncounted)} of {len(figures)} figures.",
        [base.passage_problem(*one, warning=True) for one in wrong],
    )


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
