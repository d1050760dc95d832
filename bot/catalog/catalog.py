"""Everything we know, as one immutable value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from bot.catalog.callers import Callers
from bot.catalog.entries import MANY_PLACES, Contact, Entry, Kind, Surface, whole
from bot.catalog.records import Passage, Source
from bot.catalog.translated import Translation
from bot.catalog.vocabularies import PageFields, RegionFields, SubjectFields

LAW_SUBJECT = "national-law"  # of what tells of countries' laws


@dataclass(frozen=True)
class Catalog:
    """Everything we know."""

    entries: Mapping[str, Entry]
    """By id, in the order of their titles."""
    sources: Mapping[str, Source]
    subjects: Mapping[str, SubjectFields]
    """By id."""
    regions: Mapping[str, RegionFields]
    """Parts of the world, by id."""
    pages: Mapping[str, PageFields]
    """Pages built from entries that people ask for in a sentence, by address."""
    version: str
    """First seven hexadecimal digits of a hash over all entries."""
    date: str
    """When curators last released it, ISO date."""
    translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)
    """By language and by the entry's id."""
    translated: Mapping[str, Translation] = field(default_factory=dict)
    """By id, of the entries that it holds in another language than English."""

    def on(self, surface: Surface) -> Self:
        """What may appear on a surface; the catalog itself where nothing is kept from it."""
        allowed = {entry.id: entry for entry in self.entries.values() if surface in entry.surfaces}
        return self if len(allowed) == len(self.entries) else replace(self, entries=allowed)

    def in_language(self, language: str) -> Self:
        """The same with what is translated; a translation of what has changed since is left out."""
        found = {
            name: translation
            for name, translation in self.translations.get(language, {}).items()
            if name in self.entries and translation.is_current(self.entries[name])
        }
        if not found:
            return self
        entries = (
            found[name].applied(entry) if name in found else entry
            for name, entry in self.entries.items()
        )
        return replace(self, entries=by_title(entries), translated=found)

    def may_show(self, entry_id: str, surface: Surface) -> bool:
        """May it appear there? What is no entry may."""
        entry = self.entries.get(whole(entry_id))
        return entry is None or surface in entry.surfaces

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        return {
            passage.id: passage for source in self.sources.values() for passage in source.passages
        }

    @cached_property
    def parts(self) -> Mapping[str, Entry]:
        """By id, each entry and each of its parts read apart: what a question is answered with."""
        return {part.id: part for entry in self.entries.values() for part in entry.read_apart()}

    @cached_property
    def renewed(self) -> Mapping[str, str]:
        """Former ids of entries → the part that each is now, or the address of a page."""
        pages = {alias: page for page, one in self.pages.items() for alias in one.aliases}
        return pages | {alias: part.id for part in self.parts.values() for alias in part.aliases}

    def about(self, what: str, kind: Kind | None = None) -> tuple[Entry, ...]:
        """Entries about a subject, a region or a country, of one kind or all; none unless known.

        Those about the least besides come first. Among the laws of a place is what tells of its
        laws without being one.
        """
        region = self.regions.get(what)
        places = region.places if region else (what,)
        subjects = region.subjects if region else (what,)
        found = [
            entry
            for entry in self.entries.values()
            if (kind in (None, entry.kind) or (kind is Kind.LAW and _tells_law(entry, places)))
            and not entry.is_national
            and not (
                set(places).isdisjoint(entry.places) and set(subjects).isdisjoint(entry.subjects)
            )
        ]
        return tuple(sorted(found, key=lambda entry: len(set(entry.places) - set(places))))

    @cached_property
    def national(self) -> frozenset[str]:
        """Ids of what lists a country's services."""
        return frozenset(entry.id for entry in self.entries.values() if entry.is_national)

    @cached_property
    def for_own_thoughts(self) -> frozenset[str]:
        """Ids of what helps people with sexual thoughts about children."""
        return frozenset(one.id for one in self.parts.values() if one.is_for_own_thoughts)

    def lines_of(self, place: str) -> Entry | None:
        """The entry that lists a country's services."""
        return next((one for one in self.in_place(place) if one.is_national), None)

    def contacts_of(self, place: str) -> tuple[Contact, ...]:
        """The services listed for a country: the emergency number, then the most useful first."""
        national = (one for one in self.in_place(place) if one.is_national)
        contacts = (contact for one in national for contact in one.contacts)
        return tuple(sorted(contacts, key=lambda one: one.audience is not Callers.EMERGENCY))

    def find(self, entry_id: str) -> Entry | None:
        """An entry or a part by its id or a former id."""
        return self.parts.get(entry_id) or self.parts.get(self.renewed.get(entry_id, ""))

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if entry.kind is kind)

    def in_place(self, place: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if place in entry.places)


def _tells_law(entry: Entry, places: Iterable[str]) -> bool:
    """Does it tell of the laws of one of a few places?"""
    few = len(entry.places) <= MANY_PLACES and not set(places).isdisjoint(entry.places)
    return few and LAW_SUBJECT in entry.subjects


def by_title(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by id, in the order of their titles."""
    ordered = sorted(entries, key=lambda entry: entry.title.casefold())
    return {entry.id: entry for entry in ordered}
