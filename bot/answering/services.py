"""The names and short numbers of helplines: who types one wants that line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from bot.catalog.catalog import Catalog
from bot.catalog.model import Contact
from bot.language.places import Found
from bot.language.words import words
from bot.matching import function_words

LONGEST_SHORT_NUMBER = 6
"""Digits; "116 111" is known by heart, longer numbers nobody types to ask what they are."""
LEAST_SHARE = 0.5
"""Of the content words of a question: "how to make a child smile" asks for no helpline."""


class Services:
    """Finds the countries whose services a question names."""

    def __init__(
        self, catalog: Catalog, line_words: Collection[str], country_names: Collection[str]
    ) -> None:
        self._entries = catalog.entries
        self._line_words = line_words
        self._ordinary = function_words().union(line_words, country_names)

    def named(self, text: str, found: Sequence[Found]) -> list[str]:
        """The countries to whose services most of a text belongs; `found` are those it names."""
        content = [word for word in words(text) if word not in function_words()]
        hits = Counter(place for word in content for place in self._places.get(word, ()))
        places = {one.place for one in found}
        beside = {*self._line_words, *(word for one in found for word in one.words)}
        others = sum(word in beside for word in content)
        return [
            place
            for place, count in hits.items()
            if count == max(hits.values())
            and count + others >= LEAST_SHARE * len(content)
            and (not places or places == {place})
        ]

    @cached_property
    def _places(self) -> dict[str, set[str]]:
        """Countries by the words that only their services have; built when first asked."""
        entries = self._entries.values()
        ordinary = set(self._ordinary)
        for entry in entries:
            if not entry.is_national:
                ordinary.update(words("\n".join([entry.title, *entry.phrases, entry.text])))
        places: dict[str, set[str]] = {}
        for entry in entries:
            if entry.is_national:
                for word in _names(entry.contacts) - ordinary:
                    places.setdefault(word, set()).update(entry.places)
        return places


def _names(contacts: Iterable[Contact]) -> set[str]:
    names: set[str] = set()
    for contact in contacts:
        names.update(words(contact.name))
        for phone in contact.phones:
            digits = "".join(filter(str.isdigit, phone))
            if len(digits) <= LONGEST_SHORT_NUMBER:
                names.update((digits, *words(phone)))
    return {name for name in names if len(name) > 2 or not name.isascii()}
