"""Files of messages: what the safeguarding screen looks for and learns from, held-out questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bot.catalog.entries import EntryId
from bot.catalog.validation import FileModel, FileTable, Line, Lines, Some, shaped

Label = Literal[
    "danger",
    "blackmail",
    "images",
    "disclosure",
    "carer",
    "suicide",
    "found-material",
    "own-thoughts",
    "abuse-request",
    "none",
]
"""What a message is: a concern, or none."""


class FrameFields(FileModel):
    """A sign of a concern: every lexicon of `all` occurs, none of `none` does."""

    concern: Line
    all: Some = Field(description="Names of lexicons; `a | b` is one of the two.")
    none: Lines = ()
    sure: Literal["yes", "no"] = "yes"
    within: Annotated[str, shaped("[0-9]+", "a number of words")] = Field(
        default="", description="Words between the first and the last hit, at most."
    )


class LexiconsFile(FileModel):
    """safeguarding/<language>.yaml: words, lexicons made of them, frames made of those."""

    spelling: dict[Line, Line] = Field(
        default={}, description="What people type, and what it stands for."
    )
    words: dict[Line, Some] = Field(
        default={}, description="Sets of words, by the name they go by."
    )
    lexicons: dict[Line, Some]
    help_fillers: Lines = Field(
        default=(), description="Words that a call for help may hold besides its own."
    )
    ordinary: Lines = Field(
        default=(), description="Words that are no slip of a key word, however near."
    )
    frames: tuple[FrameFields, ...] = ()


class ExamplesFile(FileTable[Label, Some]):
    """safeguarding/examples/<language>.yaml and tests/cries: messages, by what they are."""


class HeldQuestionsFile(FileTable[EntryId, Some]):
    """tests/questions/<kind>.yaml: held-out questions, by the entry that answers them."""


class KnownMissesFile(FileModel):
    """tests/known_misses.yaml: held-out questions that are known to be missed."""

    missed: Lines = ()
