"""What sort of answer a question expects, and whether an entry can give it.

"How many videos …?" wants a count of videos: an entry that counts only countries does not answer,
however many of its words the question shares. English questions only; others expect nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.catalog.model import Entry
from bot.language.words import stem, words

_MONEY = re.compile(
    r"\bhow much (?:money|funding|cash|did|does|do|was|is|were)\b"
    r"|\b(?:budget|salary|price|donat\w+)\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"[$€£]|\b(?:euros?|dollars?|pounds?|USD|EUR)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:what|which) (?:percent\w*|per ?cent|share|proportion)\b|%", re.IGNORECASE
)
_DAY = re.compile(r"\b(?:which|what) (?:exact )?(?:day|date)\b|\bexact date\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
_FUNDER = re.compile(
    r"\bwho (?:pays?|paid|funds?|funded|finances?|financed|sponsors?|sponsored)\b"
    r"|\b(?:funded|financed|sponsored|paid for) by\b",
    re.IGNORECASE,
)
_FUNDED = re.compile(r"\b(?:fund|financ|sponsor|donor|donat|grant|paid|pays)", re.IGNORECASE)
_COUNT = re.compile(r"\bhow many ((?:\w+\W+){1,3}?)(?:\w+)", re.IGNORECASE)
_NOT_COUNTED = frozenset(
    {"of", "in", "are", "were", "is", "did", "do", "does", "have", "has", "the"}
)


def is_met(text: str, entry: Entry) -> bool:
    """Can the entry give the sort of answer that the question expects?"""
    said = f"{entry.title} {entry.summary} {entry.text}"
    if _MONEY.search(text):
        return bool(_CURRENCY.search(said))
    if _SHARE.search(text):
        return "%" in said or any("%" in figure.unit for figure in entry.figures)
    if _FUNDER.search(text):
        return bool(_FUNDED.search(said))
    if _DAY.search(text):
        return bool(_DATED.search(said))
    counted = _COUNT.search(text)
    return counted is None or _counts(entry, words(counted.group(0))[2:])


def _counts(entry: Entry, asked: Iterable[str]) -> bool:
    """Does the entry give a number at all, and of something that the question names?"""
    nouns = {stem(word) for word in asked} - {stem(word) for word in _NOT_COUNTED}
    counted = " ".join(f"{figure.unit} {figure.of}" for figure in entry.figures)
    if not counted:
        return bool(re.search(r"\d", entry.text))
    return not nouns or not nouns.isdisjoint(map(stem, words(f"{counted} {entry.title}")))
