"""Outdated terms are told with the one to use."""

from __future__ import annotations

import pytest

from bot.workbench.checks.phrasing import check_terminology
from tests.small_base import SmallBase


def test_an_outdated_term_is_caught(base: SmallBase) -> None:
    """Upper case and plain text alike."""
    base.plant("Kenya is one of them.", "Child pornography is found there.")
    assert base.told(check_terminology(base.open())) == [
        "knowledge/initiatives/safe-harbour.yaml:7: safe-harbour: text: found "
        "'Child pornography', expected 'child sexual abuse material', "
        "quotation marks or an official title"
    ]


@pytest.mark.parametrize(
    "allowed",
    [
        pytest.param("The law says “child pornography”.", id="quoted"),
        pytest.param("The Optional Protocol on child pornography says so.", id="official title"),
    ],
)
def test_a_quoted_term_or_official_title_passes(base: SmallBase, allowed: str) -> None:
    """What others say may be told as they say it."""
    base.plant("Kenya is one of them.", allowed)
    assert list(check_terminology(base.open())) == []


def test_people_may_ask_in_outdated_words(base: SmallBase) -> None:
    """Phrases are what people type."""
    base.plant("harbour, shp", "harbour, child pornography")
    assert list(check_terminology(base.open())) == []
