"""What a short message means after what was shown: the last thing is context, not the answer."""

from collections.abc import Callable, Sequence

from bot.answering.routing.naming import Named, kind_of
from bot.answering.routing.talk_words import Last, TalkWords, last_shown
from bot.answering.routing.topics import COUNTRIES, FIGURES, TO_REPORT, Topics
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.languages import Languages
from bot.language.phrases import Phrases
from bot.language.places import Gazetteer
from bot.language.words import Typed, words
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.country_pages import example_of
from bot.replies.outcomes import WHICH_COUNTRY, Answer, Page, Unknown

LONGEST_FOLLOW_UP = 10  # words; a longer message says itself what it is about
_OF_PLACE = (PageKind.COUNTRY, PageKind.REGION)
_ASKED_ON = (Kind.TERM, Kind.THEME, Kind.INITIATIVE, Kind.LAW)
_ASKED_OF_ALL = (Kind.RECOMMENDATION, Kind.TERM, Kind.THEME)
"""Kinds of what somebody can do something about."""
_NOT_OF_PLACES = (Kind.RECOMMENDATION, Kind.HELPLINE)  # what is told there is another thing
_LONGEST_END = 5  # words of a question that may ask at its end, as some languages do
LEAST_LISTED = 2  # recommendations on a subject: fewer may be on something else of it


