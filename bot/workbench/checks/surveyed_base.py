"""What the checks look at: the catalog, the files it was read from, and the words we agreed on."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path

from bot.catalog.entries import PART_FIELDS, Entry
from bot.catalog.files import FILES, stray_files
from bot.catalog.records import Passage, RunsFile
from bot.catalog.sentences import WordingFile
from bot.catalog.survey import Survey
from bot.catalog.vocabularies import OtherNamesFile, PlacesFile, TerminologyFile
from bot.catalog.yaml_file import Place
from bot.errors import Problem
from bot.workbench.checks.names import name_tokens, ordinary_words


class SurveyedBase(Survey):
    """Every file of a base, also those of tests/, and what the checks ask of them."""

    def __init__(self, root: Path, today: datetime.date) -> None:
        super().__init__(root, FILES, stray_files(root))
        self.today = today

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What can be read of entries, each part read apart, without relations to nothing."""
        return tuple(
            part
            for entry in self.catalog.entries.values()
            if entry.id not in self.unsound
            for part in (
                self._without_dangling(entry) if entry.id in self.dangling else entry
            ).read_apart()
        )

    def _without_dangling(self, entry: Entry) -> Entry:
        related = tuple(named for named in entry.related if named in self.catalog.entries)
        return entry.model_copy(update={"related": related})

    @cached_property
    def terminology(self) -> TerminologyFile:
        return self.one_of(TerminologyFile) or TerminologyFile()

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Stems of words that are no names, though they may begin a sentence."""
        parts, passages = self.catalog.parts.values(), self.catalog.passages.values()
        texts = [text for entry in parts for _, text in stated(entry)]
        texts += [passage.digest for passage in passages]
        return ordinary_words([*texts, *chain(*self.terminology.plain)])

    @cached_property
    def runs(self) -> Mapping[str, str]:
        """Hashed runs of every passage, by its id."""
        files = self.all_of(RunsFile).values()
        return {passage: packed for file in files for passage, packed in file.runs.items()}

    @cached_property
    def languages(self) -> frozenset[str]:
        """Codes of the languages that the bot speaks: those with words of their own."""
        places = self.one_of(PlacesFile)
        known = {
            language for names in (places.root if places else {}).values() for language in names
        }
        return frozenset(path.stem for path in self.all_of(WordingFile) if path.stem in known)

    @cached_property
    def place_names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of each country, by ISO code, the English one first."""
        places, others = self.one_of(PlacesFile), self.one_of(OtherNamesFile)
        more = others.root if others else {}
        return {
            code: (*titles.values(), *more.get(code, ()))
            for code, titles in (places.root if places else {}).items()
        }

    @cached_property
    def place_tokens(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The words of each name of each country, as `name_tokens` gives them."""
        return {
            place: tuple(tokens for tokens in map(name_tokens, names) if tokens)
            for place, names in self.place_names.items()
        }

    def problem(
        self, entry: Entry, place: Place, message: str, *, near: str = "", warning: bool = False
    ) -> Problem:
        """A problem of an entry, at the line of a field, or of the words `near` in it."""
        file = self.file_of(entry)
        if entry.id != entry.whole and place and place[0] in PART_FIELDS:
            ids = [part.id for part in self.catalog.entries[entry.whole].parts]
            place = ("parts", ids.index(entry.id.removeprefix(f"{entry.whole}_")), *place)
        return file.problem(place, message, near=near, warning=warning)

    def passage_problem(
        self, passage: Passage, field: str, message: str, *, warning: bool = False
    ) -> Problem:
        """A problem of a passage, at the line of a field of it."""
        at = self.catalog.sources[passage.source].passages.index(passage)
        file = self.files[self.root / "seeds" / f"{passage.source}.yaml"]
        return file.problem(("passages", at, field), message, warning=warning)


def stated(entry: Entry) -> Iterator[tuple[Place, str]]:
    """What an entry states in its own words, by field; phrases are other people's."""
    yield ("title",), entry.title
    if entry.summary:
        yield ("summary",), entry.summary
    yield ("text",), entry.text
    for at, figure in enumerate(entry.figures):
        yield ("figures", at, "of"), figure.of
        if figure.where:
            yield ("figures", at, "where"), figure.where


def texts_in(value: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of a model's values, however deep, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list | tuple):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, child in items:
            yield from texts_in(child, (*place, key))
