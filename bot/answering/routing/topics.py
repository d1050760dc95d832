"""Pages and lists that a text asks for by naming them and saying nothing else, in any language."""

from collections.abc import Callable, Collection, Iterable, Mapping

from bot.answering.routing.country_questions import CountryQuestions
from bot.answering.routing.naming import (
    ASKED_OF,
    Name,
    Named,
    NameTable,
    kind_of,
    meaning_of,
    name_table,
)
from bot.answering.routing.terms import TermNames
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Audience, Entry, Kind
from bot.catalog.vocabularies import AboutFile
from bot.language.glossary import Glossary
from bot.language.per_text import per_text
from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed, capitals, stem, words
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.list_pages import front
from bot.replies.outcomes import Answer, Outcome, Page, aside

LONGEST_NAMED = 16  # words of a text that only names things
_AUDIENCES = set(Audience)  # some are subjects, too
_SUBMISSION = "submission-{year}"
COUNTRIES = str(Address(PageKind.COUNTRY))
LINES = str(front(Kind.HELPLINE))
TO_REPORT = "to-report"  # in the menu: alone, it opens the page of lines
_LINES_OF_ALL = {COUNTRIES, LINES, TO_REPORT, "which-country"}  # "numbers of all countries"
_ASKED_IN_PAPER = {ASKED_OF, str(front(Kind.RECOMMENDATION)), str(front(Kind.SUBMISSION))}
FIGURES = "figures"  # in the menu, and a subject: of what was shown; alone, those on it all


