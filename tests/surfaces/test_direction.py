"""Marks that keep names and numbers in order where the text runs from right to left."""

from __future__ import annotations

import pytest

from bot.surfaces.direction import END, FROM_LEFT, isolated, runs_from_right


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("الرقم 116 111 مجاني", "الرقم [116 111] مجاني"),
        ("الرقم 116 مجاني", "الرقم 116 مجاني"),
        ("من 2015–2024، باختصار", "من [2015–2024]، باختصار"),
        ("خط (+254 20 12)", "خط ([+254 20 12])"),
        ("أرسل /help الآن", "أرسل [/help] الآن"),
        ("ECPAT (UN) منظمة", "[ECPAT (UN)] منظمة"),
        ("منظمة (ECPAT International)", "منظمة ([ECPAT International])"),
        ("50% منهم", "[50%] منهم"),
        ("INTERPOL", "INTERPOL"),
        ("", ""),
    ],
)
def test_what_runs_from_left_is_marked(text: str, marked: str) -> None:
    """From its first letter to its last; a bare word or number needs no mark."""
    assert isolated(text) == marked.replace("[", FROM_LEFT).replace("]", END)


def test_arabic_runs_from_right() -> None:
    """And Hebrew; digits alone don't tell."""
    assert runs_from_right("INTERPOL منظمة")
    assert runs_from_right("שלום")
    assert not runs_from_right("INTERPOL 116 111 Ünlü เด็ก")
