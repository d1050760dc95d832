"""A question in full words, and without whom it is asked of."""

from __future__ import annotations

import pytest

from bot.language.background import PlainQuestion
from bot.language.word_lists import our_english
from bot.language.words import Typed


@pytest.fixture(scope="module")
def plain() -> PlainQuestion:
    return PlainQuestion(our_english())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("wat r hash lists n who makes them", "what are hash lists and who makes them"),
        ("According to ECPAT's members in May 2024, who knows too little?", "who knows too little"),
        ("Who must pay for it, as ECPAT wrote in 2015?", "who must pay for it"),
        (
            "What must firms do according to ECPAT and what must banks do?",
            "what must firms do and what must banks do",
        ),
    ],
)
def test_what_does_not_ask_falls_away(plain: PlainQuestion, typed: str, read: str):
    """Short forms are written out."""
    assert " ".join(plain.of(Typed(typed)).words) == read


@pytest.mark.parametrize(
    "typed",
    [
        "What do organisations such as ECPAT do?",
        "as ECPAT wrote in 2015",
        "n'est-ce pas un crime en France",
        "what is grooming",
    ],
)
def test_everything_else_stays(plain: PlainQuestion, typed: str):
    """What would leave nothing to ask, too, and other languages."""
    question = Typed(typed)
    assert plain.of(question) is question
