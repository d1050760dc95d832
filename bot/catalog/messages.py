"""Files of held-out questions."""

from __future__ import annotations

from bot.catalog.entries import EntryId
from bot.catalog.validation import FileModel, FileTable, Lines, Some


class HeldQuestionsFile(FileTable[EntryId, Some]):
    """tests/questions/<kind>.yaml: held-out questions, by the entry that answers them."""


class KnownMissesFile(FileModel):
    """tests/known_misses.yaml: held-out questions that are known to be missed."""

    missed: Lines = ()
