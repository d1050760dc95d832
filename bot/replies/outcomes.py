"""What was decided about an event. Composing turns it into a reply."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.catalog.entries import Entry, Kind
from bot.replies.blocks import Address, PageKind
from bot.safeguarding.concerns import Concern

REPORTS = 1
"""The point of a country's services for somebody who wants a place to report to."""
EXACTLY = "exactly"
"""What is missing where an entry may not say just that."""


@dataclass(frozen=True)
class Answer:
    """An entry, surely."""

    entry: Entry
    confidence: float = 1.0
    """0 to 1: how probably this is the entry meant."""
    exact: bool = False
    """Was it asked for by one of its phrases or its title?"""
    near: tuple[Entry, ...] = ()
    """Other matches that are worth a tap: a way out where this is the wrong one."""
    point: int = 0
    """What of the entry the question is after, by its number in `excerpts.Points`."""
    places: tuple[str, ...] = ()
    """Countries that the question names, by ISO code."""
    subject: str = ""
    """By whose list a button leads on; empty for none."""
    also: Entry | None = None
    """The answer to a second question in the same message."""
    also_point: int = 0  # what of it that question is after
    unanswered: bool = False  # a second question in the same message
    cites: bool = False
    """Is it asked where it is from: do its links and papers stand first?"""


@dataclass(frozen=True)
class Near:
    """The nearest entry: the subject is known, what is asked about it may not be."""

    entry: Entry
    confidence: float
    near: tuple[Entry, ...] = ()
    missing: str = ""
    """What was asked for and nothing here gives: a count, money, what another country does."""
    point: int = 0
    places: tuple[str, ...] = ()

    @property
    def is_faint(self) -> bool:
        """May it be about something else than what was asked?"""
        return self.missing == EXACTLY


@dataclass(frozen=True)
class Choices:
    """Two to four entries are near; the person picks."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Unknown:
    """Nothing that we know fits."""

    empty: bool = False
    """The message had no words."""
    near: tuple[Entry, ...] = ()
    """What may still help, the likeliest first."""
    place: str = ""
    """ISO code of the country that is asked about, whose page may help."""


@dataclass(frozen=True)
class Page:
    """A page of ours: a list, a country, an entry, something about the bot."""

    address: Address


@dataclass(frozen=True)
class CountryQuestion:
    """A country's name may be misspelt, or several are named: the reply asks which is meant."""

    places: tuple[str, ...]
    """ISO codes, the likeliest first."""
    page: PageKind
    """What a tap on one opens: its helplines, or all about it."""
    each: bool = False  # does the question name them all, and is about each of them?
    kind: Kind | None = None  # what of them is asked for; None for all


@dataclass(frozen=True)
class Aside:
    """A sentence of its own: small talk, a subject outside ours, a notice about the chat."""

    key: str
    """Wording key."""
    offers_help: bool = False
    """Does a button lead to help?"""
    also: str = ""
    """Wording key of the answer to a second question about the bot; empty for none."""
    surely: bool = field(default=False, compare=False)  # do the words ask for just this?


WHICH_COUNTRY = Aside("aside_which-country", offers_help=True)
"""For somebody who asks for a line and names no country: how to, and directories for all."""
WRONG = Aside("aside_wrong", offers_help=True)
"""For somebody who found a mistake, perhaps a number that nobody answers."""
_OFFER_HELP = {"which-country", "wrong", "private", "stop", "children", "removal", "who-am-i"}
_OFFER_HELP |= {"hours", "asking", "report-for-me"}
"""Who asks who will know, wants it to stop or a picture gone, is perhaps a child who is afraid."""


def aside(name: str, *, surely: bool = False) -> Aside:
    """The aside of a name in knowledge/asides.yaml or a menu."""
    return Aside(f"aside_{name}", offers_help=name in _OFFER_HELP, surely=surely)


