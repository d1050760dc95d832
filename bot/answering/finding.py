"""A question's best matches: the matcher over all entries and asides, steered by what it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Contact, Kind, whole
from bot.language.places import FoundPlace, Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed, words
from bot.matching import Calibration, Document, Explanation, Match, Matcher

RANKED = 12  # of which several may be parts of one entry
MATCHES = 5  # as many as a decision looks at: four choices and one to lead over
LONGEST_SHORT_NUMBER = 6  # digits; nobody types a longer number to ask what it is
LEAST_SHARE = 0.5  # of a question's content words: "how to make a child smile" asks for no line


@dataclass(frozen=True)
class SteeringWords:
    """Words that steer finding, in matching form."""

    synonyms: Mapping[str, Sequence[str]]
    """What people say → what entries say: outdated terms, acronyms, everyday words."""
    line_words: frozenset[str]
    """By which somebody asks for a line to call."""
    reporting_words: frozenset[str]
    """By which somebody asks for a place to report to, or for something else."""
    common_words: frozenset[str]
    """That stand in names of services and name none: "anak" is a child."""
    not_lines: Sequence[str]
    """Phrases in which such a word asks for no line: "number of"."""
    kind_words: Mapping[Kind, frozenset[str]]
    """By which a question names the kind of entry it is after."""

    def say_line(self, typed: Typed) -> bool:
        said = f" {' '.join(typed.words)} "
        for phrase in self.not_lines:
            said = said.replace(f" {phrase} ", " ")
        return not self.line_words.isdisjoint(said.split())

    def say_reporting(self, typed: Typed) -> bool:
        return not self.reporting_words.isdisjoint(typed.words)

    def named_kind(self, typed: Typed) -> Kind | None:
        """The one kind that a question names; of several, none steers."""
        named = [
            kind for kind, known in self.kind_words.items() if not known.isdisjoint(typed.words)
        ]
        return named[0] if len(named) == 1 else None


class HelplineNames:
    """The names and short numbers of national helplines: who types one wants that line."""

    def __init__(
        self, catalog: Catalog, gazetteer: Gazetteer, steering: SteeringWords, english: WordLists
    ) -> None:
        self._entries = catalog.parts
        self._function_words = english.function_words
        self._line_words = steering.line_words | steering.reporting_words
        self._common_words = steering.common_words
        self._country_names = gazetteer.names

    def named(self, typed: Typed, found: Sequence[FoundPlace]) -> list[str]:
        """The countries to whose services most of a text belongs; `found` are those it names."""
        content = [word for word in typed.words if word not in self._function_words]
        hits = Counter(place for word in content for place in self._places.get(word, ()))
        if not hits:
            return []
        places = {one.place for one in found}
        beside = self._line_words.union(*(one.words for one in found))
        others = sum(word in beside for word in content)
        most = max(hits.values())
        if most + others < LEAST_SHARE * len(content):
            return []
        likely = [place for place, count in hits.items() if count == most]
        return [place for place in likely if not places or places == {place}]

    @cached_property
    def _places(self) -> dict[str, set[str]]:
        """Countries by the words that only their services have; built when first asked."""
        ordinary = {*self._function_words, *self._line_words, *self._country_names}
        ordinary |= self._common_words
        entries = self._entries.values()
        for entry in entries:
            if not entry.is_national:
                ordinary.update(words("\n".join([entry.title, *entry.phrases, entry.text])))
        places: dict[str, set[str]] = {}
        for entry in entries:
            if entry.is_national:
                for word in _service_words(entry.contacts) - ordinary:
                    places.setdefault(word, set()).update(entry.places)
        return places


def _service_words(contacts: Iterable[Contact]) -> set[str]:
    names: set[str] = set()
    for contact in contacts:
        names.update(words(contact.name))
        for phone in contact.phones:
            digits = "".join(filter(str.isdigit, phone))
            if len(digits) <= LONGEST_SHORT_NUMBER:
                names.update((digits, *words(phone)))
    return {name for name in names if len(name) > 2 or not name.isascii()}


class Finder:
    """Asks the matcher, with the country and the kind that a question names."""

    def __init__(
        self,
        documents: Sequence[Document],
        gazetteer: Gazetteer,
        steering: SteeringWords,
        english: WordLists,
        services: HelplineNames,
        calibration: Calibration | None = None,
        national: Collection[str] = (),
    ) -> None:
        """`national` are the ids of entries that list the services of one country."""
        self.services = services
        self.documents = tuple(documents)
        self._national = national
        self._gazetteer = gazetteer
        self._steering = steering
        self._english = english
        self._calibration = calibration

    @cached_property
    def matcher(self) -> Matcher:
        """Built when first used: half of the start, and the bot can listen before it."""
        return Matcher(
            self.documents,
            synonyms=self._steering.synonyms,
            calibration=self._calibration,
            words=self._english,
            spelt=self._gazetteer.names,
        )

    def over(self, documents: Sequence[Document]) -> Finder:
        """The same over other documents, calibrated alike."""
        return self._again(documents, self.matcher.calibration)

    def calibrated(self, calibration: Calibration) -> Finder:
        """The same with another calibration."""
        return self._again(self.documents, calibration)

    def _again(self, documents: Sequence[Document], calibration: Calibration) -> Finder:
        return Finder(
            documents,
            self._gazetteer,
            self._steering,
            self._english,
            self.services,
            calibration,
            self._national,
        )

    def search(
        self, typed: Typed, kind: Kind | None = None, found: Sequence[FoundPlace] | None = None
    ) -> list[Match]:
        """Best first, of each entry its best part; kind and place steer, they don't filter.

        A country's helplines are an answer only to somebody who asks for one or names one: else a
        hundred of them, alike but for the country, would crowd out what is known about it.
        """
        found = self._gazetteer.find_all(typed) if found is None else found
        named = kind or self._steering.named_kind(typed)
        ranked = self.matcher.search(
            typed,
            RANKED,
            kind=named and named.value,
            place=_single(found),
            leave_out=() if self._wants_line(typed, kind, found) else self._national,
        )
        best: dict[str, Match] = {}
        for match in ranked:
            best.setdefault(whole(match.id), match)
        return list(best.values())[:MATCHES]

    def _wants_line(self, typed: Typed, kind: Kind | None, found: Sequence[FoundPlace]) -> bool:
        asks = kind is Kind.HELPLINE or self.asks_for_line(typed)
        return asks or bool(self.services.named(typed, found))

    def nearest(
        self, typed: Typed, most: int, kind: Kind | None = None, place: str | None = None
    ) -> list[Match]:
        """Best first, as many as a list shows; no lines just because their country is named."""
        named = self._gazetteer.find_all(typed)
        wants_line = not named or self._wants_line(typed, kind, named)
        left_out = () if wants_line else self._national
        return self.matcher.search(
            typed, most, kind=kind and kind.value, place=place, leave_out=left_out
        )

    def places(self, typed: Typed) -> tuple[frozenset[str], frozenset[str]]:
        """The countries that a text names, and the words that name them."""
        found = self._gazetteer.find_all(typed)
        named = frozenset(word for one in found for word in one.words)
        return frozenset(one.place for one in found), named

    def says_nothing(self, said: Iterable[str]) -> bool:
        """Are they small words alone?"""
        return self._english.function_words.issuperset(said)

    def asks_for_line(self, typed: Typed) -> bool:
        """Does a question ask for somebody to call or report to?"""
        return self.asks_to_call(typed) or self._steering.say_reporting(typed)

    def names_kind(self, typed: Typed, kind: Kind) -> bool:
        """Is it about entries of a kind, by its name?"""
        return not self._steering.kind_words[kind].isdisjoint(typed.words)

    def asks_to_call(self, typed: Typed) -> bool:
        """Does a question ask for somebody to call, and surely so?"""
        return self._steering.say_line(typed)

    def known_share(self, typed: Typed) -> float:
        """Share of a text, by rarity of its words, that is in our vocabulary, 0 to 1."""
        return self.matcher.known_share(typed)

    def rarity(self, word: str) -> float:
        """How rare a word is among the entries: 1 for one in most of them, 4 for one in fifty."""
        return self.matcher.rarity(word)

    def meant(self, typed: Typed) -> tuple[str, ...]:
        """The words of a question, slips repaired."""
        return self.matcher.meant(typed)

    def is_unknown(self, word: str) -> bool:
        """Does no entry use this word? "child" is no slip for "Chile"."""
        return not self.matcher.knows(word)

    def explain(self, typed: Typed) -> Explanation:
        """A search with each part's share."""
        named = self._steering.named_kind(typed)
        place = _single(self._gazetteer.find_all(typed))
        return self.matcher.explain(typed, MATCHES, kind=named and named.value, place=place)


def _single(found: Sequence[FoundPlace]) -> str | None:
    """The one country that a question names; of several, none steers."""
    return found[0].place if len(found) == 1 else None
