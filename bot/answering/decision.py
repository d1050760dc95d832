"""From ranked matches to an outcome: sure → Answer, clear but not covered → Partial, else Choices.

The cuts come from knowledge/decision.yaml, which `bot fit` writes with its date and error rates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from bot.answering.expectation import is_met
from bot.answering.finding import ASIDE
from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry
from bot.catalog.yaml_text import Fields, read_yaml
from bot.language.places import Found
from bot.matching import Calibration, Match
from bot.replies.outcomes import Answer, Aside, Choices, NoAnswer, Outcome, Partial

MOST_CHOICES = 4
EXACT = 0.985
"""The matcher gives 0.99 to the only entry that has the question as a phrase."""


@dataclass(frozen=True)
class Cuts:
    """Where the decision cuts, 0 to 1."""

    answer: float
    """Confidence from which on the best match is the answer."""
    partial: float
    """Confidence from which on the best match is shown, with the doubt said."""
    faint: float
    """The same where nearly all of the question is in our vocabulary: it is about our subject."""
    known: float
    """Share of the question that must be in our vocabulary for that."""
    choice: float
    """Confidence from which on a match is worth a button."""
    margin: float
    """A best match that leads the second by less confidence is no answer: the person chooses."""


@dataclass(frozen=True)
class Evidence:
    """What a verdict is reached from."""

    matches: tuple[Match, ...]
    """Best first."""
    known: float = 0.0
    """Share of the question, by rarity of its words, that is in our vocabulary."""
    beside: bool = False
    """Does the question name a country that the best match is not about, or expect a sort of
    answer that it can't give?"""


class Verdict(StrEnum):
    ANSWER = "answer"
    PARTIAL = "partial"
    CHOICES = "choices"
    NONE = "none"


def verdict(evidence: Evidence, cuts: Cuts) -> Verdict:
    """Reach a verdict."""
    if not evidence.matches:
        return Verdict.NONE
    best = evidence.matches[0].confidence
    second = evidence.matches[1].confidence if len(evidence.matches) > 1 else 0.0
    if best >= cuts.answer and not evidence.beside:
        return Verdict.ANSWER if best - second >= cuts.margin else Verdict.CHOICES
    if best >= (cuts.faint if evidence.known >= cuts.known else cuts.partial):
        return Verdict.PARTIAL
    return Verdict.CHOICES if best >= cuts.choice else Verdict.NONE


def read_cuts(knowledge: Path) -> Cuts:
    values = read_yaml(knowledge / "decision.yaml")
    return Cuts(**{field.name: float(str(values[field.name])) for field in fields(Cuts)})


def read_calibration(knowledge: Path) -> Calibration | None:
    """The matcher's calibration as `bot fit` left it; None before the first fit."""
    kept = read_yaml(knowledge / "decision.yaml").get("calibration")
    if not isinstance(kept, Fields):
        return None
    return Calibration.from_dict({name: float(str(value)) for name, value in kept.items()})


class Decision:
    """Decides what to do with a question's matches."""

    def __init__(self, catalog: Catalog, cuts: Cuts) -> None:
        self._catalog = catalog
        self.cuts = cuts

    def is_faint(self, matches: Sequence[Match]) -> bool:
        """Does the verdict hang on how much of the question is in our vocabulary?"""
        return bool(matches) and matches[0].confidence < self.cuts.partial

    def evidence(
        self, text: str, matches: Sequence[Match], found: Sequence[Found], known: float
    ) -> Evidence:
        """`matches` are best first; `found` are the countries that the question names."""
        best = self._catalog.entries.get(matches[0].id) if matches else None
        if best is None:
            return Evidence(tuple(matches), known)
        places = {place.place for place in found}
        elsewhere = bool(best.places) and not places <= set(best.places)
        return Evidence(tuple(matches), known, elsewhere or not is_met(text, best))

    def decide(
        self, text: str, matches: Sequence[Match], found: Sequence[Found], known: float
    ) -> Outcome:
        """The outcome; `known` is the share of the question that is in our vocabulary."""
        evidence = self.evidence(text, matches, found, known)
        reached = verdict(evidence, self.cuts)
        if reached is Verdict.NONE:
            return NoAnswer()
        best = matches[0]
        if best.id.startswith(ASIDE):
            aside = Aside(best.id.removeprefix(ASIDE))
            return aside if reached is Verdict.ANSWER else NoAnswer()
        near = self._near(matches)
        entry = self._catalog.entries[best.id]
        if reached is Verdict.CHOICES and len(near) > 1:
            return Choices(near, tuple(match.confidence for match in matches[: len(near)]))
        if reached is Verdict.ANSWER:
            exact = best.confidence >= EXACT
            return Answer(entry, best.confidence, best.phrase, exact=exact, near=near[1:])
        return Partial(entry, best.confidence, near=near[1:])

    def _near(self, matches: Sequence[Match]) -> tuple[Entry, ...]:
        entries = (self._catalog.entries.get(match.id) for match in matches)
        near = [entry for entry in entries if entry is not None]
        return tuple(near[:MOST_CHOICES])