@dataclass(frozen=True)
class UnknownCommand:
    """A command that we don't have."""

    nearest: str = ""
    """The command that is probably meant, without the slash; empty for none."""


@dataclass(frozen=True)
class HelpCard:
    """Somebody is in trouble."""

    concern: Concern
    place: str | None = None
    """ISO code; None asks for the country."""
    language: str = "en"
    guessed: bool = False
    """The country was read from a longer message: the card says how to change it."""
    again: bool = False
    """The steps were shown a moment ago."""

    @property
    def mark(self) -> str:
        """The card in the addresses of its buttons, short: Telegram allows 64 bytes in all."""
        return f"{self.concern}.{self.place or ''}.{self.language}"

    @classmethod
    def marked(cls, mark: str) -> "HelpCard | None":
        """The card of a mark; None for one that we don't know."""
        concern, place, language = mark.split(".") if mark else ("", "", "")
        if concern not in set(Concern):
            return None
        return cls(Concern(concern), place or None, language)


@dataclass(frozen=True)
class HelpAnswer:
    """A sentence in the minutes after a help card."""

    text: str
    card: HelpCard
    show: str = "nothing"
    """Below it: "lines" to reach, ways to write ("text"), or "nothing"."""
    offers_end: bool = False
    """Does a button offer ordinary questions again?"""
    ends: bool = False
    """The person leaves help with it."""


Outcome: TypeAlias = (
    Answer
    | Near
    | Choices
    | Unknown
    | Page
    | CountryQuestion
    | Aside
    | UnknownCommand
    | HelpCard
    | HelpAnswer
)

_LISTS = frozenset(
    {PageKind.KIND, PageKind.AUDIENCE, PageKind.SUBJECT, PageKind.REGION, PageKind.BROWSE}
    | {PageKind.COUNTRY, PageKind.HELPLINES}
)


def is_sure(outcome: Outcome) -> bool:
    """Does it answer, rather than ask back or offer what is near?"""
    told = isinstance(outcome, Aside) and not outcome.offers_help
    return told or isinstance(outcome, Answer | Page)


def is_country_page(outcome: Outcome) -> bool:
    return isinstance(outcome, Page) and outcome.address.page is PageKind.COUNTRY


def may_be_long(outcome: object, national: Collection[str]) -> bool:
    """Is it a list, or lines of a country, that a group asked for?

    `national` are ids of the entries with the lines of countries.
    """
    match outcome:
        case Page(Address(PageKind.ENTRY, name)):
            return name in national
        case Page(address):
            return address.page in _LISTS
        case Answer(entry=entry, also=also):
            return bool(entry.contacts or also)
        case Near(entry=entry):
            return bool(entry.contacts)
        case _:
            return isinstance(outcome, Choices | CountryQuestion)


def entries_of(outcome: object) -> tuple[Entry, ...]:
    """The entries that an outcome shows or offers first."""
    match outcome:
        case Answer(entry=entry) | Near(entry=entry):
            return (entry,)
        case Choices(entries=entries):
            return entries
        case _:
            return ()


def opened_by(outcome: object) -> str:
    """The address of what it shows; empty where it has none."""
    match outcome:
        case Page(address):
            return str(address)
        case Unknown(place=place) if place:
            return str(Address(PageKind.COUNTRY, place))
        case Answer(entry=entry, point=point) | Near(entry=entry, point=point):
            return str(Address(PageKind.ENTRY, entry.id, point + 1))
        case _:
            return ""


def shown_by(outcome: object, entry: str) -> str:
    """The address of what a follow-up would be about: the entry of the reply, or a list."""
    other = {PageKind.BROWSE, PageKind.HELPLINES if entry else PageKind.BROWSE}
    if isinstance(outcome, Page) and outcome.address.page in (_LISTS | {PageKind.MORE}) - other:
        return outcome.address.alone
    return str(Address(PageKind.ENTRY, entry)) if entry else ""
