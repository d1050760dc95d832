"""Addresses of our pages: what stands in a button and, unchanged, in a deep link.

Telegram allows 64 of A-Z a-z 0-9 _ - in a deep link. Addresses outlive us in other people's posts,
so the word before the first hyphen never changes its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    """What stands before the first hyphen."""

    ENTRY = "e"
    MORE = "m"
    """The whole of an entry."""
    KIND = "k"
    """A list: `k-initiative_2` is its second page."""
    AUDIENCE = "r"
    """Recommendations to one audience."""
    COUNTRY = "c"
    HELPLINES = "h"
    """A country's helplines."""
    BROWSE = "b"
    SOURCES = "s"
    ABOUT = "a"
    PRIVACY = "p"
    COMMANDS = "o"
    START = "x"
    HELP_CARD = "help"
    LOOKING = "looking"
    """"I was only looking for information"."""


@dataclass(frozen=True)
class Address:
    """A page of ours: `e-disrupting-harm`, `k-law_2`, `c-KE`, `help`."""

    page: Page
    value: str = ""
    number: int = 1
    """Page of a list, from 1."""

    def __str__(self) -> str:
        value = f"-{self.value}" if self.value else ""
        number = f"_{self.number}" if self.number > 1 else ""
        return f"{self.page}{value}{number}"


def parse(text: str) -> Address | None:
    """The address in a button or a deep link; None where it is none of ours."""
    rest, _, number = text.partition("_")
    name, _, value = rest.partition("-")
    if name not in set(Page):
        return None
    return Address(Page(name), value, int(number) if number.isdecimal() and len(number) < 4 else 1)
