"""Pages and lists that a text asks for by naming them and saying nothing else, in any language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bot.answering.country_questions import WHICH_COUNTRY, CountryQuestions
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Audience, Entry, Kind
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.list_pages import front
from bot.replies.outcomes import Answer, Aside, Outcome, Page

LONGEST_NAMED = 16  # words of a text that only names things
_AUDIENCES = set(Audience)  # some are subjects, too
_TOGETHER = re.compile("[\u0600-\u06ff\u0e00-\u0e7f]")  # scripts that write words together
_NAMELESS = ("small", "opener", "count")
_SUBMISSION = "submission-{year}"
ASKED_OF = "asked-of"  # in the menu: the recommendations, beside an audience or a subject only


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
    def narrows(self) -> bool:
        """Does it name more than pages?"""
        return bool(self.topics or self.audiences or self.places or self.years)


class Topics:
    """Knows what pages and lists people ask for by their names."""

    def __init__(
        self,
        catalog: Catalog,
        countries: CountryQuestions,
        lists: Mapping[str, WordLists],
        in_short: Mapping[Audience, str],
    ) -> None:
        """`lists` are the word lists by language; subjects are named in English.

        `in_short` are ids of what tells all that is asked of an audience.
        """
        self._catalog = catalog
        self._in_short = in_short
        self._titles = {tuple(words(part.title)) for part in catalog.parts.values()}
        self._countries = countries
        english = lists["en"]
        self._small = english.function_words | english.noise_words
        by_topic = {
            self._form(words(name)): what
            for table in (catalog.subjects, catalog.regions)
            for what, one in table.items()
            for name in (one.title, what.replace("-", " "), *one.words)
        }
        self._by_name = by_topic
        topics = [
            (tuple(words(name)), Name("topic", what))
            for table in (catalog.subjects, catalog.regions)
            for what, one in table.items()
            for name in (one.title, what.replace("-", " "), *one.words)
        ]
        heard = [
            ((word,), Name("audience", audience.value))
            for audience, said in english.audience_words.items()
            for word in said
        ]
        titles = [
            (tuple(words(entry.title)), Name("entry", entry.id))
            for entry in catalog.entries.values()
        ]
        shared = [*topics, *heard, *titles]
        self._tables = [_table(one, shared) for one in lists.values()]

    def named(self, typed: Typed) -> Named | None:
        """What a text names and nothing else; None where it says more, names nothing, or is the
        title of an entry."""
        if not 0 < len(typed.words) <= LONGEST_NAMED or typed.words in self._titles:
            return None
        found = self._countries.named(typed)
        places = {one.words: one.place for one in found if one.words}
        read = [table.read(typed.words, places) for table in self._tables]
        named = [one for one in read if one is not None]
        if named and self._countries.coded(typed):
            return None
        return next((one for one in named if one.pages), named[0] if named else None)

    def opened(self, named: Named | None, kind: Kind | None = None) -> Outcome | None:
        """The page, or the two entries, that are all a text names; None where it names more."""
        if kind or named is None or named.narrows or named.opens:
            return None
        if len(named.pages) == 1:
            return self._page(named.pages[0])
        both = [entry for page in named.pages if (entry := self._entry_at(page))]
        if len(both) == len(named.pages) == 2:
            return Answer(both[0], 1.0, exact=False, also=both[1])
        return None

    def listed(self, typed: Typed, kind: Kind | None = None) -> Page | None:
        """The list of a kind, or of all, by what a text names and nothing else; None for none.

        The only entry itself, or the only one of the kind whose title has all the words.
        """
        page = self.narrowed_by(typed, kind)
        if page is not None:
            return page
        named = self.named(typed)
        what = self._by_name.get(self._form(typed.words), "")
        if not what and named is not None and not named.pages and len(named.topics) == 1:
            what = "" if named.places or named.years else named.topics[0]
        if named is not None and named.spans == 1 and not (named.pages or named.counts):
            if len(named.entries) == 1 and kind is None:
                return Page(Address(PageKind.ENTRY, named.entries[0]))
            heard = named.audiences
            if len(heard) == 1 and heard[0] in self._in_short and not named.topics:
                return self.narrowed(Kind.RECOMMENDATION, named)
        if what:
            return self.about(what, kind)
        titled = self._titled(typed, kind)
        return _entry(titled[0]) if len(titled) == 1 else None

    def narrowed_by(self, typed: Typed, kind: Kind | None = None) -> Page | None:
        """The list of one kind about one thing, where a text names both and nothing else."""
        named = self.named(typed)
        if named is None or len(named.pages) > 1 or not named.narrows or named.counts:
            return None
        said = kind or kind_of(named.pages)
        return self.narrowed(said, named) if said else None

    def narrowed(self, kind: Kind, named: Named) -> Page | None:
        """The list of a kind that is about what is named beside it."""
        heard = named.audiences or tuple(Audience(one) for one in named.topics if one in _AUDIENCES)
        others = {*named.topics, *named.places} - set(heard)
        if kind is Kind.RECOMMENDATION and len(heard) == 1 and not others:
            in_short = self._catalog.find(self._in_short.get(heard[0], ""))
            page = Address(PageKind.MORE, in_short.id) if in_short else None
            return Page(page or Address(PageKind.AUDIENCE, heard[0].value))
        if kind is Kind.SUBMISSION and len(named.years) == 1:
            paper = self._catalog.find(_SUBMISSION.format(year=named.years[0]))
            return _entry(paper) if paper else None
        what = [*named.topics, *named.places]
        if len(what) != 1 or named.years or (kind is Kind.HELPLINE and named.places):
            return None
        return self.about(what[0], kind)

    def about(self, what: str, kind: Kind | None = None) -> Page | None:
        """Entries of a kind about a subject, a region or a country; of all where it has none."""
        entries = self._catalog.about(what, kind)
        if kind and not entries:
            kind, entries = None, self._catalog.about(what)
        if len(entries) == 1:
            return _entry(entries[0])
        if not entries:
            return None
        return Page(Address(PageKind.SUBJECT, f"{kind}--{what}" if kind else what))

    def _entry_at(self, name: str) -> Entry | None:
        """The entry that a name in the menu opens."""
        address = parse(name)
        opens = address is not None and address.page is PageKind.ENTRY
        return self._catalog.find(address.value) if address and opens else None

    def _page(self, name: str) -> Outcome | None:
        """What a name in the menu opens."""
        address = parse(name)
        if name == ASKED_OF:
            return None
        if address is None:
            key = f"aside_{name}"
            return WHICH_COUNTRY if key == WHICH_COUNTRY.key else Aside(key)
        known = address.page is not PageKind.ENTRY or self._catalog.find(address.value)
        return Page(address) if known else None

    def _titled(self, typed: Typed, kind: Kind | None) -> tuple[Entry, ...]:
        """Entries of a kind whose title has all the words."""
        said = set(self._form(typed.words))
        of_kind = self._catalog.of_kind(kind) if kind else ()
        return tuple(entry for entry in of_kind if said <= set(self._form(words(entry.title))))

    def _form(self, said: Iterable[str]) -> tuple[str, ...]:
        """Words by which two ways to name something are compared."""
        every = tuple(said)
        return tuple(stem(word) for word in every if word not in self._small) or every


class _Table:
    """What words mean in one language: the longest phrases first, and as they are before stems."""

    def __init__(self, names: Iterable[tuple[tuple[str, ...], Name]]) -> None:
        self._exact: dict[tuple[str, ...], list[Name]] = {}
        self._stems: dict[tuple[str, ...], list[Name]] = {}
        for phrase, name in names:
            self._exact.setdefault(phrase, []).append(name)
            self._stems.setdefault(tuple(map(stem, phrase)), []).append(name)
        self._longest = max(map(len, self._exact), default=0)

    def read(self, said: tuple[str, ...], places: Mapping[tuple[str, ...], str]) -> Named | None:
        """What the words name; None where one of them means nothing, or nothing is named."""
        said = tuple(chain.from_iterable(map(self._apart, said)))
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

    def _apart(self, word: str) -> tuple[str, ...]:
        """A word as the known ones it is written together from: Thai sets no spaces, Arabic few."""
        if word.isascii() or (word,) in self._exact or not _TOGETHER.search(word):
            return (word,)
        ways: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(1, len(word) + 1):
            for start in range(end):
                if start in ways and end not in ways and (word[start:end],) in self._exact:
                    ways[end] = (*ways[start], word[start:end])
        return ways.get(len(word), (word,))

    def _at(
        self,
        said: tuple[str, ...],
        forms: tuple[str, ...],
        at: int,
        places: Mapping[tuple[str, ...], str],
    ) -> tuple[int, list[Name]]:
        """How many words belong together at a place, and what they mean."""
        for size in range(min(self._longest, len(said) - at), 0, -1):
            span = said[at : at + size]
            if span in places:
                return size, [Name("place", places[span])]
            names = self._exact.get(span) or self._stems.get(forms[at : at + size])
            if names:
                pages = [name for name in names if name.sort == "page"]
                return size, pages or names
        year = said[at].isdigit() and len(said[at]) == 4
        return (1, [Name("year", said[at])]) if year else (0, [])


def _table(lists: WordLists, shared: Iterable[tuple[tuple[str, ...], Name]]) -> _Table:
    """`shared` are names that mean the same in any language."""

    def names() -> Iterator[tuple[tuple[str, ...], Name]]:
        yield from shared
        for page, phrases in lists.menu.items():
            yield from ((phrase, Name("page", page)) for phrase in phrases)
        small = (
            *lists.list_words.all,
            *lists.noise_phrases.all,
            *((w,) for w in lists.noise_words),
        )
        yield from ((phrase, SMALL) for phrase in small)
        yield from ((phrase, OPENER) for phrase in lists.openers.all)
        yield from ((phrase, COUNT) for phrase in lists.counts.all)

    return _Table(names())


def kind_of(pages: Iterable[str]) -> Kind | None:
    """The kind whose list is among pages."""
    fronts = {str(front(kind)): kind for kind in Kind} | {ASKED_OF: Kind.RECOMMENDATION}
    return next((fronts[page] for page in pages if page in fronts), None)


def _values(names: Iterable[Name], sort: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.value for name in names if name.sort == sort))


def _entry(entry: Entry) -> Page:
    return Page(Address(PageKind.ENTRY, entry.id))
