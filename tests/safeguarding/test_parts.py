"""What stands before a cry, or beside it, doesn't hide it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safeguarding import Screen, read_screen

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def screen() -> Screen:
    return read_screen(ROOT / "knowledge")


@pytest.mark.parametrize(
    "text",
    [
        "ECPAT, my stepdad comes into my bed at night",
        "dear waymark he blackmails me with my nudes",
        "ecpat quiero morirme",
        "ecpat mein onkel fasst mich an",
        "studies? i want to kill myself",
        "helplines! my coach touches me",
        "what is grooming and my stepdad touches me at night",
        "which laws are there, he blackmails me with my nudes",
        "was ist grooming und mein onkel fasst mich an",
        "qué es la sextorsión y quiero morirme",
    ],
)
def test_a_cry_is_heard_behind_a_name_a_word_or_a_question(screen: Screen, text: str):
    found = screen.look(text)
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        "what does ECPAT recommend for companies and what about schools",
        "ECPAT, who are your members in Kenya",
        "what is grooming, and how do police stop it",
        "laws? and treaties",
    ],
)
def test_ordinary_questions_stay_ordinary(screen: Screen, text: str):
    assert screen.look(text) is None
