"""How hard a text is to read: long paragraphs, and the years of school that it asks for."""

import re
from collections.abc import Iterator

from bot.catalog.entries import Entry
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

HARDEST_GRADE = 13.0
"""Above this, sentences are cut or hard words replaced: no text of ours needs more."""
MOST_SENTENCES = 6
"""Our own: a paragraph."""

_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n\s*\n")
_VOWELS = re.compile(r"[aeiouyáéíóúàèâêôûäöüãõ]+")
_LINKED = r"(?:\s+(?:(?:of|the|on|for|and|to|in|de|y|la|&)\s+){0,3}(?=[A-ZÀ-Ý]))?"
_NAMES = re.compile(rf"(?:\b[A-ZÀ-Ý][\w'’-]*{_LINKED})+")


def check_readability(base: SurveyedBase) -> Iterator[Problem]:
    """Hard texts and long paragraphs, as warnings."""
    for entry in base.entries:
        grade = reading_grade(entry.text)
        if grade > HARDEST_GRADE:
            told = f"found reading grade {grade:.1f}, expected at most {HARDEST_GRADE:.0f}"
            yield base.problem(entry, ("text",), told, warning=True)
        for paragraph in entry.text.split("\n\n"):
            sentences = len(re.findall(r"[.!?](?:\s|$)", paragraph))
            if sentences > MOST_SENTENCES:
                told = f"found {sentences} sentences in a paragraph, expected at most"
                near = " ".join(paragraph.split()[:3])
                told = f"{told} {MOST_SENTENCES}"
                yield base.problem(entry, ("text",), told, near=near, warning=True)


def hardest(base: SurveyedBase) -> list[tuple[float, Entry]]:
    """Every entry with the grade of its text, the hardest first."""
    graded = [(reading_grade(entry.text), entry) for entry in base.entries]
    return sorted(graded, key=lambda one: (-one[0], one[1].id))


def reading_grade(text: str) -> float:
    """Flesch–Kincaid grade of an English text, with syllables estimated; 0 for no words.

    A name counts as one easy word, however long: nobody can choose a shorter one.
    Kincaid et al. 1975, https://apps.dtic.mil/sti/citations/ADA006655
    """
    text = _NAMES.sub("It", text)
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return 0.0
    sentences = sum(bool(part.strip()) for part in _SENTENCE_END.split(text)) or 1
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent final e."""
    word = word.lower()
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(("le", "les", "ted", "ded"))
    return max(1, len(_VOWELS.findall(word)) - silent)
