"""Held-out questions of tests/questions/: what people would type, and what must not be answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.sentences import HeldQuestionsFile
from bot.catalog.validation import read_model

NOTHING = "nothing"
"""The file of questions that no entry answers."""


@dataclass(frozen=True)
class Held:
    """A held-out question."""

    text: str
    entry: str | None
    """Id of the entry that answers it; None where nothing does."""
    group: str
    """Its file, or for `nothing` the list it stands in: near, far."""


def read_questions(folder: Path) -> list[Held]:
    """Every question of every file in `folder`."""
    return [held for path in sorted(folder.glob("[!.]*.yaml")) for held in _read_file(path)]


def _read_file(path: Path) -> Iterator[Held]:
    nothing = path.stem == NOTHING
    for key, asked in read_model(path, HeldQuestionsFile).root.items():
        for text in asked:
            yield Held(text, None if nothing else key, key if nothing else path.stem)
