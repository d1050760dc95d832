"""A reply as plain data: HTML and buttons, before any surface sends it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import StrEnum


class Press(StrEnum):
    """What a button does."""

    OPEN = "open"
    """Opens another page of ours: `value` is its address, at most 64 bytes."""
    LINK = "link"
    """Opens an address in the browser."""
    COPY = "copy"
    """Copies `value`, at most 256 characters."""
    SHARE = "share"
    """Lets the person pick a chat and puts `value` behind the bot's name there."""


@dataclass(frozen=True)
class Button:
    label: str
    press: Press
    value: str


@dataclass(frozen=True)
class Reply:
    """One message. `html` uses only Telegram's tags and is escaped already."""

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()
    urgent: bool = False
    """A help card: sent before anything else that waits."""
    keeps: bool = False
    """Never edited away or replaced: help cards."""
    private_only: bool = False
    """Must not be posted where others read; a group gets a pointer instead."""
    entry: str = ""
    """Id of the entry it shows, for cooldowns and follow-ups; empty for other pages."""

    @property
    def visible(self) -> str:
        """What a person reads: tags dropped, entities decoded."""
        return html.unescape(re.sub(r"<[^>]+>", "", self.html))


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

    cards: tuple[Card, ...]
    next_offset: str = ""
    button_label: str = ""
    button_start: str = ""
    """Start parameter of the button above the results."""
    cache_seconds: int = 0
    personal: bool = False
