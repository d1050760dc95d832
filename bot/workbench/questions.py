"""Held-out questions of tests/questions/: what people would type, and what must not be answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.yaml_text import Value, read_yaml

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
    return [held for path in sorted(folder.glob("*.yaml")) for held in _read_file(path)]


def _read_file(path: Path) -> Iterator[Held]:
    for key, value in read_yaml(path).items():
        nothing = path.stem == NOTHING
        for text in _texts(value):
            yield Held(text, None if nothing else key, key if nothing else path.stem)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))
