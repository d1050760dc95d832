"""How hard a text is to read: Flesch and Kincaid's grade, the years of school it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.catalog.entries import Entry
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge

HARDEST_GRADE = 14.0
"""Names of treaties and bodies alone cost three or four grades; above this it is the sentences."""

_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n\s*\n")
_VOWELS = re.compile(r"[aeiouyáéíóúàèâêôûäöüãõ]+")


def check_reading_level(knowledge: Knowledge) -> Iterator[Problem]:
    for grade, entry in hardest(knowledge):
        if grade > HARDEST_GRADE:
            message = f"found reading grade {grade:.1f}, expected at most {HARDEST_GRADE:.0f}"
            yield knowledge.problem(entry, "text", message, warning=True)


def hardest(knowledge: Knowledge) -> list[tuple[float, Entry]]:
    """Every entry with the grade of its text, the hardest first."""
    graded = [(reading_grade(entry.text), entry) for entry in knowledge.catalog.entries.values()]
    return sorted(graded, key=lambda one: (-one[0], one[1].id))


def reading_grade(text: str) -> float:
    """Flesch–Kincaid grade of an English text, with syllables estimated; 0 for no words.

    Kincaid et al. 1975, https://apps.dtic.mil/sti/citations/ADA006655
    """
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return 0.0
    sentences = sum(bool(part.strip()) for part in _SENTENCE_END.split(text)) or 1
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent final e; an acronym is spelled letter by letter."""
    if word.isupper() and len(word) > 1:
        return len(word)
    word = word.lower()
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(("le", "les", "ted", "ded"))
    return max(1, len(_VOWELS.findall(word)) - silent)
