"""What people would type, by what it is: questions of tests/questions, cries of tests/cries."""

from collections.abc import Iterator
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

from bot.catalog.safety_files import ExamplesFile
from bot.catalog.sentences import HeldQuestionsFile
from bot.catalog.validation import FileTable, read_model

NOTHING = "nothing"
"""The file of questions that no entry answers."""


class Held(NamedTuple):
    """A held-out question."""

    text: str
    entry: str | None
    """Id of the entry, or address of the page, that answers it; None where nothing does."""
    group: str
    """Its file, or for `nothing` the list it stands in: near, far."""


class Cry(NamedTuple):
    """A message that the safeguarding screen is taught or measured by."""

    language: str
    label: str
    """A concern, or "none"."""
    text: str


def read_questions(folder: Path) -> list[Held]:
    """Every question of every file in `folder`. Raises KnowledgeError."""
    return [
        Held(text, None, key) if file == NOTHING else Held(text, key, file)
        for file, key, text in _read(folder, HeldQuestionsFile)
    ]


def read_cries(folder: Path) -> Iterator[Cry]:
    """Every message of every file in `folder`. Raises KnowledgeError."""
    return starmap(Cry, _read(folder, ExamplesFile))


def _read(folder: Path, model: type[FileTable[Any, Any]]) -> Iterator[tuple[str, str, str]]:
    """Name of the file, key and text."""
    for path in sorted(folder.glob("[!.]*.yaml")):
        for key, texts in read_model(path, model).root.items():
            yield from ((path.stem, key, text) for text in texts)
