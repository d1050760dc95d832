"""Addresses of our pages: what stands in a button and, unchanged, in a deep link.

Telegram allows 64 of A-Z a-z 0-9 _ - in a deep link
(https://core.telegram.org/bots/features#deep-linking). Other people's posts keep our addresses for
ever, so the word before the first hyphen never changes its meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
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
    """The person was only looking for information."""


WITH_VALUE = frozenset(
    {PageKind.ENTRY, PageKind.MORE, PageKind.KIND, PageKind.AUDIENCE, PageKind.COUNTRY}
    | {PageKind.HELPLINES}
)
_ADDRESS = re.compile(r"([a-z]+)(?:-([A-Za-z0-9-]+))?(?:_([0-9]{1,3}))?")


@dataclass(frozen=True)
class Address:
    """A page of ours: `e-disrupting-harm`, `k-law_2`, `c-KE`, `help`."""

    page: PageKind
    value: str = ""
    number: int = 1
    """Page of a list, from 1."""

    def __str__(self) -> str:
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
    return Address(page, found[2] or "", int(found[3] or 1))
