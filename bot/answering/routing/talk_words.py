"""What was shown last, and whether a message goes on from it: by its words, in any language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.answering.routing.naming import kind_of
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.languages import Languages
from bot.language.phrases import Phrases
from bot.language.places import Gazetteer
from bot.language.words import Typed
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.outcomes import Page

# The menu's words that people in trouble say, too: "is this anonymous", "can I write", "farewell".
ASKED_IN_NEED = frozenset({"private", "human", "goodbye"})
MOST_SMALL_CHARS = 100  # of a message that may say nothing of its own
LONGEST_RUN = 30  # letters of Thai, written without spaces, that may be one short question
SHORTEST = 3  # words of a question that needs something else to be one: "what conference?"
PLACES = ("first", "second", "third", "fourth", "fifth", "last")  # of a thing in a list
_THAI = re.compile("[\u0e00-\u0e7f]+")


@dataclass(frozen=True)
class Last:
    """What somebody was shown last."""

    address: Address
    entry: Entry | None
    kind: Kind | None
    """Of the entry or of the list."""
    topic: str
    """The subject, region or country that a page is about; empty for an entry."""
    place: str
    """The one country that a page or an entry is about; empty for none."""
    region: str
    """The region that a page is about; empty for none."""
    title: str

    @classmethod
    def of(cls, entry: Entry, address: Address) -> Last:
        """An entry that was shown."""
        place = entry.places[0] if len(entry.places) == 1 else ""
        return cls(address, entry, entry.kind, "", place, "", entry.title)

    @property
    def where(self) -> str:
        """The country or the region that it is about; empty for neither."""
        return self.place or self.region

    @property
    def is_of_all_lines(self) -> bool:
        """Was it the list of the lines of all countries?"""
        return self.entry is None and self.kind is Kind.HELPLINE and not self.topic

    @property
    def has_lines(self) -> bool:
        """Did it show whom to call, or where to look that up?"""
        return self.kind is Kind.HELPLINE or bool(self.entry and self.entry.contacts)


def last_shown(address: str, catalog: Catalog, gazetteer: Gazetteer) -> Last | None:
    """What an address showed."""
    parsed = parse(address)
    if parsed is None:
        return None
    kind_name, _, topic = parsed.value.rpartition("--")
    kind = Kind(kind_name) if kind_name in set(Kind) else kind_of([str(parsed)])
    title = ""
    match parsed.page:
        case PageKind.ENTRY | PageKind.MORE:
            entry = catalog.find(parsed.value)
            return Last.of(entry, parsed) if entry else None
        case PageKind.SUBJECT if not kind_name and topic in set(Kind):  # by subject
            kind, topic = Kind(topic), ""
        case PageKind.AUDIENCE:
            kind, topic = Kind.RECOMMENDATION, ""
        case PageKind.HELPLINES:
            kind = Kind.HELPLINE
            title = "" if topic else kind.value
        case PageKind.KIND:
            topic = ""
    subject = catalog.subjects.get(topic) or catalog.regions.get(topic)
    if topic:
        title = subject.title if subject else gazetteer.title(topic)
    place = topic if topic in gazetteer else ""
    region = topic if topic in catalog.regions else ""
    return Last(parsed, None, kind, topic, place, region, title)


def beside(entry: Entry) -> Address:
    """The list of what else is asked of the same audience, or is on the same subject."""
    if entry.kind is Kind.RECOMMENDATION and entry.audience:
        return Address(PageKind.AUDIENCE, entry.audience[0])
    if entry.subjects:
        return Address(PageKind.SUBJECT, entry.subjects[0])
    return Address(PageKind.KIND, entry.kind)


class TalkWords:
    """Knows the words that open, point back, ask for more or only ask."""

    def __init__(self, lists: Languages, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._every = lists.every
        english = lists["en"]
        self._no_pointers, self._pointers = english.no_pointers, english.points_back
        self._yes_no = english.asks_yes_no
        self._asked_of: dict[str, list[tuple[Phrases, Phrases, frozenset[str]]]] = defaultdict(list)
        for one in lists.values():
            small = one.function_words | one.noise_words | one.points_back
            wish = one.asks_of_shown.get("wish", Phrases(()))
            for what, asked in one.asks_of_shown.items():
                self._asked_of[what].append((asked, wish, small))
        menus = [menu for one in lists.values() for menu in one.menu.items()]
        self._menu = {phrase for _, phrases in menus for phrase in phrases}
        opening = (phrases for page, phrases in menus if page not in ASKED_IN_NEED)
        self._opening = frozenset(chain.from_iterable(opening))

    def asks_more(self, typed: Typed) -> bool:
        """Is all of it "tell me more"?"""
        return self._every.more.are(typed.words)

    def asks_only(self, what: str, typed: Typed) -> bool:
        """Does it ask for that of what was shown, in any language, and for nothing else?"""
        for asked, wish, small in self._asked_of.get(what, ()):
            rest = asked.without(typed.words)
            if len(rest) < len(typed.words) and small.issuperset(wish.without(rest)):
                return True
        return False

    def picked(self, typed: Typed, offered: Sequence[str]) -> Page | None:
        """What of a list a message asks for by its place there, and no more: "the second one"."""
        rest = self.unopened(typed)
        at = next((at for at, one in enumerate(PLACES) if self.asks_only(one, rest)), None)
        if at is None or not offered:
            return None
        at = -1 if PLACES[at] == "last" else at
        address = parse(offered[at]) if at < len(offered) else None
        return Page(address) if address else None

    def says_nothing(self, text: str, *, shown: bool = False) -> bool:
        """Is it wholly words that ask for more, go on, point back or open a page, or a country?

        With something `shown`, also what such words ask of that: "when did he say it".
        """
        if len(text) > MOST_SMALL_CHARS:
            return False
        typed = Typed(text)
        said = typed.words
        if said in self._opening:
            return True
        named = {word for one in self._gazetteer.find_all(typed) for word in one.words}
        rest = [word for word in said if word not in named]
        return bool(said) and self._every.only_go_on(rest, shown=shown)

    def points(self, typed: Typed) -> bool:
        """Does it hold a word that stands for the last thing?"""
        said = self._no_pointers.without(self._apart(typed))
        return not self._every.points_back.isdisjoint(said)

    def opens(self, typed: Typed) -> bool:
        """Does it begin like the second half of a talk?"""
        return self._every.openers.begin(self._apart(typed))

    def goes_on(self, typed: Typed) -> bool:
        """Does it begin so, or only ask of what was shown: "when did he say it"?"""
        return self.opens(typed) or self.says_nothing(typed.text, shown=True)

    def only_asks(self, typed: Typed) -> bool:
        """Is it a word that asks, and what it asks for, as in "which countries"?"""
        said = self._apart(typed)
        asking = (self._every.asks_with, self._every.counts) if said else ()
        return any(said[end:] in self._menu for one in asking for end in one.ends(said, 0))

    def addresses_us(self, typed: Typed) -> bool:
        """Does it speak to the bot: "you"?"""
        return not self._every.addresses_us.isdisjoint(typed.words)

    def refers(self, typed: Typed) -> bool:
        """Does it say "it", or another word in whose place a name can stand?"""
        said = self._no_pointers.without(typed.words)
        return not self._every.stands_for.isdisjoint(said)

    def asks_who(self, typed: Typed) -> bool:
        """Does it begin by asking for a person: "who did they ask"?"""
        return bool(typed.words) and typed.words[0] in self._every.asks_who

    def asks_whom(self, typed: Typed) -> bool:
        """Does it ask for those to whom something was done: "who did they ask"?"""
        said = typed.words
        verb = self._yes_no.begin(said[1:]) and bool(set(said[2:3]) & self._pointers)
        return self.asks_who(typed) and verb and len(said) > SHORTEST

    def asks(self, typed: Typed) -> bool:
        """Does it begin as a question does?"""
        return self._every.asks_with.begin(self._apart(typed))

    def asks_about(self, typed: Typed) -> bool:
        """Does it ask what is so, "who should …", rather than us for a list: "do you have …"?"""
        said = typed.words
        starts = (0, *self._every.asks_with.ends(said, 0))
        does = any(self._every.asks_yes_no.begin(said[at:]) for at in starts)
        asks = does and not self._no_pointers.begin(said)  # "is there anything on …"
        return not self.addresses_us(typed) and (asks or self._every.asks_about.begin(said))

    def is_elsewhere(self, typed: Typed, last: Last) -> bool:
        """Were they a country's lines, and does the question name others alone?"""
        places = {one.place for one in self._gazetteer.find_all(typed)}
        return last.has_lines and bool(last.where and places) and last.where not in places

    def unopened(self, typed: Typed) -> Typed:
        """The words behind "and" or "what about"; all where nothing stands behind."""
        said = self._apart(typed)
        ends = self._every.openers.ends(said, 0) if said else []
        rest = said[max(ends, default=0) :]
        return Typed(" ".join(rest)) if ends and rest else typed

    def _apart(self, typed: Typed) -> tuple[str, ...]:
        """The words, with what a short run of Thai begins or ends in, where it asks or points,
        apart."""
        said = [part for word in typed.words for part in self._ends_apart(word)]
        return tuple(said)

    def _ends_apart(self, word: str) -> Sequence[str]:
        if len(word) > LONGEST_RUN or not _THAI.fullmatch(word):
            return (word,)
        return " ".join(filter(None, self._thai_ends.split(word))).split()

    @cached_property
    def _thai_ends(self) -> re.Pattern[str]:
        asks, points = self._every.asks_with.all, self._every.points_back
        begins, ends = [*self._every.openers.all, *asks], [*asks, *((word,) for word in points)]

        def either(phrases: Iterable[tuple[str, ...]]) -> str:
            thai = [phrase[0] for phrase in phrases if _THAI.fullmatch(phrase[0])]
            return "|".join(sorted(thai, key=len, reverse=True)) or "(?!)"

        return re.compile(f"(^(?:{either(begins)})|(?:{either(ends)})$)")
