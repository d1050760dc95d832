"""The knowledge base that we publish is proven."""

from __future__ import annotations

import datetime

from bot.workbench.checking import find_problems
from bot.workbench.checks.surveyed_base import SurveyedBase
from tests.small_base import REPOSITORY

CURATED_ON = datetime.date(2026, 11, 29)
"""A fixed day: what falls due later is for `bot check` to tell, not for the suite."""


def test_the_published_knowledge_has_no_problems() -> None:
    """Every number, name, address, term and limit, as `bot check` sees them."""
    base = SurveyedBase(REPOSITORY, CURATED_ON)
    assert [str(problem) for problem in find_problems(base)] == []
