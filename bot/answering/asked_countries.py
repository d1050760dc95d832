"""Questions about a country: its helplines, all about it, or a name that must be asked back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.finding import Finder
from bot.catalog.catalog import Catalog
from bot.catalog.model import Kind
from bot.language.places import Found, Gazetteer, only_place
from bot.language.words import words
from bot.matching import Match
from bot.replies.outcomes import (
    Answer,
    Aside,
    Choices,
    CountryPage,
    NoAnswer,
    Outcome,
    Partial,
)

_SMALL_WORDS = frozenset({
    "a", "about", "and", "for", "from", "how", "i", "im", "in", "is", "me", "of", "tell", "the",
    "what",
})  # fmt: skip
"""Beside a country's name they say nothing more."""
WHICH_COUNTRY = "which-country"
"""Said to somebody who asks for a line and names no country."""


class AskedCountries:
    """Decides whether a question is about a country rather than about an entry."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer, finder: Finder) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._finder = finder

    def look(
        self, text: str, found: Sequence[Found], matches: Sequence[Match]
    ) -> CountryPage | None:
        """A country page, or None where the entries should decide."""
        asks_line = self._finder.asks_for_line(text)
        if not found:
            return self._repaired(text) if asks_line else None
        bare = bare_country(text, found)
        if bare is not None:
            return CountryPage(bare)
        place = found[0].place
        if len(found) == 1 and self._wrong_line(matches, place, asks_line):
            return CountryPage(place, helplines_only=True)
        return None

    def instead_of(self, outcome: Outcome, text: str, found: Sequence[Found]) -> Outcome:
        """What serves better than an unsure outcome: a country's lines, or asking which country."""
        if isinstance(outcome, Answer | Aside):
            return outcome
        named = self._finder.services.named(text, found)
        if len(named) == 1:
            return CountryPage(named[0], helplines_only=True)
        if not self._finder.asks_for_line(text):
            return outcome
        place = only_place(found)
        if isinstance(outcome, NoAnswer):
            return CountryPage(place, helplines_only=True) if place else Aside(WHICH_COUNTRY)
        if place and place not in _places_of(outcome) and self._finder.asks_to_call(text):
            return CountryPage(place, helplines_only=True)
        return outcome

    def _wrong_line(self, matches: Sequence[Match], place: str, asks_line: bool) -> bool:
        """Would the best match show another country's number?"""
        best = self._catalog.entries.get(matches[0].id) if matches else None
        if best is None:
            return asks_line
        foreign = best.kind is Kind.HELPLINE and bool(best.contacts) and place not in best.places
        return foreign and bool(best.places)

    def _repaired(self, text: str) -> CountryPage | None:
        found = self._gazetteer.repair(filter(self._finder.is_unknown, words(text)))
        if found is None:
            return None
        return CountryPage(
            found.place, confirmed=False, alternatives=found.alternatives, helplines_only=True
        )


def _places_of(outcome: Outcome) -> frozenset[str]:
    """Countries that the entry shown is about."""
    match outcome:
        case Partial(entry=entry) | Choices(entries=(entry, *_)):
            return frozenset(entry.places)
        case _:
            return frozenset()


def bare_country(text: str, found: Sequence[Found]) -> str | None:
    """The country that is all the message says; None where it says more, or names two."""
    named = {word for one in found for word in one.words}
    says_more = set(words(text)) - named - _SMALL_WORDS
    return None if says_more else only_place(found)
