"""A reply as plain data: blocks, and buttons with the addresses they open. No HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.safeguarding.concerns import Concern


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike; a renderer escapes them."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    """The address that they link to; empty for none."""


Line = tuple[Run, ...]


class BlockKind(StrEnum):
    """What a block is for the reader."""

    TITLE = "title"
    TEXT = "text"
    CONTACT = "contact"
    FIGURES = "figures"
    LINKS = "links"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; an empty line stands between two blocks."""

    kind: BlockKind
    lines: tuple[Line, ...]

    @property
    def visible(self) -> str:
        """What a person reads, without any mark-up."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


class PageKind(StrEnum):
    """What an address begins with. Other people's posts keep our addresses for ever: none changes.

    Telegram allows 64 of A-Z a-z 0-9 _ - in a deep link
    (https://core.telegram.org/bots/features#deep-linking).
    """

    ENTRY = "e"
    MORE = "m"  # the whole of an entry
    KIND = "k"  # a list of a kind's entries
    AUDIENCE = "r"  # recommendations to one audience
    SUBJECT = "l"  # entries about a subject, of all kinds or `law--` one
    REGION = "g"
    COUNTRY = "c"
    HELPLINES = "h"  # those of a country
    BROWSE = "b"
    SOURCES = "s"
    ABOUT = "a"
    PRIVACY = "p"
    COMMANDS = "o"
    START = "x"
    HELP_CARD = "help"
    LOOKING = "looking"  # the person was only looking for information


WITH_VALUE = frozenset(
    {PageKind.ENTRY, PageKind.MORE, PageKind.KIND, PageKind.AUDIENCE, PageKind.COUNTRY}
    | {PageKind.HELPLINES, PageKind.SUBJECT, PageKind.REGION}
    | {PageKind.HELP_CARD}  # its language, in a link from where others read
)
_CARD = r"[a-z-]+\.[A-Z]*\.[a-z]+"
_VALUE = r"[A-Za-z0-9-]+(?:_[a-z][a-z0-9-]*)?"
_BACK = r"[A-Za-z0-9_<-]+"
_ADDRESS = re.compile(
    rf"([a-z]+)(?:-({_VALUE}))?(?:_([0-9]{{1,3}}))?(?:@({_CARD}))?(?:<({_BACK}))?"
)
BUTTON_BYTES = 60
"""Of an address in a button: Telegram allows 64; a mark and a language may be added."""


@dataclass(frozen=True)
class Address:
    """A page of ours: `e-disrupting-harm`, its part `e-disrupting-harm_money`, `k-law_2`,
    `h-KE@blackmail.KE.en` on a card, and `e-itu<k-organisation_2` where it was opened from a list.
    """

    page: PageKind
    value: str = ""
    number: int = 1
    """Page of a list, from 1. Of an entry: 1 more than that of the point that leads it."""
    card: str = ""
    """Mark of the help card whose button opens it: what was remembered of it may be gone by then.
    Not for deep links, where it would be seen."""
    back: str = ""
    """The addresses on the way to it, the last one first, a `<` between two. Not for deep links."""

    def __str__(self) -> str:
        card = f"@{self.card}" if self.card else ""
        back = f"<{self.back}" if self.back else ""
        return f"{self.alone}{card}{back}"

    @property
    def is_of_country(self) -> bool:
        """Does it show a country, or its lines?"""
        return bool(self.value) and self.page in (PageKind.COUNTRY, PageKind.HELPLINES)

    @property
    def alone(self) -> str:
        """The page and nothing else: what a deep link may hold."""
        value = f"-{self.value}" if self.value else ""
        number = f"_{self.number}" if self.number > 1 else ""
        return f"{self.page}{value}{number}"


def parse(text: str) -> Address | None:
    """The address in a button or a deep link; None where it is none of ours."""
    found = _ADDRESS.fullmatch(text)
    if found is None or found[1] not in set(PageKind):
        return None
    page = PageKind(found[1])
    if found[2] and page not in WITH_VALUE:
        return None
    if page is PageKind.HELP_CARD and len(found[2] or "xx") != 2:  # a language's code
        return None
    return Address(page, found[2] or "", int(found[3] or 1), found[4] or "", found[5] or "")


class Press(StrEnum):
    """What a button does."""

    OPEN = "open"
    """Opens another page of ours: `value` is its address, at most 64 bytes."""
    PRIVATE = "private"
    """Opens the page in the private chat, whoever presses it."""
    LINK = "link"
    """Opens a web address in the browser."""
    COPY = "copy"
    """Copies `value`, at most 256 characters."""
    SHARE = "share"
    """Lets the person pick a chat and puts `value` behind the bot's name there."""


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    press: Press
    value: str
    below: bool = False
    """Opens in a new message: nothing would lead back to what it stands under."""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Reply:
    """One message, or what stands in its place. A reply without blocks and cards is silence."""

    blocks: tuple[Block, ...] = ()
    rows: Rows = ()
    urgent: bool = False
    """A help card: sent before anything else that waits."""
    keeps: bool = False
    """Never edited away or replaced: help cards."""
    private_only: bool = False
    """Must not be posted where others read."""
    answers_replied: bool = False
    """It answers the message that the event replied to, rather than the event's own."""
    entry: str = ""
    """Id of the entry it shows, for cooldowns and follow-ups; empty for other pages."""
    opens_private: str = ""
    """Address that opens in the private chat of whoever tapped, instead of showing blocks."""
    cards: Cards | None = None
    """Results of an inline query."""
    outcome: object = field(default=None, compare=False)
    """What was decided, one of `replies.outcomes`; None for a reply that needed no decision."""
    unsure: Concern | None = field(default=None, compare=False)
    """Set when the words might be a call for help."""

    @property
    def is_silent(self) -> bool:
        return not self.blocks and self.cards is None and not self.opens_private

    @property
    def visible(self) -> str:
        """What a person reads."""
        return "\n\n".join(block.visible for block in self.blocks)

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.rows for button in row]


@dataclass(frozen=True)
class Card:
    """One inline result: what the list shows and what is posted when it is chosen."""

    id: str
    """Stable, at most 64 bytes."""
    title: str
    description: str
    reply: Reply


@dataclass(frozen=True)
class Cards:
    """A page of inline results."""

    cards: tuple[Card, ...] = ()
    next_offset: str = ""
    button_label: str = ""
    button_start: str = ""
    """Start parameter of the button above the results."""
    cache_seconds: int = 0
    personal: bool = False


def length(blocks: Iterable[Block]) -> int:
    """Visible characters of blocks, each with the empty line after it."""
    return sum(len(block.visible) + 2 for block in blocks)


def paragraphs(text: str) -> list[Block]:
    """A block for each paragraph of curated text; line breaks inside one are spaces."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return [Block(BlockKind.TEXT, ((Run(part),),)) for part in parts if part]


def numbered(items: int, size: int, wanted: int) -> tuple[int, int]:
    """How many pages there are, and the number of the wanted one among them."""
    pages = max(1, -(-items // size))
    return pages, min(max(wanted, 1), pages)
