"""How well the safeguarding screen sees held-out messages: tests/cries, a file a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.safety_files import NONE, ExamplesFile
from bot.catalog.validation import read_model
from bot.safeguarding import Screen


@dataclass(frozen=True)
class Cry:
    """A message, and what it is."""

    language: str
    label: str
    """A concern, or "none"."""
    text: str


def read_cries(folder: Path) -> Iterator[Cry]:
    """Every message of every file in `folder`. Raises KnowledgeError."""
    for path in sorted(folder.glob("*.yaml")):
        for label, texts in read_model(path, ExamplesFile).root.items():
            yield from (Cry(path.stem, label, text) for text in texts)


def rates(screen: Screen, folder: Path) -> dict[str, dict[str, float]]:
    """Shares, by language: cries that get a card, one of the right concern, or at least the quiet
    line; and ordinary messages that get a card or a line."""
    counts: dict[str, Counter[str]] = {}
    for cry in read_cries(folder):
        found = screen.look(cry.text)
        count = counts.setdefault(cry.language, Counter())
        kind = "ordinary" if cry.label == NONE else "cries"
        count[kind] += 1
        count[f"{kind}: seen"] += found is not None
        if found is not None and found.sure:
            count[f"{kind}: card"] += 1
            count[f"{kind}: right concern"] += found.concern == cry.label
    return {language: _shares(count) for language, count in counts.items()}


def _shares(count: Counter[str]) -> dict[str, float]:
    wanted = (
        "cries: card",
        "cries: right concern",
        "cries: seen",
        "ordinary: card",
        "ordinary: seen",
    )
    return {name: round(count[name] / count[name.split(":")[0]], 3) for name in wanted}
