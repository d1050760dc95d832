"""A question's best matches: the matcher over all entries and asides, steered by what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from bot.answering.decision import ASIDE
from bot.answering.steering import HelplineNames, SteeringWords
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind, whole
from bot.language.glossary import Glossary
from bot.language.places import FoundPlace, Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.matching import Calibrations, Document, Explanation, Match, Matcher, Meaning
from bot.replies.blocks import PageKind, parse

RANKED = 12  # of which several may be parts of one entry
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")  # behind a service's name: who runs it, or for whom
MATCHES = 5  # as many as a decision looks at: four choices and one to lead over


class Finder:
    """Asks the matcher, with the country and the kind that a question names."""

    def __init__(
        self,
        documents: Sequence[Document],
        gazetteer: Gazetteer,
        steering: SteeringWords,
        english: WordLists,
        services: HelplineNames,
        calibrations: Calibrations,
        national: Collection[str] = (),
        glossary: Callable[[], Glossary] = Glossary,
    ) -> None:
        """`national` are the ids of entries that list the services of one country."""
        self.services = services
        self.documents = tuple(documents)
        self._national = national
        self._gazetteer = gazetteer
        self.steering = steering
        self._english = english
        self.calibrations = calibrations
        self._glossary = glossary

    @cached_property
    def matcher(self) -> Matcher:
        """Built when first used: half of the start, and the bot can listen before it."""
        return Matcher(
            self.documents,
            synonyms=self.steering.synonyms,
            calibration=self.calibrations.spelling,
            words=self._english,
            spelt=self._gazetteer.names,
            glossary=self._glossary(),
        )

    def understand(self, meaning: Meaning | None) -> None:
        """Read questions by meaning too, from now on; None goes back to spelling alone."""
        kept = self.calibrations
        self.matcher.learn(meaning, kept.both if meaning else kept.spelling)

    def understand_like(self, other: Finder) -> None:
        """Read by meaning too where another one does."""
        if meaning := other.matcher.meaning:
            self.understand(meaning.over(self.documents))

    def over(self, documents: Sequence[Document]) -> Finder:
        """The same over other documents, calibrated alike."""
        return self._again(documents, self.calibrations, self.matcher.meaning)

    def calibrated(self, calibrations: Calibrations) -> Finder:
        """The same with other calibrations."""
        return self._again(self.documents, calibrations, self.matcher.meaning)

    def by_spelling(self) -> Finder:
        """The same by spelling alone."""
        return self._again(self.documents, self.calibrations, None)

    def _again(
        self, documents: Sequence[Document], calibrations: Calibrations, meaning: Meaning | None
    ) -> Finder:
        again = Finder(
            documents,
            self._gazetteer,
            self.steering,
            self._english,
            self.services,
            calibrations,
            self._national,
            self._glossary,
        )
        again.understand(meaning and meaning.over(documents))
        return again

    def search(
        self,
        typed: Typed,
        kind: Kind | None = None,
        found: Sequence[FoundPlace] | None = None,
        *,
        lines: bool = True,
    ) -> list[Match]:
        """Best first, of each entry its best part; kind and place steer, they don't filter.

        A country's helplines are an answer only to somebody who asks for one or names one: else a
        hundred of them, alike but for the country, would crowd out what is known about it. Nor
        without `lines`: the question only speaks of them.
        """
        found = self._gazetteer.find_all(typed) if found is None else found
        named = kind or self.steering.named_kind(typed)
        ranked = self.matcher.matches(
            typed,
            kind=named and named.value,
            place=_single(found),
            leave_out=() if lines and self._wants_line(typed, kind, found) else self._national,
        )
        best: dict[str, Match] = {}
        for match in islice(ranked, RANKED):
            best.setdefault(whole(match.id), match)
            if len(best) == MATCHES:
                break
        # Of those that rank high, the surest is a little more often right than the highest:
        # 90.5 % of tests/questions against 89.9.
        return sorted(best.values(), key=lambda match: -match.confidence)

    def _wants_line(self, typed: Typed, kind: Kind | None, found: Sequence[FoundPlace]) -> bool:
        asks = kind is Kind.HELPLINE or self.steering.asks_for_line(typed)
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

    def rarity(self, word: str) -> float:
        """How rare a word is among the entries: 1 for one in most of them, 4 for one in fifty."""
        return self.matcher.rarity(word)

    def meant(self, typed: Typed) -> tuple[str, ...]:
        """The words of a question, slips repaired."""
        return self.matcher.meant(typed)

    def ours(self, typed: Typed) -> tuple[str, ...]:
        """The words of a question, those of another language put into ours."""
        return self.matcher.ours(typed)

    def is_unknown(self, word: str) -> bool:
        """Does no entry use this word? "child" is no slip for "Chile"."""
        return not self.matcher.knows(word)

    def is_phrase(self, typed: Typed) -> bool:
        """Is it, politeness apart, a phrase or the title of something, and no more?"""
        return self.matcher.has(typed)

    def explain(self, typed: Typed) -> Explanation:
        """A search with each part's share."""
        named = self.steering.named_kind(typed)
        place = _single(self._gazetteer.find_all(typed))
        return self.matcher.explain(typed, MATCHES, kind=named and named.value, place=place)


def _single(found: Sequence[FoundPlace]) -> str | None:
    """The one country that a question names; of several, none steers."""
    return found[0].place if len(found) == 1 else None


def documents(
    catalog: Catalog, gazetteer: Gazetteer, asides: Mapping[str, Sequence[str]]
) -> list[Document]:
    """What the matcher searches: a document each part of an entry, page and aside."""
    entries = [_document(entry, gazetteer) for entry in catalog.parts.values()]
    pages = [
        Document(page, one.phrases, places=_places_of(page), group=page)
        for page, one in catalog.pages.items()
    ]
    talk = {ASIDE + name: phrases for name, phrases in asides.items() if phrases}
    return [
        *entries,
        *pages,
        *(Document(name, phrases, group=name) for name, phrases in talk.items()),
    ]


def _places_of(page: str) -> tuple[str, ...]:
    """The country that a page is about, by its address."""
    address = parse(page)
    return (address.value,) if address and address.page is PageKind.COUNTRY else ()


def _document(entry: Entry, gazetteer: Gazetteer) -> Document:
    names = [gazetteer.title(place) for place in entry.places]
    counted = [figure.of for figure in entry.figures]
    services = [_IN_BRACKETS.sub("", contact.name) for contact in entry.contacts]
    text = "\n".join([entry.summary, entry.text, *counted, *names, *services])
    utterances = (entry.title, *entry.phrases, *(services if entry.is_national else ()))
    return Document(
        entry.id,
        utterances,
        text,
        kind=entry.kind.value,
        places=entry.places,
        group=entry.whole,
    )
