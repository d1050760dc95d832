"""What the statements of an entry rest on: typed numbers, passages, pages."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import Field

from bot.catalog.validation import Address, Day, FileModel, Line, Lines, shaped

PassageId: TypeAlias = Annotated[str, shaped(r"[a-z0-9-]+/[a-z0-9-]+", "an id like sr-2024/p5")]
_BRACKETS = re.compile(r"\s\(([^)]*)\)")
_AS_OF = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"


class Basis(StrEnum):
    """Who brought a link: the submission prints it, or a curator added it."""

    SUBMISSION = "submission"
    ADDED = "added"


class Figure(FileModel):
    """A typed number. Figures of one entry with the same `of` and `unit` are a series."""

    value: Line = Field(description="As a reader should see it.", examples=["40,000", "1–20"])
    unit: Line = Field(
        description="What is counted, as the passage's record has it.", examples=["countries", "%"]
    )
    of: Line = Field(
        description="What the number says, in a few words.",
        examples=["countries in the first phase of Disrupting Harm"],
    )
    where: str = Field("", description="The country or area it is about.", examples=["Norway"])
    as_of: Annotated[str, shaped(_AS_OF, "a year, or year and month")] = Field(
        "",
        description="Its year, or year and month; left out where no source gives one.",
        examples=["2022", "2022-10"],
    )
    qualifier: str = Field(
        "",
        description="As the record has it; left out for a plain count.",
        examples=["at least", "projection", "range between countries"],
    )
    passage: str = Field("", description="The passage that holds it; left out where `link` does.")
    link: str = Field(
        "", description="Address of the link that holds it; left out where `passage` does."
    )


class Link(FileModel):
    """An address for the reader."""

    title: Line = Field(
        description="Whose page it is and what it is.", examples=["INTERPOL: Disrupting Harm"]
    )
    url: Address
    basis: Basis = Field(
        Basis.ADDED, description="`submission` where a cited passage prints the address."
    )
    checked: Day = Field(description="When somebody last read the page or a copy of it.")
    facts: Lines = Field(
        (),
        description="Names and numbers that were read there and that the entry uses.",
        examples=[["68 countries in October 2022"]],
    )

    def is_about(self, title: str) -> bool:
        """Is it a page about what has this title? One of them holds a name of the other."""
        return any(
            f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} "
            for ours in _names(title)
            for theirs in _names(self.title)
        )


def _names(title: str) -> Iterator[str]:
    """Words of the names in a title: all of it, its parts at colons and commas, codes.

    A part of one word is no name unless it is a code like UNICEF or 2000/31/EC: mostly it is a
    country.
    """
    plain = _BRACKETS.sub("", title)
    parts = re.split("[:,] ", plain)
    for name in (plain, *parts, *_BRACKETS.findall(title)):
        is_code = sum(map(str.isupper, name)) > 2 or "/" in name or "." in name
        if name == plain or is_code or (name in parts and " " in name):
            yield " ".join(re.findall(r"\w+", name.casefold()))