class Topics:
    """Knows what pages and lists people ask for by their names."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        countries: CountryQuestions,
        lists: Mapping[str, WordLists],
        about: AboutFile,
        glossary: Callable[[], Glossary] = Glossary,
    ) -> None:
        """`lists` are the word lists by language; subjects are named in English, or by what the
        glossary puts into it.

        `about` has the ids of what tells all that is asked of an audience, or in a year, and the
        size of it all.
        """
        self._catalog = catalog
        self._in_short, self._in_year = about.asked_in_short, about.asked_in_year
        self._figures = about.figures
        self._acronyms = {one for part in catalog.parts.values() for one in capitals(part.title)}
        self._titles = {tuple(words(part.title)) for part in catalog.parts.values()}
        self._countries = countries
        self._english = english = lists["en"]
        self._small = english.function_words | english.noise_words
        topics = [
            (tuple(words(name)), Name("topic", what))
            for table in (catalog.subjects, catalog.regions)
            for what, one in table.items()
            for name in (one.title, what.replace("-", " "), *one.words)
        ]
        self._by_name = {self._form(said): name.value for said, name in topics}
        self.terms = TermNames(catalog, english, gazetteer)
        self._subject_words = {word for name in self._by_name for word in name} - self._small
        self._subject_words |= set(map(stem, english.people_counted)).union(
            *(map(stem, said) for said in english.audience_words.values())
        )
        heard = [
            ((word,), Name("audience", audience.value))
            for audience, said in english.audience_words.items()
            for word in said
        ]
        every = catalog.entries.values()
        titles = [(tuple(words(one.title)), Name("entry", one.id)) for one in every]
        shared = NameTable([*topics, *heard, *titles])
        others = ((code, one) for code, one in lists.items() if one is not english)
        tables = (name_table(one, shared, meaning_of(glossary, code)) for code, one in others)
        self._tables = [name_table(english, shared), *tables]

    @per_text
    def named(self, typed: Typed) -> Named | None:
        """What a text names and nothing else; None where it says more, names nothing, or is the
        title of an entry."""
        if not 0 < len(typed.words) <= LONGEST_NAMED or typed.words in self._titles:
            return None
        if len(typed.words) == 1 and typed.capitals & self._acronyms:
            return None  # "COST" is a task force
        found = self._countries.named(typed)
        places = {one.words: one.place for one in found if one.words}
        read = [table.read(typed.words, places) for table in self._tables]
        named = [one for one in read if one is not None]
        if named and self._countries.wishes.coded(typed):
            return None
        if LINES in {page for one in named for page in one.pages} and self._asks_who(typed):
            return None
        return max(named, key=lambda one: (bool(one.pages), one.opens), default=None)

    def _asks_who(self, typed: Typed) -> bool:
        """Does it ask who does something: "who checks the helplines you list"?"""
        who = typed.words[0] in self._english.asks_who
        return who and self._countries.wishes.asks_of_others(typed.words)

    def opened(self, named: Named | None, kind: Kind | None = None) -> Outcome | None:
        """The page, or the two entries, that are all a text names; None where it names more."""
        if kind or named is None or named.narrows or named.opens:
            return None
        if len(named.pages) == 1:
            return self._page(named.pages[0])
        both = [entry for page in named.pages if (entry := self._entry_at(page))]
        if len(both) == len(named.pages) == 2:
            return Answer(both[0], also=both[1])
        if COUNTRIES in named.pages and _LINES_OF_ALL.issuperset(named.pages):
            return Page(front(Kind.HELPLINE))
        kinds = [kind_of([page]) for page in named.pages]  # "recommendations for ngos" is one
        of_entries = {Kind.RECOMMENDATION, Kind.SUBMISSION}  # "treaties in your papers", too
        lists = len(kinds) > 1 and all(kinds) and of_entries.isdisjoint(kinds)
        return Page(Address(PageKind.BROWSE)) if lists else None

    def listed(self, typed: Typed, kind: Kind | None = None) -> Page | None:
        """The list of a kind, or of all, by what a text names and nothing else; None for none.

        The only entry itself, or the only one of the kind whose title has all the words.
        """
        page = self.narrowed_by(typed, kind)
        if page is not None:
            return page
        named = self.named(typed)
        papers = kind in (None, Kind.SUBMISSION)
        if papers and named and named.years and not (named.pages or named.counts):
            return self.narrowed(Kind.SUBMISSION, named)
        what = self._by_name.get(self._form(typed.words), "")
        if not what and named is not None and not named.pages and len(named.topics) == 1:
            alone = not (named.places or named.years or named.counts)
            what = named.topics[0] if alone else ""
        if named is not None and named.spans == 1 and not (named.pages or named.counts):
            all_on = bool(named.topics) and not self._english.asks_all.isdisjoint(typed.words)
            if len(named.entries) == 1 and kind is None and not all_on:
                return Page(Address(PageKind.ENTRY, named.entries[0]))
            if named.places and kind is None:
                return Page(Address(PageKind.COUNTRY, named.places[0]))
            heard = named.audiences
            if len(heard) == 1 and heard[0] in self._in_short and not named.topics:
                return self.narrowed(Kind.RECOMMENDATION, named)
        if what:
            return self.about(what, kind)
        titled = self._titled(typed, kind)
        return _entry(titled[0]) if len(titled) == 1 else None

    def regional(self, typed: Typed, pages: Collection[str] = ()) -> Page | None:
        """The page of a region that is all a text names, or all beside one of some pages."""
        named = self.named(typed)
        if named is None or named.places or not set(named.pages) <= set(pages):
            return None
        if bool(named.pages) != bool(pages) or named.spans != 1 + len(named.pages):
            return None
        regions = [one for one in named.topics if one in self._catalog.regions]
        return Page(Address(PageKind.REGION, regions[0])) if len(regions) == 1 else None

    def narrowed_by(self, typed: Typed, kind: Kind | None = None) -> Page | None:
        """The list of one kind about one thing, where a text names both and nothing else."""
        named = self.named(typed)
        if named is None or not named.narrows or named.counts:
            return None
        if COUNTRIES in named.pages and (page := self.regional(typed, named.pages)):
            return page
        if len(named.pages) > 1 and not (named.years and _ASKED_IN_PAPER.issuperset(named.pages)):
            return None
        said = kind or kind_of(named.pages)
        return self.narrowed(said, named) if said else None

    def narrowed(self, kind: Kind, named: Named) -> Page | None:
        """The list of a kind that is about what is named beside it."""
        heard = named.audiences or tuple(Audience(one) for one in named.topics if one in _AUDIENCES)
        others = {*named.topics, *named.places} - set(heard)
        if kind is Kind.RECOMMENDATION and len(heard) == 1 and not (others or named.years):
            in_short = self._catalog.find(self._in_short.get(heard[0], ""))
            page = Address(PageKind.MORE, in_short.id) if in_short else None
            return Page(page or Address(PageKind.AUDIENCE, heard[0].value))
        dated = kind in (Kind.SUBMISSION, Kind.RECOMMENDATION) and not (heard or others)
        if dated and len(named.years) == 1:
            asked = self._in_year.get(named.years[0]) if kind is Kind.RECOMMENDATION else None
            paper = self._catalog.find(asked or _SUBMISSION.format(year=named.years[0]))
            return Page(Address(PageKind.MORE, paper.id)) if paper else None
        what = [*named.topics, *named.places]
        if len(what) != 1 or named.years or (kind is Kind.HELPLINE and named.places):
            return None
        if kind is Kind.SUBMISSION and not self._catalog.about(what[0], kind):
            return None  # "which EU laws do the papers name"
        return self.about(what[0], kind)

    def about(self, what: str, kind: Kind | None = None) -> Page | None:
        """Entries of a kind about a subject, a region or a country; of all where it has none.

        The only one itself, but not one that is about half of the world.
        """
        if what in self._catalog.regions and kind in (None, Kind.HELPLINE):
            return Page(Address(PageKind.HELPLINES if kind else PageKind.REGION, what))
        entries = self._catalog.about(what, kind)
        if len(entries) == 1 and kind in (None, entries[0].kind) and not entries[0].is_broad(what):
            return _entry(entries[0])
        if not entries and not self._catalog.about(what):
            return None
        return Page(Address(PageKind.SUBJECT, f"{kind}--{what}" if kind else what))

    def speaks_of(self, said: Iterable[str]) -> bool:
        """Is one of the words of a subject, an audience, or for people?"""
        return not self._subject_words.isdisjoint(map(stem, said))

    def _entry_at(self, name: str) -> Entry | None:
        """The entry that a name in the menu opens."""
        address = parse(name)
        opens = address is not None and address.page is PageKind.ENTRY
        return self._catalog.find(address.value) if address and opens else None

    def _page(self, name: str) -> Outcome | None:
        """What a name in the menu opens."""
        address = parse(LINES if name == TO_REPORT else name)
        if name == ASKED_OF:
            return None
        if name == FIGURES and (told := self._catalog.find(self._figures)):
            return Answer(told, subject=FIGURES)
        if address is None:
            return aside(name)
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


def _entry(entry: Entry) -> Page:
    return Page(Address(PageKind.ENTRY, entry.id))
