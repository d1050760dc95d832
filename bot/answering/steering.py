"""What of a question steers where it is looked for: words for lines, for kinds, of services."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Contact, Kind
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import KindWordsFile, LineWordsFile, SynonymsFile
from bot.language.places import FoundPlace, Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed, normalise, words

LONGEST_SHORT_NUMBER = 6  # digits; nobody types a longer number to ask what it is
LEAST_SHARE = 0.5  # of a question's content words: "how to make a child smile" asks for no line
_THAI = re.compile("[\u0e00-\u0e7f]")


@dataclass(frozen=True)
class SteeringWords:
    """Words that steer finding, in matching form."""

    synonyms: Mapping[str, Sequence[str]]
    """What people say → what entries say: outdated terms, acronyms, everyday words."""
    line_words: frozenset[str]
    """By which somebody asks for a line to call."""
    helping_words: frozenset[str]
    """Those of them that may also say that something helps."""
    reporting_words: frozenset[str]
    """By which somebody asks for a place to report to, or for something else."""
    common_words: frozenset[str]
    """That stand in names of services and name none: "anak" is a child."""
    not_lines: Sequence[str]
    """Phrases in which such a word asks for no line: "number of"."""
    kind_words: Mapping[Kind, frozenset[str]]
    """By which a question names the kind of entry it is after."""

    def is_wish(self, word: str) -> bool:
        """Is it one by which somebody asks for a line or a place to report to?"""
        return word in self.line_words or word in self.reporting_words

    def asks_for_line(self, typed: Typed) -> bool:
        """Does a question ask for somebody to call or report to?"""
        return self.asks_to_call(typed) or self.asks_to_report(typed)

    def asks_to_call(self, typed: Typed) -> bool:
        """Does it ask for somebody to call, and surely so?"""
        return self._say(typed, self.line_words)

    def asks_to_report(self, typed: Typed) -> bool:
        return self._say(typed, self.reporting_words)

    def _say(self, typed: Typed, listed: frozenset[str]) -> bool:
        said = f" {' '.join(typed.words)} "
        for phrase in self.not_lines:
            said = said.replace(f" {phrase} ", " ")
        return not listed.isdisjoint(said.split()) or self._written_together(typed, listed)

    def only_helps(self, typed: Typed) -> bool:
        """Is "help", if any, the only word in it for a line?"""
        said = frozenset(typed.words)
        return self.helping_words.issuperset(said & (self.line_words | self.reporting_words))

    def _written_together(self, typed: Typed, listed: frozenset[str]) -> bool:
        """Does a word stand within what Thai writes together?"""
        runs = " ".join(word for word in typed.words if _THAI.match(word))
        for phrase in self.not_lines if runs else ():
            runs = runs.replace(phrase, " ")
        return bool(runs) and any(word in runs for word in listed if _THAI.match(word))

    def names_kind(self, typed: Typed, kind: Kind) -> bool:
        """Is it about entries of a kind, by its name?"""
        return not self.kind_words[kind].isdisjoint(typed.words)

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
        likely = sorted(place for place, count in hits.items() if count == most)
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


def read_steering(folder: Path) -> SteeringWords:
    """Read synonyms.yaml, line-words.yaml and kind-words.yaml. Raises KnowledgeError."""
    lines = read_model(folder / "line-words.yaml", LineWordsFile)
    kinds = read_model(folder / "kind-words.yaml", KindWordsFile).root
    return SteeringWords(
        synonyms=read_model(folder / "synonyms.yaml", SynonymsFile).root,
        line_words=_words_of([*lines.words, *lines.helping]),
        helping_words=_words_of(lines.helping),
        reporting_words=_words_of(lines.reporting),
        common_words=_words_of(lines.common),
        not_lines=tuple(map(normalise, lines.not_lines)),
        kind_words={kind: _words_of(said) for kind, said in kinds.items()},
    )


def _words_of(listed: Sequence[str]) -> frozenset[str]:
    return frozenset(word for said in listed for word in words(said))
