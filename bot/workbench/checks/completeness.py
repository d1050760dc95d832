"""What is unfinished, what leads nowhere, and what of the submissions no entry uses yet."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from bot.catalog import vocabularies
from bot.catalog.entries import Entry
from bot.catalog.files import AnyFile
from bot.catalog.records import UNFINISHED, Passage, RecordedFigure, RunsFile
from bot.catalog.references import hint
from bot.catalog.safety_files import TeachingFile
from bot.catalog.sentences import HeldQuestionsFile
from bot.catalog.yaml_file import Place
from bot.errors import Problem
from bot.language.places import NO_COUNTRY
from bot.workbench.checks.figures import same_amounts
from bot.workbench.checks.surveyed_base import SurveyedBase, texts_in
from bot.workbench.questions import NOTHING
from bot.workbench.records.counting import plain

_BY_LANGUAGE = ("after-card", "contact-words", "language", "wording")
"""Folders with a file a language; words for the screen may be in more languages."""


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


def check_references(base: SurveyedBase) -> Iterator[Problem]:
    """Entries, countries and languages that files besides entries name and nothing has."""
    places = next(iter(base.all_of(vocabularies.PlacesFile).values())).root
    languages = {language for names in places.values() for language in names}
    for path, file in base.models.items():
        known: Collection[str] = base.catalog.entries.keys()
        told = "an entry's id"
        if isinstance(file, HeldQuestionsFile):
            known = {*base.catalog.entries, *base.catalog.pages}
            told = "the id of an entry, or the address of a page in pages.yaml"
        elif isinstance(file, vocabularies.OtherNamesFile):
            known, told = {*places, NO_COUNTRY}, "the code of a country in places.yaml"
        elif path.parent.name in _BY_LANGUAGE:
            known, told = languages, "the code of a language in places.yaml as the file's name"
        for place, name in _named(path, file):
            if name not in known:
                meant = hint(name, known, base.catalog.renewed)
                yield base.files[path].problem(place, f"found {name!r}, expected {told}{meant}")


def _named(path: Path, file: AnyFile) -> Iterator[tuple[Place, str]]:
    match file:
        case vocabularies.AboutFile():
            yield from texts_in(file.first_cards, ("first_cards",))
        case vocabularies.AmbiguousFile():
            yield from texts_in(file.root)
        case TeachingFile():
            yield from texts_in(file.cries_for_help, ("cries_for_help",))
        case vocabularies.OtherNamesFile():
            yield from (((code,), code) for code in file.root)
        case HeldQuestionsFile() if path.stem != NOTHING:
            yield from (((entry_id,), entry_id) for entry_id in file.root)
        case _ if path.parent.name in _BY_LANGUAGE:
            yield (), path.stem


class Coverage(NamedTuple):
    """How many facts of the records entries use, in a sentence, and a line for each that is unused.

    The lines are sorted and name no file's line, so that two states of a base can be compared.
    """

    told: str
    unused: list[str]


def measure_coverage(base: SurveyedBase) -> Coverage:
    """Passages with an `uncited` reason are left out, with all they hold."""
    entries = list(base.catalog.parts.values())
    passages = [passage for passage in base.catalog.passages.values() if not passage.uncited]
    names = [(passage, name) for passage in passages for name in passage.names]
    figures = [(passage, figure) for passage in passages for figure in passage.figures]
    cited = {source for entry in entries for source in entry.sources}
    told = "\n".join(plain(text).casefold() for entry in entries for text in _told(entry))
    uncited = [f"unused: {passage.id}" for passage in passages if passage.id not in cited]
    unnamed = [
        f"unused: {passage.id}: name: {name}"
        for passage, name in names
        if plain(name).casefold() not in told
    ]
    uncounted = [
        f"unused: {passage.id}: figure: {figure.value} {figure.unit}"
        for passage, figure in figures
        if not _is_used(passage, figure, entries)
    ]
    return Coverage(
        f"Used by entries: {len(passages) - len(uncited)} of {len(passages)} passages, "
        f"{len(names) - len(unnamed)} of {len(names)} names, "
        f"{len(figures) - len(uncounted)} of {len(figures)} figures.",
        sorted([*uncited, *unnamed, *uncounted]),
    )


def _told(entry: Entry) -> Iterator[str]:
    """What a reader sees of an entry: phrases and the facts of links are for the checks alone."""
    yield from (entry.title, entry.summary, entry.text)
    yield from (link.title for link in entry.links)
    yield from (contact.name for contact in entry.contacts)
    for figure in entry.figures:
        yield from (figure.of, figure.where, figure.unit)


def _is_used(passage: Passage, recorded: RecordedFigure, entries: list[Entry]) -> bool:
    """Does an entry's figure from this passage have that number, alone or in a range?"""
    return any(
        same_amounts(figure.value, recorded.value) or recorded.value in figure.value.split("–")
        for entry in entries
        for figure in entry.figures
        if figure.passage == passage.id
    )
