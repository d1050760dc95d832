"""Entries that questions can't tell apart are reported."""

from __future__ import annotations

from bot.language.words import normalise
from bot.workbench.checks.confusable import check_phrases, check_questions
from tests.small_base import SmallBase


def test_a_phrase_of_two_entries_is_caught(base: SmallBase) -> None:
    """In both files, whatever its case and marks."""
    base.plant("harbour, shp", "harbour, Childline?")
    assert base.told(check_phrases(base.open(), normalise)) == [
        "knowledge/helplines/kenya.yaml:5: kenya: phrases: found 'childline' in safe-harbour too, "
        "expected it once or in ambiguous.yaml",
        "knowledge/initiatives/safe-harbour.yaml:8: safe-harbour: phrases: found 'childline' in "
        "kenya too, expected it once or in ambiguous.yaml",
    ]


def test_a_declared_phrase_passes(base: SmallBase) -> None:
    """The bot offers both then."""
    base.plant("harbour, shp", "harbour, Childline?")
    declared = base.root / "knowledge/ambiguous.yaml"
    declared.write_text("childline: [kenya, safe-harbour]\n", encoding="utf-8")
    assert list(check_phrases(base.open(), normalise)) == []


def test_near_twins_are_a_warning(base: SmallBase) -> None:
    """The same words in another order."""
    base.plant("harbour, shp", "harbour, helplines in kenya")
    [told] = base.told(check_phrases(base.open(), normalise))
    assert "warning" in told
    assert "'helplines in kenya' (safe-harbour) and 'kenya helpline' (kenya)" in told


def test_a_question_that_reaches_another_entry_is_reported(base: SmallBase) -> None:
    """With the file of questions and the line."""
    questions = base.root / "questions"
    questions.mkdir()
    path = questions / "initiative.yaml"
    path.write_text("reaches:\n  safe-harbour:\n  - who helps\n  - what is it\n", encoding="utf-8")
    best = {"who helps": "kenya", "what is it": "safe-harbour"}
    assert base.told(check_questions(base.open(), best.get, questions)) == [
        "questions/initiative.yaml:3: warning: safe-harbour: "
        "found kenya for 'who helps', expected safe-harbour"
    ]
