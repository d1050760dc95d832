"""From ranked matches to an outcome: sure → Answer, near → Choices, else NoAnswer.

The cuts come from knowledge/decision.yaml, which `bot fit` writes with its date and error rates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.finding import ASIDE, Finder
from bot.answering.matcher import Match
from bot.answering.outcome import Answer, Aside, Choices, NoAnswer, Outcome, Partial
from bot.answering.places import Found
from bot.catalog.catalog import Catalog
from bot.catalog.yaml_text import read_yaml

MOST_CHOICES = 4


@dataclass(frozen=True)
class Cuts:
    """Confidences, 0 to 1."""

    answer: float
    """From here on the best match is the answer."""
    choice: float
    """From here on a match is worth a button."""
    margin: float
    """The best must lead the second by this much, unless it is exact."""
    partial: float
    """Below this, words that the entry doesn't cover make the answer a partial one."""


def read_cuts(knowledge: Path) -> Cuts:
    fields = read_yaml(knowledge / "decision.yaml")
    names = ("answer", "choice", "margin", "partial")
    return Cuts(**{name: float(str(fields[name])) for name in names})


class Decision:
    """Decides what to do with a question's matches."""

    def __init__(self, catalog: Catalog, finder: Finder, cuts: Cuts) -> None:
        self._catalog = catalog
        self._finder = finder
        self._cuts = cuts

    def decide(self, text: str, matches: Sequence[Match], found: Sequence[Found]) -> Outcome:
        """`matches` are best first; `found` are the countries that the question names."""
        if not matches or matches[0].confidence < self._cuts.choice:
            return NoAnswer()
        best = matches[0]
        second = matches[1].confidence if len(matches) > 1 else 0.0
        leads = best.confidence - second >= self._cuts.margin
        near = [match for match in matches if match.confidence >= self._cuts.choice]
        sure = best.confidence >= self._cuts.answer and leads
        if best.id.startswith(ASIDE):
            return Aside(best.id.removeprefix(ASIDE)) if sure else NoAnswer()
        entries = [match for match in near if not match.id.startswith(ASIDE)]
        if sure or len(entries) == 1:
            return self._sure(text, best, found)
        return Choices(
            tuple(self._catalog.entries[match.id] for match in entries[:MOST_CHOICES]),
            tuple(match.confidence for match in entries[:MOST_CHOICES]),
        )

    def _sure(self, text: str, match: Match, found: Sequence[Found]) -> Outcome:
        entry = self._catalog.entries[match.id]
        exact = match.confidence == 1
        elsewhere = entry.places and any(place.place not in entry.places for place in found)
        missing = () if exact else self._finder.matcher.uncovered(text, match.id)
        if elsewhere or (missing and match.confidence < self._cuts.partial):
            return Partial(entry, match.confidence, missing)
        return Answer(entry, match.confidence, match.phrase, exact=exact)
