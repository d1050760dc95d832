"""What a short message means after what was shown: the last thing is context, not the answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answering.decision import Decision
from bot.answering.finding import Finder
from bot.answering.routing.last_shown import Last
from bot.answering.routing.naming import Named
from bot.answering.routing.topics import TO_REPORT, Topics, kind_of
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.outcomes import WHICH_COUNTRY, Answer, Near, Outcome, Page

LONGEST_FOLLOW_UP = 10  # words; a longer message says itself what it is about
LONGEST_BARE = 5
ASKED_IN_NEED = "private"  # the menu's words by which people in trouble ask: "is this anonymous"
_YEARS = re.compile(r",? *\b(?:19|20)\d\d\b(?: to)?")  # a title's years aren't asked for
RARE = 3.9  # of a word that names something: one in about fifty entries has it


class FollowUps:
    """Completes short messages by what was shown last."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        topics: Topics,
        finder: Finder,
        decision: Decision,
        lists: Mapping[str, WordLists],
    ) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._topics = topics
        self._finder = finder
        self._decision = decision
        self._lists = tuple(lists.values())
        english = lists["en"]
        self._pointers = english.points_back
        self._opening = frozenset(
            phrase
            for one in self._lists
            for page, phrases in one.menu.items()
            if page != ASKED_IN_NEED
            for phrase in phrases
        )
        self._no_pointers = english.no_pointers
        asked = (phrase for sort in english.answers.values() for phrase in sort.asked.all)
        self._asking = {stem(word) for phrase in asked for word in phrase}
        self._vague = english.function_words | english.noise_words | english.points_back

    def last(self, address: str) -> Last | None:
        """What an address showed."""
        parsed = parse(address)
        if parsed is None:
            return None
        kind_name, _, topic = parsed.value.rpartition("--")
        kind = Kind(kind_name) if kind_name in set(Kind) else kind_of([str(parsed)])
        title = ""
        match parsed.page:
            case PageKind.ENTRY | PageKind.MORE:
                entry = self._catalog.find(parsed.value)
                return Last(parsed, entry, entry.kind, "", entry.title) if entry else None
            case PageKind.AUDIENCE:
                kind, topic = Kind.RECOMMENDATION, ""
            case PageKind.HELPLINES:
                kind = Kind.HELPLINE
            case PageKind.KIND:
                topic = ""
        subject = self._catalog.subjects.get(topic) or self._catalog.regions.get(topic)
        if topic:
            title = subject.title if subject else self._gazetteer.title(topic)
        return Last(parsed, None, kind, topic, title)

    def more(self, typed: Typed, last: Last) -> Page | None:
        """The whole of the last thing, or the next page of a list, where all asks for more."""
        if not any(one.more.are(typed.words) for one in self._lists):
            return None
        if last.entry is not None:
            return Page(Address(PageKind.MORE, last.entry.id))
        return Page(replace(last.address, number=last.address.number + 1))

    def says_nothing(self, typed: Typed) -> bool:
        """Is it wholly words that ask for more, go on, point back or open a page, or a country?"""
        said = typed.words
        if said in self._opening:
            return True
        named = {word for one in self._gazetteer.find_all(typed) for word in one.words}
        rest = [word for word in said if word not in named]
        return bool(said) and any(one.only_go_on(rest) for one in self._lists)

    def swapped(self, named: Named, last: Last, *, points: bool = False) -> Page | None:
        """The same for another place, audience, year or subject: "and in Africa?"."""
        if named.pages:
            return self._narrowed(named, last, points=points)
        dated = named.opens and last.kind in (Kind.RECOMMENDATION, Kind.SUBMISSION)
        if dated and (page := self._of_year(named, last)):
            return page
        if not (named.opens or (last.kind and last.entry is None)):
            return None
        if last.kind is Kind.RECOMMENDATION and named.audiences:
            return self._topics.narrowed(last.kind, named)
        what = [*named.topics, *named.places]
        if len(what) != 1 or named.years:
            return None
        if last.kind and self._catalog.about(what[0], last.kind):
            page = self._topics.about(what[0], last.kind)
            same = page and last.entry and page.address.value == last.entry.id
            return None if same else page
        if named.places:
            opened = PageKind.HELPLINES if last.has_lines else PageKind.COUNTRY
            return Page(Address(opened, named.places[0]))
        if what[0] in self._catalog.regions:
            return Page(Address(PageKind.REGION, what[0]))
        return None if last.entry else self._topics.about(what[0])

    def _of_year(self, named: Named, last: Last) -> Page | None:
        """The part of the last entry, else the paper, of the year that is all a text names."""
        if len(named.years) != 1 or named.topics or named.places or named.audiences:
            return None
        whole = self._catalog.entries.get(last.entry.whole) if last.entry else None
        for part in whole.read_apart() if whole else ():
            if named.years[0] in words(part.title):
                return Page(Address(PageKind.ENTRY, part.id))
        return self._topics.narrowed(Kind.SUBMISSION, named)

    def _narrowed(self, named: Named, last: Last, *, points: bool) -> Page | None:
        """The list of a kind about the country, subject or region of the last page."""
        if named.narrows or not (named.opens or last.address.page is PageKind.COUNTRY):
            return None
        kind = kind_of(named.pages)
        if named.pages[0] == TO_REPORT or WHICH_COUNTRY.key == f"aside_{named.pages[0]}":
            kind = Kind.HELPLINE
        topic = last.place
        if kind is Kind.HELPLINE and topic in self._gazetteer:
            return Page(Address(PageKind.HELPLINES, topic))
        if kind and topic and (named.opens or self._catalog.about(topic, kind)):
            return self._topics.about(topic, kind)
        if kind and topic in self._gazetteer and points:
            return Page(Address(PageKind.COUNTRY, topic))
        address = parse(named.pages[0])
        opens = named.opens and address is not None and len(named.pages) == 1
        entry = opens and address and address.page is PageKind.ENTRY
        return Page(address) if address and opens and (entry or last.entry is None) else None

    def depends(self, typed: Typed) -> bool:
        """May a message be about the last thing? It is short, and points back or only asks."""
        said = typed.words
        if not said or len(said) > LONGEST_FOLLOW_UP:
            return False
        asks = any(one.asks_with.begin(said) for one in self._lists)
        return asks or self.opens(typed) or self.points(typed) or not self.content(typed)

    def is_bare(self, typed: Typed) -> bool:
        """Does a short question name nothing, so that it needs the last thing to be one?"""
        rare = any(self._finder.rarity(word) >= RARE for word in self.content(typed))
        return len(typed.words) <= LONGEST_BARE and not rare and not typed.capitals

    def points(self, typed: Typed) -> bool:
        """Does it hold a word that stands for the last thing?"""
        said = self._no_pointers.without(typed.words)
        return any(not one.points_back.isdisjoint(said) for one in self._lists)

    def opens(self, typed: Typed) -> bool:
        """Does it begin like the second half of a talk?"""
        return any(one.openers.begin(typed.words) for one in self._lists)

    def only_asks(self, typed: Typed) -> bool:
        """Is it a word that asks, and what it asks for, as in "which countries"?"""
        said = typed.words
        for one in self._lists:
            phrases = {phrase for listed in one.menu.values() for phrase in listed}
            starts = [*one.asks_with.ends(said, 0), *one.counts.ends(said, 0)] if said else []
            if any(said[end:] in phrases for end in starts):
                return True
        return False

    def asks_of(self, typed: Typed, named: Named, last: Last) -> bool:
        """Does it ask for something of the entry that was shown, by the name of a page?"""
        if last.entry is None or (named.asks_line and not last.has_lines):
            return False
        return named.counts or self.only_asks(typed) or self.points(typed)

    def unopened(self, typed: Typed) -> Typed:
        """The words behind "and" or "what about"; all where nothing stands behind."""
        ends = [end for one in self._lists for end in one.openers.ends(typed.words, 0)]
        rest = typed.words[max(ends, default=0) :]
        return Typed(" ".join(rest)) if ends and rest else typed

    def content(self, typed: Typed) -> list[str]:
        """Its words that say what it is about."""
        return [word for word in typed.words if word not in self._vague]

    def kept(self, typed: Typed, last: Last) -> Outcome | None:
        """The part of the last entry that a question is about; None where it names other things."""
        entry = last.entry
        if entry is None:
            return None
        whole = self._catalog.entries[entry.whole]
        parts = list(whole.read_apart())
        if self._asks_whose(typed):
            parts = [part for part in parts if part.id in (entry.id, whole.id)]
        told = {part.id: self._told(part) for part in parts}
        said = {stem(word) for word in self._finder.meant(typed) if word not in self._vague}
        strange = said.difference(self._asking, *told.values())
        names = {stem(word) for word in typed.capitals}.union(
            *(map(stem, place.words) for place in self._gazetteer.find_all(typed))
        )
        if any(word in names or self._finder.rarity(word) >= RARE for word in strange):
            return None
        asked = set(typed.words) - self._pointers
        title = set(words(whole.title))

        def fit(part: Entry) -> tuple[bool, float, bool, float]:
            shared = len(said & told[part.id]) / len(said) if said else 0.0
            phrases = (set(words(phrase)) - title for phrase in part.phrases)
            likeness = max(len(asked & one) / (len(asked | one) or 1) for one in phrases)
            shown = not shared and part.id == entry.id
            given = not self._decision.missing(part, typed)
            return given, shared, shown, likeness

        best = max(parts, key=fit)
        missing = self._decision.missing(best, typed)
        if missing:
            return Near(entry, 1.0, missing=missing)
        return Answer(best, 1.0, exact=False, point=self._decision.point(best, typed))

    def _asks_whose(self, typed: Typed) -> bool:
        """Does it ask for the person behind what was shown? Another part has other persons."""
        who = any(not one.asks_who.isdisjoint(typed.words) for one in self._lists)
        bare = len(typed.words) <= LONGEST_BARE and len(self.content(typed)) <= 1
        return who and bare and self.points(typed) and not self._decision.asks_fact(typed)

    def completed(self, typed: Typed, last: Last) -> Typed:
        """A question with what the last thing is called before it."""
        title = _YEARS.sub("", last.title)
        return Typed(f"{title} {typed.text}") if title else typed

    def _told(self, part: Entry) -> set[str]:
        counted = [f"{figure.unit} {figure.of} {figure.where}" for figure in part.figures]
        text = "\n".join([part.title, part.summary, part.text, *part.phrases, *counted])
        names: Sequence[str] = [self._gazetteer.title(place) for place in part.places]
        return {stem(word) for word in words("\n".join([text, *names]))}
