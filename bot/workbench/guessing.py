"""Candidates for the facts of a passage, for a person to keep, correct or drop."""

from __future__ import annotations

import re

from bot.catalog.records import UNFINISHED

_NAME = re.compile(
    r"[A-ZÀ-Ý][\w'&/-]*"
    r"(?:\s+(?:(?:of|the|on|for|and|to|in|de|y|la|&)\s+){0,2}[A-ZÀ-Ý0-9][\w'&/-]*)*"
)
_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;)]|[\w.]+@[\w.]+\w")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORDS_AROUND = 3


def guess_facts(text: str) -> dict[str, object]:
    """Candidates: words with capitals, numbers, years from 1900 on, addresses."""
    addresses = _ADDRESS.findall(text)
    plainly = _ADDRESS.sub(" ", text)
    found = [(number.group(), number) for number in _NUMBER.finditer(plainly)]
    years = [value for value, _ in found if re.fullmatch(r"(19|20)\d\d", value)]
    return {
        "names": list(dict.fromkeys(_NAME.findall(plainly))),
        "figures": [
            {"value": value, "unit": UNFINISHED, "qualifier": "", "printed": _printed(plainly, at)}
            for value, at in found
            if value not in years
        ],
        "years": list(dict.fromkeys(years)),
        "addresses": addresses,
    }


def _printed(text: str, number: re.Match[str]) -> str:
    """The number with a few words on both sides, to the letter."""
    before = text[: number.start()].split(" ")[-_WORDS_AROUND - 1 :]
    after = text[number.end() :].split(" ")[: _WORDS_AROUND + 1]
    return f"{' '.join(before)}{number.group()}{' '.join(after)}".strip()
