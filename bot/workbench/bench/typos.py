"""Misspell questions the way measurements of matchers do: one edit in every longer word."""

from __future__ import annotations

from random import Random
from string import ascii_lowercase

# Letters a word must have to get a typo.
_SHORTEST = 4


def with_typos(text: str, random: Random) -> str:
    """Return the text with one letter inserted, deleted, substituted or swapped in each word of
    four or more letters."""
    return " ".join(_edited(word, random) for word in text.split())


def _edited(word: str, random: Random) -> str:
    if sum(map(str.isalpha, word)) < _SHORTEST:
        return word
    at = random.randrange(len(word))
    letter = random.choice(ascii_lowercase)
    edits = ("insert", "delete", "substitute", "swap")
    match random.choice(edits):
        case "insert":
            return word[:at] + letter + word[at:]
        case "delete":
            return word[:at] + word[at + 1 :]
        case "substitute":
            return word[:at] + letter + word[at + 1 :]
        case _:
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
