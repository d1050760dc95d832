"""Ids that entries name: of other entries, subjects, passages and countries. Do they exist?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.catalog.validation import near
from bot.catalog.vocabularies import OtherNamesFile, PlacesFile, SubjectsFile
from bot.catalog.yaml_file import Place


@dataclass(frozen=True)
class References:
    """What may be named. Where a file can't be read, nothing that it would hold is missed."""

    catalog: Catalog
    subjects: SubjectsFile | None
    """None where subjects.yaml can't be read."""
    unread: Collection[str]
    """Ids of sources that can't be read."""
    places: PlacesFile | None
    other_names: OtherNamesFile | None = None

    def broken(self, entry: Entry) -> Iterator[tuple[Place, str]]:
        """What an entry names and nothing has: where, and a sentence."""
        fields: tuple[tuple[str, Iterable[str], Callable[[str], str]], ...] = (
            ("related", entry.related, self._entry),
            ("subjects", entry.subjects, self._subject),
            ("sources", entry.sources, self._passage),
            ("places", entry.places, self._place),
            ("aliases", entry.aliases, self._alias),
        )
        for field, named, wrong in fields:
            for at, one in enumerate(named):
                if expected := wrong(one):
                    yield (field, at), f"found {one!r}, {expected}"

    def _entry(self, named: str) -> str:
        """What was expected; nothing where there is such an entry. The others are alike."""
        if named in self.catalog.entries:
            return ""
        current = self.catalog.find(named)
        hint = f"; it is {current.id} now" if current else near(named, self.catalog.entries)
        return f"expected an entry's id{hint}"

    def _subject(self, named: str) -> str:
        if self.subjects is None or named in self.subjects.root:
            return ""
        return f"expected a subject of subjects.yaml{near(named, self.subjects.root)}"

    def _passage(self, named: str) -> str:
        passages = self.catalog.passages
        if named in passages or named.split("/")[0] in self.unread:
            return ""
        return f"expected a passage's id{near(named, passages)}"

    def _place(self, named: str) -> str:
        if self.places is None or named in self.places.root:
            return ""
        return f"expected the code of a country in places.yaml{self._meant(named)}"

    def _alias(self, named: str) -> str:
        return "which is taken, expected a free id" if self._taken[named] > 1 else ""

    @cached_property
    def _taken(self) -> dict[str, int]:
        """How many entries go or went by an id."""
        taken = dict.fromkeys(self.catalog.entries, 1)
        for entry in self.catalog.entries.values():
            for alias in entry.aliases:
                taken[alias] = taken.get(alias, 0) + 1
        return taken

    def _meant(self, named: str) -> str:
        """The country that was probably meant, by its code or name in whatever case."""
        codes: dict[str, str] = {}
        for code, titles in (self.places.root if self.places else {}).items():
            codes |= {name.casefold(): code for name in (code, *titles.values())}
        for code, others in (self.other_names.root if self.other_names else {}).items():
            codes |= {name.casefold(): code for name in others}
        meant = codes.get(named.casefold())
        return f"; did you mean {meant}?" if meant else ""
