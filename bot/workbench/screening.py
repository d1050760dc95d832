"""How well the safeguarding screen sees held-out messages: tests/cries, a file a language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.safety_files import problem_at
from bot.catalog.yaml_file import read_yaml
from bot.errors import KnowledgeError, Problem
from bot.safeguarding import Screen
from bot.safeguarding.classifier import NONE
from bot.safeguarding.concerns import Concern

LABELS = frozenset({NONE, *Concern})


@dataclass(frozen=True)
class Cry:
    """A message, and what it is."""

    language: str
    label: str
    """A concern, or "none"."""
    text: str


def read_cries(folder: Path) -> list[Cry]:
    """Every message of every file in `folder`. Raises KnowledgeError."""
    problems: list[Problem] = []
    cries: list[Cry] = []
    for path in sorted(folder.glob("*.yaml")):
        file = read_yaml(path)
        for label, texts in file.content.items():
            if label not in LABELS or not isinstance(texts, list):
                told = f"found {label!r}, expected one of {sorted(LABELS)} with messages"
                problems.append(problem_at(file, (label,), told))
                continue
            cries += [Cry(path.stem, label, str(text)) for text in texts]
    if problems:
        raise KnowledgeError(problems)
    return cries


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
