"""Countries in a question: by their names in all our languages, by their flags, by near names.

Names come from the gazetteer (knowledge/places.yaml and places-also.yaml).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.catalog.validation import read_model
from bot.catalog.vocabularies import OtherNamesFile, PlacesFile
from bot.language.name_forms import Name, other_forms
from bot.language.per_text import per_text
from bot.language.spelling import Speller
from bot.language.words import Typed, words

SHORTEST_REPAIR = 5  # letters; below, a changed letter is as often another word as a slip
LEAST_LIKENESS = 0.8  # of a repaired name, 0 to 1: one slip in five letters
MOST_LOOKED_UP = 24  # words of a message; each is compared with hundreds of names
NO_COUNTRY = (
    "ZZ"  # ISO's code for none, by which names stand that hold a country's: "Latin America"
)
# Thai sets no space around a name. One of fewer letters may be part of another word, unless it
# stands at an end of what is written together or behind "in", "of", "at", "country" or "child".
_THAI = re.compile("[\u0e00-\u0e7f]+")
_SHORTEST_THAI = 5
_THAI_BEFORE = ("ใน", "ของ", "ที่", "ประเทศ", "เด็ก")
_ARABIC_BEFORE = ("و", "ف"), ("ب", "ل")  # "and", then "in" or "to", are part of the next word
_SHORTEST_ARABIC = 3
_FRENCH_BEFORE = re.compile("[dl][aeiouyh].{3}")
# Small words that name a country only as they are written here.
_SMALL_WORDS: Mapping[Name, re.Pattern[str]] = {
    ("us",): re.compile(r"\bUS\b|\bthe us\b"),
    ("того",): re.compile(r"\bТого\b"),
}


@dataclass(frozen=True)
class FoundPlace:
    """A country found in a text."""

    place: str
    """ISO 3166-1 alpha-2."""
    exact: bool
    """False for a repaired name: it is to be asked back."""
    words: tuple[str, ...]
    """The words that named it, in matching form; none where a flag did."""
    alternatives: tuple[str, ...] = ()
    """Other countries that bear the name, or to which a repaired one is as near: it is to be asked
    back."""


class Gazetteer:
    """Looks up countries by any of their names."""

    def __init__(self, names: Mapping[str, Sequence[str]], titles: Mapping[str, Mapping[str, str]]):
        """Take every name of each country, and its title in each language, by ISO code.

        A name of several countries stands for the last of them.
        """
        self._by_name: dict[tuple[str, ...], str] = {}
        self._namesakes: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._longest: dict[str, int] = {}
        for place, spellings in names.items():
            for name in filter(None, map(tuple, map(words, spellings))):
                if self._by_name.setdefault(name, place) != place:
                    others = self._namesakes.get(name, ())
                    self._namesakes[name] = (*others, self._by_name[name])
                    self._by_name[name] = place
        self._given = tuple(self._by_name)
        for name, place in [*self._by_name.items()]:
            for form in other_forms(name):
                self._by_name.setdefault(form, place)
        for name in self._by_name:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))
        self.titles = titles
        """Each country's title in each language."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word of a country's name, in matching form: right as it is, never a slip."""
        return frozenset(word for name in self._by_name for word in name)

    def __contains__(self, place: str) -> bool:
        return place in self.titles

    def title(self, place: str, language: str = "en") -> str:
        """The country's name for a reader, English where the language has none."""
        names = self.titles.get(place, {})
        return names.get(language.split("-")[0], names.get("en", place))

    def by_code(self, code: str) -> str | None:
        """The country with an ISO code, in capitals or not; None where there is none."""
        return code.upper() if code.upper() in self.titles else None

    @per_text
    def find_all(self, typed: Typed) -> tuple[FoundPlace, ...]:
        """Every country named exactly, in order, then those whose flags alone stand there.

        Longer names win: "South Sudan", not "Sudan".
        """
        named = tuple(self._named_in(typed))
        flags = dict.fromkeys(filter(self.by_code, typed.flags))
        alone = [flag for flag in flags if flag not in {one.place for one in named}]
        return named + tuple(FoundPlace(flag, exact=True, words=()) for flag in alone)

    def spelt_out(self, typed: Typed) -> Typed:
        """What was typed, countries' names apart from the Thai around them, flags as names."""
        names = [self.title(one.place) for one in self.find_all(typed) if not one.words]
        if _THAI.search(typed.plain):
            apart = _THAI.sub(lambda run: self._thai.sub(self._set_apart, run[0]), typed.plain)
            return Typed(" ".join([apart, *names])) if names or apart != typed.plain else typed
        return Typed(" ".join([typed.text, *names])) if names else typed

    def _set_apart(self, name: re.Match[str]) -> str:
        place = self._by_name.get((name[0],), NO_COUNTRY)
        return name[0] if place == NO_COUNTRY else f" {name[0]} "

    @cached_property
    def _thai(self) -> re.Pattern[str]:
        """Countries' names in a run of Thai, longer ones first."""
        names = [name[0] for name in self._by_name if len(name) == 1 and _THAI.match(name[0])]
        long = [name for name in names if len(name) >= _SHORTEST_THAI]
        short = "|".join(name for name in names if len(name) < _SHORTEST_THAI) or "(?!)"
        before = "|".join(["^", *(f"(?<={word})" for word in _THAI_BEFORE)])
        every = [*sorted(long, key=len, reverse=True), f"(?:{before})(?:{short})", f"(?:{short})$"]
        return re.compile("|".join(every))

    def repair(self, typed: Iterable[str]) -> FoundPlace | None:
        """A country that one of these words probably misspells; never to be taken for granted.

        Only the first two dozen of five letters or more are looked up; two words with a space
        between them are compared with names of several words.
        """
        long = [word for word in typed if len(word) >= SHORTEST_REPAIR]
        for word in long[:MOST_LOOKED_UP]:
            near = [
                self._by_name[tuple(repair.word.split())]
                for repair in self._speller.repairs(word)
                if repair.likeness >= LEAST_LIKENESS and (" " in repair.word or " " not in word)
            ]
            if near:
                place, *others = dict.fromkeys(near)
                return FoundPlace(
                    place, exact=False, words=tuple(word.split()), alternatives=tuple(others)
                )
        return None

    @cached_property
    def _speller(self) -> Speller:
        given = (name for name in self._given if self._by_name[name] != NO_COUNTRY)
        names = [*map(" ".join, given)]
        return Speller(names, frozenset(), lambda _: 0.0)

    def _named_in(self, typed: Typed) -> Iterator[FoundPlace]:
        at = 0
        while at < len(typed.words):
            name = self._name_at(typed.words, at)
            place = self._place(name) or NO_COUNTRY
            written = _SMALL_WORDS.get(name)
            if place != NO_COUNTRY and (written is None or written.search(typed.plain)):
                yield FoundPlace(place, True, name, self._namesakes.get(self._form(name), ()))
            at += len(name) or 1

    def _name_at(self, said: tuple[str, ...], at: int) -> tuple[str, ...]:
        """The longest name of a country that begins at a word; empty where none does."""
        longest = max(self._longest.get(word, 0) for word in _forms(said[at]))
        for length in range(min(longest, len(said) - at), 0, -1):
            name = said[at : at + length]
            if self._place(name):
                return name
        return ()

    def _place(self, name: tuple[str, ...]) -> str | None:
        """The country of a name, of its people, or behind "in" as part of the word."""
        return self._by_name.get(self._form(name))

    def _form(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """A name as it is known; itself where it isn't."""
        if not name:
            return name
        bare = ((form, *name[1:]) for form in _without_before(name[0]))
        forms = (name, _singular(name), *bare)
        return next((form for form in forms if form in self._by_name), name)


def only_place(found: Iterable[FoundPlace]) -> str | None:
    """The country that a text names, however often; None where it names none or several."""
    places = {one.place for one in found}
    return places.pop() if len(places) == 1 else None


def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands, without the -s of a people, without what is written on to it."""
    return word, word.removesuffix("s"), *_without_before(word)


def _without_before(word: str) -> list[str]:
    """What an Arabic word may be without "and", "in" or "to", where "to the" is "لل"; and a French
    one without the article whose apostrophe is gone."""
    if word.isascii():
        return [word[1:]] if _FRENCH_BEFORE.match(word) else []
    forms = [word]
    for letters in _ARABIC_BEFORE:
        forms += [form[1:] for form in forms if form.startswith(letters)]
    forms += [f"ا{form[1:]}" for form in forms if form.startswith("لل")]
    return [form for form in forms[1:] if len(form) >= _SHORTEST_ARABIC]


def _singular(name: tuple[str, ...]) -> tuple[str, ...]:
    """ "Norwegians" are the people of the Norwegian; islands are no people."""
    return name if name[-1] == "islands" else (*name[:-1], name[-1].removesuffix("s"))


def read_gazetteer(knowledge: Path) -> Gazetteer:
    """The gazetteer of a knowledge folder. Raises KnowledgeError."""
    titles = read_model(knowledge / "places.yaml", PlacesFile).root
    others = read_model(knowledge / "places-also.yaml", OtherNamesFile).root
    names = {
        place: [*titles.get(place, {}).values(), *others.get(place, ())]
        for place in {**titles, **others}
    }
    return Gazetteer(names, titles)
