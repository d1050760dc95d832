"""Countries in a question: exact names first; a repaired name is reported as repaired.

Names come from the gazetteer (knowledge/places.yaml and places-also.yaml), in all our languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.catalog.yaml_text import Fields, read_yaml
from bot.language.spelling import nearest
from bot.language.words import Typed, words

LONGEST_NAME_WORDS = 7
"""The longest country name in the gazetteer that people type whole."""
SHORTEST_REPAIR = 5
"""Letters: below this, a changed letter is as often another word as a slip."""

LEAST_LIKENESS = 0.8
"""Of a repaired name, 0 to 1: one slip in five letters."""


@dataclass(frozen=True)
class FoundPlace:
    """A country found in a text."""

    place: str
    """ISO 3166-1 alpha-2."""
    exact: bool
    words: tuple[str, ...]
    """The words that named it, in matching form."""
    alternatives: tuple[str, ...] = ()
    """Other countries that a repaired name is as near to."""


class Gazetteer:
    """Looks up countries by any of their names."""

    def __init__(self, names: Mapping[str, Sequence[str]], titles: Mapping[str, Mapping[str, str]]):
        self._by_name: dict[tuple[str, ...], str] = {}
        for place, spellings in names.items():
            for spelling in spellings:
                self._by_name.setdefault(tuple(words(spelling)), place)
        self._titles = titles

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {" ".join(name): place for name, place in self._by_name.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """Every word of a country's name, in matching form: right as it is, never a slip."""
        return tuple({word for name in self._by_name for word in name})

    def __contains__(self, place: str) -> bool:
        return place in self._titles

    def title(self, place: str, language: str = "en") -> str:
        """The country's name for a reader, English where the language has none."""
        names = self._titles.get(place, {})
        return names.get(language.split("-")[0], names.get("en", place))

    def find_all(self, message: Typed) -> list[FoundPlace]:
        """Every country named exactly, in order; longer names win ("South Sudan", not "Sudan")."""
        typed, text = message.words, message.text
        found: list[FoundPlace] = []
        at = 0
        while at < len(typed):
            for length in range(min(LONGEST_NAME_WORDS, len(typed) - at), 0, -1):
                name = tuple(typed[at : at + length])
                place = self._by_name.get(name) or self._by_name.get(_singular(name))
                if place is not None and not _is_small_word(text, name):
                    found.append(FoundPlace(place, exact=True, words=name))
                    at += length - 1
                    break
            at += 1
        return found

    def repair(self, typed: Iterable[str]) -> FoundPlace | None:
        """A country that one of these words probably misspells; never to be taken for granted."""
        known = self._by_spelling
        for word in typed:
            if len(word) < SHORTEST_REPAIR:
                continue
            near = [
                repair
                for repair in nearest(word, tuple(known))
                if repair.likeness >= LEAST_LIKENESS
            ]
            places = list(dict.fromkeys(known[repair.word] for repair in near))
            if places:
                return FoundPlace(
                    places[0], exact=False, words=(word,), alternatives=tuple(places[1:])
                )
        return None


def only_place(found: Iterable[FoundPlace]) -> str | None:
    """The country that a text names, however often; None where it names none or several."""
    places = {one.place for one in found}
    return places.pop() if len(places) == 1 else None


def _singular(name: tuple[str, ...]) -> tuple[str, ...]:
    """ "Norwegians" are the people of the Norwegian."""
    return (*name[:-1], name[-1].removesuffix("s"))


def _is_small_word(text: str, name: tuple[str, ...]) -> bool:
    """ "us" names a country only in capitals."""
    return name == ("us",) and "US" not in text


def read_gazetteer(knowledge: Path) -> Gazetteer:
    """The gazetteer of a knowledge folder."""
    titles: dict[str, dict[str, str]] = {}
    names: dict[str, list[str]] = {}
    for place, by_language in read_yaml(knowledge / "places.yaml").items():
        assert isinstance(by_language, Fields)
        titles[place] = {language: str(name) for language, name in by_language.items()}
        names[place] = list(titles[place].values())
    for place, others in read_yaml(knowledge / "places-also.yaml").items():
        names.setdefault(place, []).extend(str(name) for name in others)
    return Gazetteer(names, titles)
