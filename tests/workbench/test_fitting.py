"""The decision on held-out questions: what `bot fit` left still holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.decision import Evidence
from bot.answering.knowledge import Knowledge
from bot.catalog.sentences import KnownMissesFile
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import DecisionFile
from bot.matching import Match
from bot.workbench.fitting import START, Example, fit_cuts, held_out, misses, rates, refit
from bot.workbench.questions import Held
from tests.sample_base import copy_sample, read_sample

ROOT = Path(__file__).resolve().parents[2]
# Share of sure answers to questions that nothing we know answers.
WRONG_AT_MOST = {"near": 0.12, "far": 0.03}
# Share of questions whose entry a reply shows or offers, over all kinds but country helplines.
OFFERED_AT_LEAST = 0.8


@pytest.fixture(scope="module")
def found(live: Knowledge) -> list[Example]:
    return held_out(live, ROOT / "tests" / "questions")


def test_unanswerable_questions_get_no_sure_answer(live: Knowledge, found: list[Example]):
    """Adding entries can't silently make the bot sure of what it doesn't know."""
    shares = rates(found, live.decision.cuts)
    for group, most in WRONG_AT_MOST.items():
        assert shares[group]["wrong answers"] <= most, group


def test_most_held_out_questions_reach_their_entry(live: Knowledge, found: list[Example]):
    """Nor can it silently stop finding what it knows."""
    asked = [one for one in found if not (one.held.entry or "helplines-").startswith("helplines-")]
    missed = set(misses(asked, live.decision.cuts))
    assert 1 - len(missed) / len(asked) >= OFFERED_AT_LEAST


def test_the_known_misses_are_those_that_miss(live: Knowledge, found: list[Example]):
    """A new miss is noticed, and so is a fix: run `bot fit` and read the difference."""
    listed = read_model(ROOT / "tests" / "known_misses.yaml", KnownMissesFile).missed
    assert misses(found, live.decision.cuts) == list(listed)


def example(entry: str | None, confidence: float, group: str = "term") -> Example:
    """A question whose only match is `e`."""
    return Example(Held("?", entry, group), Evidence((Match("e", confidence, ""),)))


@pytest.mark.parametrize(
    ("ids", "sought", "found"),
    [
        pytest.param(["c-KE", "e"], "c-KE", True, id="a page, asked for"),
        pytest.param(["c-KE", "e"], "e", False, id="a page shown instead"),
        pytest.param(["e", "c-KE"], "c-KE", False, id="a page, which no button offers"),
        pytest.param(["e", "c-KE", "d"], "d", True, id="an entry a tap away"),
    ],
)
def test_a_page_is_shown_alone_or_not_at_all(ids, sought, found):
    """As the bot does: a page takes no entries beside it, and is none of the choices."""
    matches = tuple(Match(one, 0.4 - at / 100, "") for at, one in enumerate(ids))
    one = Example(Held("?", sought, "page"), Evidence(matches), pages={"c-KE"})
    assert (misses([one], START) == []) is found


def test_cuts_part_right_answers_from_wrong_ones():
    """Where confidence tells them apart, the cut falls between them."""
    right = [example("e", confidence) for confidence in (0.6, 0.7, 0.8)]
    wrong = [example(None, confidence, "far") for confidence in (0.1, 0.2, 0.3)]
    cuts = fit_cuts([*right, *wrong], START)
    assert 0.3 < cuts.answer <= 0.6


def test_cuts_rise_above_a_surely_wrong_answer():
    """A wrong answer given surely costs more than a right one brings."""
    cuts = fit_cuts([example("e", 0.7), example("other", 0.72), example("other", 0.72)], START)
    assert cuts.answer > 0.72


def test_fitting_writes_what_the_bot_reads_and_changes_nothing_else(tmp_path: Path):
    """The knowledge in use keeps its calibration; the files are valid and hold the misses."""
    root = copy_sample(tmp_path)
    questions = root / "tests" / "questions"
    questions.mkdir(parents=True)
    asked = "term-grooming: [what is grooming, groomer]\nterm-hash: [zebra crossing]\n"
    (questions / "term.yaml").write_text(asked, encoding="utf-8")
    nothing = "far: [how tall is the tower]\n"
    (questions / "nothing.yaml").write_text(nothing, encoding="utf-8")
    knowledge = read_sample(root)
    before = knowledge.finder.matcher.calibration
    text = refit(knowledge, root, "2026-11-30")
    assert knowledge.finder.matcher.calibration == before
    written = read_model(root / "knowledge" / "decision.yaml", DecisionFile)
    assert written.date == "2026-11-30"
    assert written.calibrations is not None
    assert written.rates["far"]["wrong answers"] == 0
    assert (root / "knowledge" / "decision.yaml").read_text(encoding="utf-8") == text
    missed = read_model(root / "tests" / "known_misses.yaml", KnownMissesFile).missed
    assert missed == ("zebra crossing",)
