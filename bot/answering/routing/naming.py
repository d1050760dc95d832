"""What the words of a text name: pages, subjects, countries, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bot.catalog.entries import Audience, Kind
from bot.language.glossary import Glossary
from bot.language.word_lists import WordLists
from bot.language.words import stem
from bot.replies.list_pages import front

_ENGLISH = ("topic", "audience")  # what is named in English, and by what the glossary puts into it
_SPANS = range(1, 4)  # words that the glossary is asked for
ASKED_OF = "asked-of"  # in the menu: the recommendations, beside an audience or a subject only
_NAMELESS = ("small", "opener", "count")
_IDLE = frozenset("oapxb")  # pages whose words say little beside others: "about", "topics"
_OF_BOT = frozenset("oapx")  # pages on the bot itself; "guides" are others than the bot's
TOGETHER = re.compile("[\u0600-\u06ff\u0e00-\u0e7f]")  # scripts that write words together


class Name(NamedTuple):
    """One meaning of some words: a page, a subject or region, an audience."""

    sort: str
    value: str


SMALL = Name("small", "")
OPENER = Name("opener", "")
COUNT = Name("count", "")


@dataclass(frozen=True)
class Named:
    """All that a text names."""

    pages: tuple[str, ...] = ()
    """Addresses, or names of asides."""
    topics: tuple[str, ...] = ()
    """Ids of subjects and regions."""
    audiences: tuple[Audience, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    """Ids of entries, by their titles."""
    counts: bool = False
    """Does it ask for their number?"""
    spans: int = 1
    """How often it names something."""
    opens: bool = False
    """Does it begin like the second half of a talk: "and …"?"""

    @property
    def asks_line(self) -> bool:
        """Does it ask for a line to call?"""
        return "which-country" in self.pages

    @property
    def narrows(self) -> bool:
        """Does it name more than pages?"""
        return bool(self.topics or self.audiences or self.places or self.years)


class NameTable:
    """What words mean in one language: the longest phrases first, and as they are before stems."""

    def __init__(
        self,
        names: Iterable[tuple[tuple[str, ...], Name]],
        shared: NameTable | None = None,
        meaning: Callable[[Sequence[str]], str] | None = None,
        small: Collection[str] = (),
    ) -> None:
        """`shared` are names that mean the same in any language; `small` words are no form of any:
        "them" isn't "theme".

        `meaning` gives the English words for some of the language: subjects and audiences are
        named in English.
        """
        self._meaning = meaning
        self._exact: dict[tuple[str, ...], tuple[Name, ...]] = {}
        self._stems: dict[tuple[str, ...], tuple[Name, ...]] = {}
        for phrase, name in names:
            self._exact[phrase] = (*self._exact.get(phrase, ()), name)
            if name.sort == "page" and name.value in _OF_BOT:
                continue
            form = tuple(map(stem, phrase))
            if len(form) == 1 and form[0] in small:
                continue
            self._stems[form] = (*self._stems.get(form, ()), name)
        self._all = (shared, self) if shared else (self,)
        known = [phrase for one in self._all for phrase in (*one._exact, *one._stems)]
        self._firsts = frozenset(phrase[0] for phrase in known)
        self._longest = max(map(len, known), default=0)
        self._letters = max((len(word) for phrase in known for word in phrase), default=0)

    def read(self, said: tuple[str, ...], places: Mapping[tuple[str, ...], str]) -> Named | None:
        """What the words name; None where one of them means nothing, or nothing is named."""
        said = tuple(chain.from_iterable(map(self._apart, said)))
        if not self._begins(said, places):
            return None  # most languages, for most questions
        forms = tuple(map(stem, said))
        found: list[Name] = []
        at, spans, titles, opens = 0, 0, 0, False
        while at < len(said):
            size, names = self._at(said, forms, at, places)
            if not size:
                return None
            if not at:
                opens = OPENER in names
            found += names
            spans += names[0].sort not in _NAMELESS
            titles += all(name.sort == "entry" for name in names)
            at += size
        more = any(name.sort not in ("page", *_NAMELESS) for name in found)
        of_bot = [name for name in found if name.sort == "page" and name.value in _IDLE]
        if more and of_bot:  # "entries about prevention"
            found = [name for name in found if name not in of_bot]
            spans -= len(of_bot)
        if all(name.sort in _NAMELESS for name in found) or (titles and spans > 1):
            return None
        return Named(
            _values(found, "page"),
            _values(found, "topic"),
            tuple(map(Audience, _values(found, "audience"))),
            _values(found, "place"),
            _values(found, "year"),
            _values(found, "entry"),
            counts=COUNT in found,
            spans=spans,
            opens=opens,
        )

    def _begins(self, said: tuple[str, ...], places: Mapping[tuple[str, ...], str]) -> bool:
        """May the words begin with a name?"""
        first = said[0]
        known = first in self._firsts or stem(first) in self._firsts or first.isdigit()
        placed = any(place[:1] == said[:1] for place in places)
        return known or placed or any(self._meant(said[:size]) for size in _SPANS)

    def _meant(self, span: tuple[str, ...]) -> list[Name]:
        """Subjects and audiences that words of the language stand for."""
        ours = self._meaning(span).split() if self._meaning and span else []
        form = tuple(map(stem, ours))
        names = [name for one in self._all for name in one._stems.get(form, ())] if ours else []
        return [name for name in names if name.sort in _ENGLISH]

    def _apart(self, word: str) -> tuple[str, ...]:
        """A word as the known ones it is written together from: Thai sets no spaces, Arabic few."""
        if word.isascii() or self._knows(word) or not TOGETHER.search(word):
            return (word,)
        if self._meant((word,)):
            return (word,)
        ways: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - self._letters), end):
                piece = word[start:end]
                if start in ways and (self._knows(piece) or self._meant((piece,))):
                    ways[end] = (*ways[start], word[start:end])
                    break
        return ways.get(len(word), (word,))

    def _named(self, span: tuple[str, ...], form: tuple[str, ...]) -> list[Name]:
        """What words mean as they are, else by their stems; most begin no name."""
        if span[0] not in self._firsts and form[0] not in self._firsts:
            return []
        names = [name for one in self._all for name in one._exact.get(span, ())]
        return names or [name for one in self._all for name in one._stems.get(form, ())]

    def _knows(self, word: str) -> bool:
        return any((word,) in one._exact for one in self._all)

    def _at(
        self,
        said: tuple[str, ...],
        forms: tuple[str, ...],
        at: int,
        places: Mapping[tuple[str, ...], str],
    ) -> tuple[int, list[Name]]:
        """How many words belong together at a place, and what they mean."""
        for size in range(min(max(self._longest, max(_SPANS)), len(said) - at), 0, -1):
            span = said[at : at + size]
            if span in places:
                return size, [Name("place", places[span])]
            names = self._named(span, forms[at : at + size]) or self._meant(span)
            if names:
                pages = [name for name in names if name.sort == "page"]
                return size, pages or names
        year = said[at].isdigit() and len(said[at]) == 4
        return (1, [Name("year", said[at])]) if year else (0, [])


def name_table(
    lists: WordLists, shared: NameTable, meaning: Callable[[Sequence[str]], str] | None = None
) -> NameTable:
    """The names of one language, beside those of all."""

    def names() -> Iterator[tuple[tuple[str, ...], Name]]:
        for page, phrases in lists.menu.items():
            named = Name("page", page)
            yield from ((phrase, named) for phrase in phrases)
        small = (
            *lists.list_words.all,
            *lists.noise_phrases.all,
            *((w,) for w in lists.noise_words),
        )
        yield from ((phrase, SMALL) for phrase in small)
        yield from ((phrase, OPENER) for phrase in lists.openers.all)
        yield from ((phrase, COUNT) for phrase in lists.counts.all)

    return NameTable(names(), shared, meaning, lists.function_words)


def meaning_of(glossary: Callable[[], Glossary], code: str) -> Callable[[Sequence[str]], str]:
    """Gives what words of a language mean; the glossary is made when it is first asked."""

    def meaning(said: Sequence[str]) -> str:
        table = glossary().tables.get(code)
        return table.meaning(said) if table else ""

    return meaning


def kind_of(pages: Iterable[str]) -> Kind | None:
    """The kind whose list is among pages."""
    fronts = {str(front(kind)): kind for kind in Kind} | {ASKED_OF: Kind.RECOMMENDATION}
    return next((fronts[page] for page in pages if page in fronts), None)


def _values(names: Iterable[Name], sort: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.value for name in names if name.sort == sort))
