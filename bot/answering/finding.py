"""A question's best matches: the matcher over all entries, and over the known asides."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.answering.services import Services
from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry, Kind
from bot.catalog.yaml_text import Fields, read_yaml
from bot.language.places import Found, Gazetteer
from bot.language.words import normalise, words
from bot.matching import Calibration, Document, Explanation, Match, Matcher

MATCHES = 5
"""As many as a decision looks at: four choices and one to lead over."""
ASIDE = "aside:"
"""Ids of asides start so; no entry's id holds a colon."""
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
"""Beside a service's name: who runs it, or for whom it is."""


@dataclass(frozen=True)
class Vocabulary:
    """Words that steer finding."""

    synonyms: Mapping[str, Sequence[str]]
    """What people say → what entries say: outdated terms, acronyms, everyday words."""
    line_words: frozenset[str]
    """By which somebody asks for a line to call, in matching form."""
    reporting_words: frozenset[str]
    """By which somebody asks for a place to report to, or for something else."""
    not_lines: Sequence[str]
    """Phrases in which such a word asks for no line: "number of"."""
    kind_words: Mapping[Kind, frozenset[str]]
    """By which a question names the kind of entry it is after, in matching form."""

    def says_line(self, text: str) -> bool:
        said = f" {normalise(text)} "
        for phrase in self.not_lines:
            said = said.replace(f" {phrase} ", " ")
        return not self.line_words.isdisjoint(said.split())

    def says_reporting(self, text: str) -> bool:
        return not self.reporting_words.isdisjoint(words(text))

    def named_kind(self, text: str) -> Kind | None:
        """The one kind that a question names; of several, none steers."""
        said = words(text)
        named = [kind for kind, known in self.kind_words.items() if not known.isdisjoint(said)]
        return named[0] if len(named) == 1 else None


class Finder:
    """Asks the matcher, with the country that a question names."""

    def __init__(
        self,
        documents: Sequence[Document],
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        services: Services,
        calibration: Calibration | None = None,
        national: Collection[str] = (),
    ) -> None:
        """`national` are the ids of entries that list the services of one country."""
        self.services = services
        self.documents = tuple(documents)
        self._national = national
        self._gazetteer = gazetteer
        self._vocabulary = vocabulary
        self._calibration = calibration

    @cached_property
    def matcher(self) -> Matcher:
        """Built when first used: half of the start, and the bot can listen before it."""
        return Matcher(
            self.documents,
            synonyms=self._vocabulary.synonyms,
            calibration=self._calibration,
            spelt=self._gazetteer.names,
        )

    def calibrate(self, calibration: Calibration) -> None:
        """Take another calibration from now on; for fitting."""
        self._calibration = calibration
        self.__dict__.pop("matcher", None)

    def over(self, documents: Sequence[Document]) -> Finder:
        """The same over other documents, calibrated alike."""
        return Finder(
            documents,
            self._gazetteer,
            self._vocabulary,
            self.services,
            self.matcher.calibration,
            self._national,
        )

    def search(self, text: str, kind: Kind | None, places: Sequence[Found]) -> list[Match]:
        """Best first; kind and place steer, they don't filter.

        A country's helplines are an answer only to somebody who asks for one or names one: else a
        hundred of them, alike but for the country, would crowd out what is known about it.
        """
        wants_line = (
            kind is Kind.HELPLINE
            or self.asks_for_line(text)
            or bool(self.services.named(text, places))
        )
        named = kind or self._vocabulary.named_kind(text)
        return self.matcher.search(
            text,
            MATCHES,
            kind=named and named.value,
            place=_only(places),
            leave_out=() if wants_line else self._national,
        )

    def nearest(self, text: str, most: int) -> list[Match]:
        """Best first, as many as a list shows, a country's helplines among them."""
        return self.matcher.search(text, most, place=_only(self.places_in(text)))

    def asks_for_line(self, text: str) -> bool:
        """Does a question ask for somebody to call or report to?"""
        return self.asks_to_call(text) or self._vocabulary.says_reporting(text)

    def asks_to_call(self, text: str) -> bool:
        """Does a question ask for somebody to call, and surely so?"""
        return self._vocabulary.says_line(text)

    def places_in(self, text: str) -> list[Found]:
        """Countries that a text names exactly."""
        return self._gazetteer.find_all(text)

    def known_share(self, text: str) -> float:
        """Share of a text, by rarity of its words, that is in our vocabulary, 0 to 1."""
        return self.matcher.known_share(text)

    def is_unknown(self, word: str) -> bool:
        """Does no entry use this word? "child" is no slip for "Chile"."""
        return not self.matcher.knows(word)

    def ranked(self, text: str) -> list[Match]:
        """Matches as a question without command gets them."""
        return self.search(text, None, self.places_in(text))

    def explain(self, text: str) -> Explanation:
        """The same, with each part's share."""
        named = self._vocabulary.named_kind(text)
        place = _only(self.places_in(text))
        return self.matcher.explain(text, MATCHES, kind=named and named.value, place=place)


def documents(
    catalog: Catalog, gazetteer: Gazetteer, asides: Mapping[str, Sequence[str]]
) -> list[Document]:
    """What the matcher searches: a document an entry, and one an aside."""
    entries = [_document(entry, gazetteer) for entry in catalog.entries.values()]
    return [*entries, *(Document(ASIDE + name, phrases) for name, phrases in asides.items())]


def _document(entry: Entry, gazetteer: Gazetteer) -> Document:
    names = [gazetteer.title(place) for place in entry.places]
    counted = [figure.of for figure in entry.figures]
    services = [_IN_BRACKETS.sub("", contact.name) for contact in entry.contacts]
    text = "\n".join([entry.summary, entry.text, *counted, *names, *services])
    utterances = (entry.title, *entry.phrases, *(services if entry.is_national else ()))
    return Document(entry.id, utterances, text, kind=entry.kind.value, places=entry.places)


def _only(places: Sequence[Found]) -> str | None:
    """The one country that a question names; of several, none steers."""
    return places[0].place if len(places) == 1 else None


def read_asides(knowledge: Path) -> dict[str, tuple[str, ...]]:
    """Phrases of each aside; its sentence stands in the wording as `aside_<name>`."""
    return _lists(read_yaml(knowledge / "asides.yaml"))


def read_vocabulary(knowledge: Path) -> Vocabulary:
    """synonyms.yaml, line-words.yaml and kind-words.yaml."""
    lines = _lists(read_yaml(knowledge / "line-words.yaml"))
    kinds = _lists(read_yaml(knowledge / "kind-words.yaml"))
    return Vocabulary(
        synonyms=_lists(read_yaml(knowledge / "synonyms.yaml")),
        line_words=_words_of(lines["words"]),
        reporting_words=_words_of(lines["reporting"]),
        not_lines=tuple(map(normalise, lines["not-lines"])),
        kind_words={Kind(kind): frozenset(said) for kind, said in kinds.items()},
    )


def _words_of(listed: Sequence[str]) -> frozenset[str]:
    return frozenset(word for said in listed for word in words(said))


def _lists(fields: Fields) -> dict[str, tuple[str, ...]]:
    return {key: tuple(map(str, value)) for key, value in fields.items() if isinstance(value, list)}
