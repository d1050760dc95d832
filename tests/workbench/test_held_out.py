"""Entries that questions can't tell apart are reported."""

from __future__ import annotations

from bot.workbench.checks.held_out import check_misses, check_phrases
from tests.small_base import SmallBase


def test_a_phrase_of_two_entries_is_caught(base: SmallBase) -> None:
    """In both files, whatever its case and marks."""
    base.plant("harbour, shp", "harbour, Childline?")
    assert base.told(check_phrases(base.open())) == [
        "knowledge/helplines/kenya.yaml:5: kenya: phrases[6]: found 'childline' in safe-harbour "
        "too, expected it once or in ambiguous.yaml",
        "knowledge/initiatives/safe-harbour.yaml:8: safe-harbour: phrases[6]: found 'childline' in "
        "kenya too, expected it once or in ambiguous.yaml",
    ]


def test_a_declared_phrase_passes(base: SmallBase) -> None:
    """The bot offers both then."""
    base.plant("harbour, shp", "harbour, Childline?")
    declared = base.root / "knowledge/ambiguous.yaml"
    declared.write_text("childline: [kenya, safe-harbour]\n", encoding="utf-8")
    assert list(check_phrases(base.open())) == []


def test_near_twins_are_a_warning(base: SmallBase) -> None:
    """The same words in another order."""
    base.plant("harbour, shp", "harbour, helplines in kenya")
    [told] = base.told(check_phrases(base.open()))
    assert "warning" in told
    assert "'helplines in kenya' (safe-harbour) and 'kenya helpline' (kenya)" in told


QUESTIONS = "safe-harbour:\n  - who helps\n  - what is it\n"


def test_only_unexpected_misses_and_hits_are_reported(base: SmallBase) -> None:
    """A known miss is silent; a new one stands in the questions, a mended one in the list."""
    base.write("tests/questions/initiative.yaml", QUESTIONS)
    base.write("tests/known_misses.yaml", "missed: [what is it]\n")
    assert list(check_misses(base.open(), {"what is it"})) == []
    assert sorted(base.told(check_misses(base.open(), {"who helps"}))) == [
        "tests/known_misses.yaml:1: known_misses: missed[1]: found 'what is it', "
        "which is missed no longer, expected only misses",
        "tests/questions/initiative.yaml:2: initiative: safe-harbour[1]: found a miss, "
        "'who helps', expected a hit, or this in known_misses.yaml",
    ]
