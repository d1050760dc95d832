"""The decision on held-out questions: what `bot fit` left still holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.decision import Cuts, Evidence, Verdict, verdict
from bot.answering.desk import Desk
from bot.answering.opening import open_desk
from bot.catalog.yaml_text import read_yaml
from bot.matching import Match
from bot.workbench.fitting import Example, held_out, misses, rates

ROOT = Path(__file__).resolve().parents[2]
WRONG_AT_MOST = {"near": 0.05, "far": 0.02}
"""Share of sure answers to questions that nothing we know answers."""
OFFERED_AT_LEAST = 0.8
"""Share of questions whose entry a reply shows or offers, over all kinds but country helplines."""


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(ROOT, today="2026-11-21")


@pytest.fixture(scope="module")
def found(desk: Desk) -> list[Example]:
    return held_out(desk, ROOT / "tests" / "questions")


def test_unanswerable_questions_get_no_sure_answer(desk: Desk, found: list[Example]):
    """Adding entries can't silently make the bot sure of what it doesn't know."""
    shares = rates(found, desk.answerer.decision.cuts)
    for group, most in WRONG_AT_MOST.items():
        assert shares[group]["wrong answers"] <= most, group


def test_most_held_out_questions_reach_their_entry(desk: Desk, found: list[Example]):
    """Nor can it silently stop finding what it knows."""
    asked = [one for one in found if one.entry and not one.entry.startswith("helplines-")]
    missed = set(misses(asked, desk.answerer.decision.cuts))
    assert 1 - len(missed) / len(asked) >= OFFERED_AT_LEAST


def test_the_known_misses_are_those_that_miss(desk: Desk, found: list[Example]):
    """A new miss is noticed, and so is a fix: run `bot fit` and read the difference."""
    listed = read_yaml(ROOT / "tests" / "known_misses.yaml")["missed"]
    assert misses(found, desk.answerer.decision.cuts) == listed


@pytest.mark.parametrize(
    ("confidences", "known", "beside", "reached"),
    [
        pytest.param([], 1.0, False, Verdict.NONE, id="nothing found"),
        pytest.param([0.9, 0.1], 1.0, False, Verdict.ANSWER, id="sure"),
        pytest.param([0.9, 0.85], 1.0, False, Verdict.CHOICES, id="two sure ones"),
        pytest.param([0.9, 0.1], 1.0, True, Verdict.PARTIAL, id="sure but beside the question"),
        pytest.param([0.4], 0.5, False, Verdict.PARTIAL, id="clear enough to show"),
        pytest.param([0.05], 0.9, False, Verdict.PARTIAL, id="faint, but of our subject"),
        pytest.param([0.15], 0.5, False, Verdict.CHOICES, id="worth a button"),
        pytest.param([0.05], 0.5, False, Verdict.NONE, id="nothing near"),
    ],
)
def test_a_verdict_follows_from_confidence_and_margin(confidences, known, beside, reached):
    """Answer, doubt, choose or say no."""
    matches = tuple(Match(f"e{at}", value, "") for at, value in enumerate(confidences))
    cuts = Cuts(answer=0.7, partial=0.3, faint=0.03, known=0.8, choice=0.1, margin=0.1)
    assert verdict(Evidence(matches, known, beside), cuts) is reached
