from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.answering.expectation import is_met


@pytest.mark.parametrize(
    ("question", "entry", "met"),
    [
        ("how many countries are connected to ICSE", "icse-countries", True),
        ("how many videos are in the ICSE database", "icse-countries", False),
        ("how much money did Safe Online give", "safe-online-funding", False),
        ("what percentage of children were abused", "disrupting-harm-finding", True),
        ("what percentage of countries are connected", "icse-countries", False),
        ("who runs Disrupting Harm", "disrupting-harm", True),
        ("who financed Disrupting Harm", "safe-online-funding", True),
        ("who pays for the ICSE database", "icse-countries", False),
    ],
)
def test_an_entry_meets_only_the_sort_of_answer_it_holds(desk: Desk, question, entry, met):
    """A count of one thing is no count of another; no source gives an amount of money."""
    assert is_met(question, desk.catalog.entries[entry]) is met
