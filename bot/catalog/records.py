"""The source records in seeds/: what stands where in a submission, without its text."""

from __future__ import annotations

from dataclasses import dataclass

UNFINISHED = "?"
"""What a draft writes where a person has to decide."""


@dataclass(frozen=True)
class RecordedFigure:
    """A number as a passage has it."""

    value: str
    """The number alone: "40,000"."""
    unit: str
    qualifier: str
    printed: str
    """The few words of the original round the number, to the letter."""


@dataclass(frozen=True)
class Passage:
    """A place in a submission and the facts found there."""

    id: str
    source: str
    heading: str
    paragraph: str
    """Its number: printed where the submission numbers its paragraphs, counted under the heading
    elsewhere; "footnote 3" for a footnote."""
    lines: tuple[int, ...]
    """Lines of the original, counted from 1; several where a page break cuts it."""
    footnote: str
    """Number of a footnote that stands inside those lines; empty otherwise."""
    checksum: str
    """SHA-256 of its words, first 16 hexadecimal digits."""
    names: tuple[str, ...]
    figures: tuple[RecordedFigure, ...]
    years: tuple[str, ...]
    addresses: tuple[str, ...]
    digest: str
    """What it says, in our own words."""
    uncited: str
    """Why no entry needs to cite it ("cover page"); empty for a passage that one should."""


@dataclass(frozen=True)
class Source:
    """One submission."""

    id: str
    title: str
    short_title: str
    """For a reply: "ECPAT to the UN Special Rapporteur, 2024"."""
    author: str
    addressee: str
    occasion: str
    year: str
    page: str
    """Official page to start from; empty where none is known."""
    page_how: str
    """How that page was established, or what was not found."""
    original: str
    """File name of the original."""
    sha256: str
    passages: tuple[Passage, ...]
