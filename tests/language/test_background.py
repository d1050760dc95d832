"""What somebody says of themselves before they ask."""

from __future__ import annotations

import pytest

from bot.language.background import Background
from bot.language.languages import read_word_lists
from bot.language.words import Typed
from tests.sample_base import ROOT


@pytest.fixture(scope="module")
def background() -> Background:
    return Background(read_word_lists(ROOT / "knowledge").values())


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("I'm a nurse. What is a hash list?", "What is a hash list?"),
        ("hello, we are an NGO in Nepal: who funds INHOPE?", "who funds INHOPE?"),
        ("i work for a newspaper in peru what is sexting", "what is sexting"),
        ("As a coach in Ghana I want to know what grooming is", "I want to know what grooming is"),
        ("What is sextortion? I am a teacher.", "What is sextortion?"),
        ("I am 14. What is a hash list?", "What is a hash list?"),
        ("I have a son of 9. Who runs INHOPE?", "Who runs INHOPE?"),
        ("Tengo 15 años. ¿Qué es INHOPE?", "¿Qué es INHOPE?"),
        ("Ich bin Lehrer. Was ist Sexting?", "Was ist Sexting?"),
        ("Soy periodista, ¿qué es INHOPE?", "¿qué es INHOPE?"),
        (
            "Je travaille pour une radio. Qui a lancé Project Beacon ?",
            "Qui a lancé Project Beacon ?",
        ),
        ("أنا معلمة. ما هي INHOPE؟", "ما هي INHOPE؟"),
        ("ฉันเป็นครู sexting คืออะไร", "sexting คืออะไร"),
    ],
)
def test_who_asks_is_no_part_of_the_question(background: Background, typed: str, asked: str):
    """In a sentence of its own or before the question; behind it, too."""
    before, rest = background.parted(Typed(typed))
    assert before
    assert rest.plain == asked


@pytest.mark.parametrize(
    "typed",
    [
        "I am a fan of Project Beacon. Who pays for it?",
        "I work at a bank. What should we do?",
        "I am a paedophile. Where is there help?",
        "I am a girl and he has pictures of me",
        "What is a hash list?",
        "We are a school.",
    ],
)
def test_what_the_question_leans_on_stays(background: Background, typed: str):
    """By "it" or "we"; and whatever decides which help fits, or is all there is."""
    question = Typed(typed)
    assert background.parted(question) == ("", question)
