"""A paragraph that may stand first says itself what it is about."""

from __future__ import annotations

from bot.workbench.checks.phrasing import check_later_paragraphs
from tests.small_base import SmallBase


def test_a_later_paragraph_names_its_subject(base: SmallBase) -> None:
    base.plant("Kenya is one of them.", "Kenya is one of them.\n\n  It is in Africa.")
    [told] = base.told(check_later_paragraphs(base.open()))
    assert "found a paragraph that begins with 'It', expected its subject" in told


def test_a_sentence_inside_a_paragraph_may_point_back(base: SmallBase) -> None:
    base.plant("Kenya is one of them.", "Kenya is one of them. It joined last.")
    assert base.told(check_later_paragraphs(base.open())) == []
