"""Borrowed sentences are found without the submission's text."""

from __future__ import annotations

from bot.workbench.checks.phrasing import check_own_words
from tests.small_base import SmallBase

BORROWED = "This comment asks every state to act now"


def test_our_own_words_pass(base: SmallBase) -> None:
    """The sound base borrows nothing, though it shares a long official name."""
    base.plant("Kenya is one", "In 2022 the Safe Harbour Programme helped Kenya, one")
    assert list(check_own_words(base.open())) == []


def test_eight_borrowed_words_are_caught(base: SmallBase) -> None:
    """The message quotes the run and says which passage has it."""
    base.plant("Kenya is one of them.", "Learn how General Comment 25 asks every state to act now.")
    assert base.told(check_own_words(base.open())) == [
        "knowledge/initiatives/safe-harbour.yaml:7: safe-harbour: text: found "
        "'how general comment 25 asks every state to act now' as in sample-2024/p3, "
        "expected our own words"
    ]


def test_a_digest_borrows_nothing(base: SmallBase) -> None:
    """Records are published too."""
    record = base.root / "seeds/sample-2024.yaml"
    base.plant(
        "Where to read more; what states owe children.",
        "It says how General Comment 25 asks every state to act now.",
        record,
    )
    [told] = base.told(check_own_words(base.open()))
    assert told.startswith("seeds/sample-2024.yaml:")
    assert ": passages[3].digest: found 'how general comment 25 asks every state" in told


def test_the_bots_own_sentences_borrow_nothing(base: SmallBase) -> None:
    """Wording files are checked like entries."""
    wording = base.root / "knowledge/wording/en.yaml"
    sentence = "zz_test: See how General Comment 25 asks every state to act now\n"
    wording.write_text(wording.read_text(encoding="utf-8") + sentence, encoding="utf-8")
    [told] = base.told(check_own_words(base.open()))
    assert told.startswith("knowledge/wording/en.yaml:")
