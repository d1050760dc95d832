"""The knowledge base that we publish is proven."""

from __future__ import annotations

import datetime

from bot.catalog.sentences import WordingFile
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import AsidesFile
from bot.language.places import read_gazetteer
from bot.replies.wording import PUBLIC
from bot.safeguarding.plans import read_plans
from bot.workbench.checking import find_problems
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.checks.translations import asked_sentences
from tests.small_base import REPOSITORY

CURATED_ON = datetime.date(2026, 11, 29)
"""A fixed day: what falls due later is for `bot check` to tell, not for the suite."""


def test_the_published_knowledge_has_no_problems() -> None:
    """Every number, name, address, term and limit, as `bot check` sees them."""
    base = SurveyedBase(REPOSITORY, CURATED_ON)
    assert [str(problem) for problem in find_problems(base)] == []


def test_every_sentence_is_composed_by_the_check() -> None:
    """So that `bot check` misses none that is gone or can't be filled in."""
    folder = REPOSITORY / "knowledge"
    base = SurveyedBase(REPOSITORY, CURATED_ON)
    asked = asked_sentences(base, read_gazetteer(folder), read_plans(folder))
    table = read_model(folder / "wording/en.yaml", WordingFile).root
    english = {key if key in asked else key.removeprefix(PUBLIC) for key in table}
    asides = read_model(folder / "asides.yaml", AsidesFile).root
    assert asked.keys() | {f"aside_{name}" for name in asides} == english