class FollowUps(TalkWords):
    """Reads short messages by what was shown last."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        topics: Topics,
        lists: Languages,
        ours: Callable[[Typed], Sequence[str]],
    ) -> None:
        """`ours` puts the words of a question into ours."""
        super().__init__(lists, gazetteer)
        self._catalog = catalog
        self._topics = topics
        self._ours = ours
        english = lists["en"]
        self._others = [one for one in lists.values() if one is not english]
        self._deeds = english.asks_of_shown.get("deeds", Phrases(()))
        matter = english.asks_of_shown.get("matter", Phrases(()))
        self.vague = english.function_words | english.noise_words | english.points_back
        self.vague |= {word for phrase in matter.all for word in phrase}

    def last(self, address: str) -> Last | None:
        """What an address showed."""
        return last_shown(address, self._catalog, self._gazetteer)

    def example(self, typed: Typed, last: Last) -> Page | None:
        """What is told of one country, where all asks for an example; after a list something that
        is done on its subject."""
        if not self.asks_only("example", typed):
            return None
        if last.entry is not None:
            return Page(example_of(self._catalog, self._gazetteer, last.entry))
        done = self._catalog.about(last.topic, Kind.INITIATIVE) if last.topic else ()
        return Page(Address(PageKind.ENTRY, done[0].id)) if done else None

    def asks_deeds(self, typed: Typed) -> bool:
        """Does it ask what somebody does, rather than for lines: "what does Peru do"?"""
        return self._deeds.after(typed.words) is not None

    def other_term(self, typed: Typed, last: Last) -> Answer | None:
        """What a name is, after another thing was shown: "and sexting?"."""
        if last.entry is None or last.kind is Kind.RECOMMENDATION or not self.opens(typed):
            return None
        term = self._topics.terms.defined(self.unopened(typed))
        return None if term is None or term.entry.id == last.entry.id else term

    def swapped(self, named: Named, typed: Typed, last: Last) -> Page | Unknown | None:
        """The same for another place, audience, year or subject: "and in Africa?".

        `named` is all that the message names.
        """
        points, refers = self.points(typed), self.refers(typed)
        asks = self.asks(typed) and not self.asks_who(typed)
        if named.audiences and self.asks_of_others(named, last):
            return self._topics.narrowed(Kind.RECOMMENDATION, named)
        if named.pages == (FIGURES,) and (counted := self._with_figures(last)):
            return Page(Address(PageKind.MORE, counted.id))
        if named.counts and last.is_of_all_lines and named.pages == (COUNTRIES,):
            return None
        if named.pages:
            asked = self._asked_on(named, last, refers=refers) if asks else None
            return asked or self._narrowed(named, last, points=points or asks)
        if named.opens and (page := self._of_year(named, last)):
            return page
        if last.topic in named.topics:
            return None  # "what about schools?" on the page of awareness
        if not (named.opens or (last.kind and last.entry is None)):
            return None
        what = [*named.topics, *named.places]
        of_list = refers and last.entry is None and not (named.opens or named.places)
        if len(what) != 1 or named.years or of_list:
            return None
        if last.has_lines and self.asks_deeds(typed) and what[0] in self._gazetteer:
            return Page(Address(PageKind.COUNTRY, what[0]))
        return self._on(what[0], last)

    def asks_of_others(self, named: Named, last: Last) -> bool:
        """Does it ask what somebody should do about the last thing: "and what can schools do?"?"""
        asks = kind_of(named.pages) is Kind.RECOMMENDATION if named.pages else named.opens
        if last.entry and last.kind is not Kind.RECOMMENDATION and not named.pages:
            entry = last.entry  # "gaps", "and for the police?": what is told of them, or theirs
            theirs = last.kind is Kind.THEME
            theirs = theirs or any(self._tells_of(entry, one) for one in named.topics)
            asks = asks and not theirs
        heard = bool(named.audiences or named.topics) and not (named.places or named.years)
        return asks and heard and last.kind in _ASKED_OF_ALL

    def _with_figures(self, last: Last) -> Entry | None:
        """What was shown, where it has figures, else another part of it that has some."""
        whole = self._catalog.entries.get(last.entry.whole) if last.entry else None
        parts = (last.entry, *whole.read_apart()) if whole else ()
        return next((part for part in parts if part and part.figures), None)

    def _on(self, what: str, last: Last) -> Page | Unknown | None:
        """The same about another subject, region or country."""
        of_thing = last.entry is not None and last.kind is not Kind.RECOMMENDATION
        of_thing = of_thing or last.address.page is PageKind.COUNTRY
        if last.entry and last.kind is Kind.TERM and not self._tells_of(last.entry, what):
            of_thing = False  # "and AI?" after another word
        if of_thing and what in self._catalog.subjects:
            return None  # "what about schools?" asks about schools there
        if last.entry and what in self._catalog.regions and self._tells_of(last.entry, what):
            return None  # "in Africa?" asks what it tells of Africa
        of_places = last.entry and last.kind not in _NOT_OF_PLACES and what in self._gazetteer
        if of_places and last.entry and self._tells_of(last.entry, what):
            return None
        if last.entry and last.kind in (Kind.THEME, Kind.TERM) and what in self._gazetteer:
            there = (one for one in self._catalog.about(what) if one.places == (what,))
            subject = last.entry.subjects[:1]  # the same thing there, else another is no answer
            alike = next((one for one in there if subject and subject[0] in one.subjects), None)
            return Page(Address(PageKind.ENTRY, alike.id)) if alike else Unknown(place=what)
        of_lines = last.kind is Kind.HELPLINE and what in self._catalog.regions
        if last.kind and (of_lines or self._catalog.about(what, last.kind)):
            page = self._topics.about(what, last.kind)
            same = page and last.entry and page.address.value == last.entry.id
            return None if same else page
        if what in self._gazetteer:
            if last.entry and last.kind not in _NOT_OF_PLACES:
                return Unknown(place=what)
            return Page(Address(PageKind.HELPLINES if last.has_lines else PageKind.COUNTRY, what))
        if what in self._catalog.regions:
            return Page(Address(PageKind.REGION, what))
        return None if last.entry else self._topics.about(what)

    def _tells_of(self, entry: Entry, what: str) -> bool:
        """Does an entry, or a part of it, name a region, a subject or a country?"""
        one = self._catalog.regions.get(what) or self._catalog.subjects.get(what)
        said = (one.title, *one.words) if one else (self._gazetteer.title(what),)
        names = [set(words(name)) for name in said]
        parts = self._catalog.entries[entry.whole].read_apart()
        told = [set(words(f"{part.title} {part.text}")) for part in parts]
        return any(name <= said for name in names for said in told)

    def _of_year(self, named: Named, last: Last) -> Page | None:
        """The part of the last entry, else the paper, of the year that is all a text names."""
        if len(named.years) != 1 or named.topics or named.places or named.audiences:
            return None
        whole = self._catalog.entries.get(last.entry.whole) if last.entry else None
        for part in whole.read_apart() if whole else ():
            if part is not last.entry and named.years[0] in words(part.title):
                return Page(Address(PageKind.ENTRY, part.id))
        dated = last.kind if last.kind in (Kind.RECOMMENDATION, Kind.SUBMISSION) else None
        return self._topics.narrowed(dated, named) if dated else None

    def _asked_on(self, named: Named, last: Last, *, refers: bool) -> Page | None:
        """The list of a kind on the subject of the last thing: "is there a law on that?".

        What ECPAT asks, also where that isn't pointed at: "what does ecpat want?".
        """
        kind, entry = kind_of(named.pages), last.entry
        if named.narrows or kind is None or not (refers or kind is Kind.RECOMMENDATION):
            return None
        if entry is not None and entry.kind not in {*_ASKED_ON} - {kind}:  # "that law" is itself
            return None
        about = entry.subjects if entry else (last.topic,) if refers else ()
        found = {one: len(self._catalog.about(one, kind)) for one in about if one}
        first = next(iter(found), "")
        if kind is Kind.INITIATIVE and found.get(first, 0) < LEAST_LISTED:
            return self._topics.about(first) if first else None  # all that helps, of no other
        subject = next((one for one, many in found.items() if many >= LEAST_LISTED), "")
        return self._topics.about(subject, kind) if subject else None

    def _narrowed(self, named: Named, last: Last, *, points: bool) -> Page | None:
        """The list of a kind about the country, subject or region of the last page."""
        of_place = last.address.page in _OF_PLACE or (last.entry is None and last.place)
        if named.narrows or not (named.opens or of_place):
            return None
        kind = kind_of(named.pages)
        if named.pages[0] == TO_REPORT or WHICH_COUNTRY.key == f"aside_{named.pages[0]}":
            kind = Kind.HELPLINE
        topic = last.topic or last.place
        if kind is Kind.HELPLINE and last.place:
            return Page(Address(PageKind.HELPLINES, last.place))
        known = bool(kind and topic and self._catalog.about(topic, kind))
        if points and not known and kind is Kind.INITIATIVE and last.place:
            return Page(Address(PageKind.COUNTRY, last.place))  # "what is being done there?"
        if kind and topic and (known or named.opens or points):
            return self._topics.about(topic, kind)
        address = parse(named.pages[0])
        opens = named.opens and address is not None and len(named.pages) == 1
        entry = opens and address and address.page is PageKind.ENTRY
        return Page(address) if address and opens and (entry or last.entry is None) else None

    def depends(self, typed: Typed) -> bool:
        """May a message be about the last thing? It is short, and points back or only asks."""
        said = self._apart(typed)
        if not said or len(said) > LONGEST_FOLLOW_UP:
            return False
        asks = self.asks(typed)
        if len(said) <= _LONGEST_END:
            asks = asks or any(one.asks_with.after(said) is not None for one in self._others)
        return asks or self.opens(typed) or self.points(typed) or not self.content(typed)

    def is_empty(self, typed: Typed) -> bool:
        """Does it only ask, and names nothing at all: "since when"?"""
        said = self._apart(typed)
        only = self._every.asks_with.are(said)
        return only or not self.content(self.unopened(typed))

    def asks_of(self, typed: Typed, named: Named, last: Last) -> bool:
        """Does it ask for something of the entry that was shown, by the name of a page?"""
        if last.entry is None:
            return named.counts and last.is_of_all_lines and named.pages == (COUNTRIES,)
        if named.asks_line and not last.has_lines:
            return False
        if named.counts or self.only_asks(typed) or self.points(typed):
            return True
        which = named.pages == (COUNTRIES,) and self.asks(typed)  # "which countries are next?"
        return which and not self.addresses_us(typed)

    def content(self, typed: Typed) -> list[str]:
        """Its words that say what it is about, in our words."""
        return [word for word in self._ours(typed) if word not in self.vague]
