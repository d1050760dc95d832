"""What the checks look at: the catalog, the files it was read from, and the words we agreed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.catalog.reading import entry_path, survey_catalog
from bot.catalog.yaml_text import Fields, Value, read_yaml
from bot.errors import Problem
from bot.workbench.checks.names import name_tokens


@dataclass(frozen=True)
class Terminology:
    """knowledge/terminology.yaml."""

    common: tuple[str, ...]
    """Names that need no source: "Internet", months, languages, continents."""
    alone: tuple[str, ...]
    """Words that need none when they stand alone: "the Committee"."""
    plain: tuple[str, ...]
    """Ordinary words that so far only begin sentences, so that they look like names."""
    titles: tuple[str, ...]
    """Official titles that keep an outdated term."""
    terms: Mapping[str, str]
    """The preferred term for each outdated one."""


@dataclass(frozen=True)
class Knowledge:
    root: Path
    catalog: Catalog

    @property
    def folder(self) -> Path:
        return self.root / "knowledge"

    @property
    def wording_paths(self) -> list[Path]:
        """Files with what the bot says of itself."""
        return sorted((self.folder / "wording").rglob("*.yaml"))

    @cached_property
    def terminology(self) -> Terminology:
        path = self.folder / "terminology.yaml"
        fields = read_yaml(path) if path.is_file() else Fields(1)
        terms = fields.get("terms")
        return Terminology(
            common=tuple(texts_in(fields.get("common", []))),
            alone=tuple(texts_in(fields.get("alone", []))),
            plain=tuple(texts_in(fields.get("plain", []))),
            titles=tuple(texts_in(fields.get("titles", []))),
            terms={key: str(term) for key, term in terms.items()}
            if isinstance(terms, Fields)
            else {},
        )

    @cached_property
    def place_names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of each country, by ISO code, the English one first."""
        names: dict[str, tuple[str, ...]] = {}
        for file in ("places.yaml", "places-also.yaml"):
            path = self.folder / file
            for place, value in read_yaml(path).items() if path.is_file() else ():
                names[place] = (*names.get(place, ()), *texts_in(value))
        return names

    @cached_property
    def place_tokens(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The words of each name of each country, as `name_tokens` gives them."""
        return {
            place: tuple(tokens for tokens in map(name_tokens, names) if tokens)
            for place, names in self.place_names.items()
        }

    def problem(
        self, entry: Entry, field: str, message: str, *, near: str = "", warning: bool = False
    ) -> Problem:
        """A problem of an entry, at the line of `field` where `near` stands."""
        path = entry_path(self.folder, entry)
        line = line_within(path, re.split(r"[.\[]", field)[0], near)
        return Problem(path, line, entry.id, field, message, warning)


def open_knowledge(root: Path) -> tuple[Knowledge, list[Problem]]:
    """What can be read of `root`/knowledge and `root`/seeds, and what is wrong with it.

    References to what isn't there are reported and left out, so that the checks can go on. Raises
    KnowledgeError where not even the vocabularies can be read.
    """
    catalog, problems = survey_catalog(root)
    entries = {
        entry.id: _without_broken_references(entry, catalog) for entry in catalog.entries.values()
    }
    return Knowledge(root, replace(catalog, entries=entries)), problems


def _without_broken_references(entry: Entry, catalog: Catalog) -> Entry:
    known = catalog.passages
    return entry.model_copy(
        update={
            "sources": tuple(passage for passage in entry.sources if passage in known),
            "figures": tuple(
                one for one in entry.figures if not one.passage or one.passage in known
            ),
            "related": tuple(other for other in entry.related if other in catalog.entries),
            "subjects": tuple(subject for subject in entry.subjects if subject in catalog.subjects),
        }
    )


def texts_in(value: Value) -> Iterator[str]:
    """Every scalar of a YAML value, however deep."""
    if isinstance(value, str):
        yield value
        return
    for child in value.values() if isinstance(value, Fields) else value:
        yield from texts_in(child)


def line_within(path: Path, field: str, wanted: str) -> int:
    """The line of a top-level `field` that holds `wanted`; its first line where none does."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    inside, first = False, 1
    for number, line in enumerate(lines, 1):
        if line[:1].strip(" #-"):
            inside = line.startswith(f"{field}:")
            first = number if inside else first
        if inside and wanted and wanted in line:
            return number
    return first
