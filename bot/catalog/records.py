"""The source records in seeds/: what stands where in a submission, without its text."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bot.catalog.facts import PassageId
from bot.catalog.validation import Address, FileModel, Line, Lines, shaped
from bot.catalog.yaml_file import Place

UNFINISHED = "?"
"""What a draft writes where a person has to decide."""
_NOTE = re.compile(r"note ([0-9]+) at (?:the )?(.+)")


class RecordedFigure(FileModel):
    """A number as a passage has it."""

    value: Line = Field(description="The number alone.", examples=["40,000"])
    unit: Line = Field(description="What is counted.", examples=["children"])
    qualifier: str = Field("", description="What limits it.", examples=["at least", "projection"])
    printed: Line = Field(description="The few words of the original round it, to the letter.")


class Passage(FileModel):
    """A place in a submission and the facts found there."""

    id: PassageId
    heading: Line = Field(
        description="The heading that it stands under, in words that can be searched for; a"
        " footnote's is that of the paragraph that holds its mark."
    )
    place: Annotated[str, shaped("[^,;]+", "a place without comma, such as 2nd point")] = Field(
        description="Where a reader finds it under the heading. Paragraphs and points are counted"
        " apart, unless the submission numbers them.",
        examples=["3rd paragraph", "1st sub-point of the 2nd point", "note 4 at the 5th point"],
    )
    lines: Annotated[str, shaped("[0-9]+( [0-9]+)*", "line numbers like 12 13")] = Field(
        description="Lines of the original, counted from 1; several where a page break cuts it."
    )
    footnote: str = Field("", description="Number of a footnote inside those lines.")
    checksum: Annotated[str, shaped("[0-9a-f]{16}", "16 hexadecimal digits")] = Field(
        "", description="SHA-256 of its words, the first 16 hexadecimal digits."
    )
    names: Lines = ()
    figures: tuple[RecordedFigure, ...] = ()
    years: Lines = ()
    addresses: Lines = ()
    digest: Line = Field(description="What it says, in our own words.")
    uncited: str = Field("", description="Why no entry needs to cite it.", examples=["cover page"])

    @property
    def source(self) -> str:
        """Id of the submission that it stands in."""
        return self.id.split("/")[0]

    @property
    def line_numbers(self) -> tuple[int, ...]:
        return tuple(map(int, self.lines.split()))

    @property
    def note(self) -> tuple[str, str] | None:
        """A footnote's number, and the place of its mark under the same heading."""
        found = _NOTE.fullmatch(self.place)
        return (found[1], found[2]) if found else None


class Bibliography(FileModel):
    """What a submission is, and where it was found."""

    title: Line
    short_title: Line = Field(
        description="For a reply.", examples=["ECPAT to the UN Special Rapporteur, 2024"]
    )
    author: Line
    addressee: Line
    occasion: Line
    year: Annotated[str, shaped("[0-9]{4}", "a year")]
    page: Address = Field("", description="The paper's own address at an official body.")
    listing: Address = Field("", description="Official page that lists it among others.")
    unofficial_copy: Address = Field("", description="Somebody else's copy of it.")
    page_how: Line = Field(description="How these were established, or what was not found.")
    original: Line = Field(description="File name of the original.")


class Source(Bibliography):
    """One submission, and every passage of it."""

    id: Line = Field(description="The file's name without .yaml.")
    sha256: Annotated[str, shaped("[0-9a-f]{64}", "64 hexadecimal digits")]
    passages: tuple[Passage, ...] = ()

    def contradictions(self) -> Iterator[tuple[Place, str]]:
        ids = [passage.id for passage in self.passages]
        places = [(passage.heading, passage.place) for passage in self.passages]
        for at, passage in enumerate(self.passages):
            if passage.source != self.id:
                yield ("passages", at, "id"), f"found {passage.id!r}, expected {self.id}/…"
            if passage.id in ids[:at]:
                yield ("passages", at, "id"), f"found {passage.id!r} twice, expected it once"
            if places[at] in places[:at]:
                told = f"found {passage.place!r} twice under {passage.heading!r}, expected it once"
                yield ("passages", at, "place"), told
            if passage.note and (passage.heading, passage.note[1]) not in places:
                told = f"found a mark at {passage.note[1]!r}, expected a place under its heading"
                yield ("passages", at, "place"), told


class RunsFile(FileModel):
    """Hashed runs of a source's passages, by passage id: long, so kept apart from the record."""

    runs: dict[PassageId, str]
