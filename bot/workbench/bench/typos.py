"""Misspell questions the way measurements of matchers do: one edit in every longer word."""

from random import Random
from string import ascii_lowercase

# Letters a word must have to get a typo.
_SHORTEST = 4


def with_typos(text: str, random: Random) -> str:
    """The text with one letter inserted, deleted, substituted or swapped in each longer word."""
    return " ".join(
        _edited(word, random) if sum(map(str.isalpha, word)) >= _SHORTEST else word
        for word in text.split()
    )


def _edited(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    letter = random.choice(ascii_lowercase)
    before, after, first = word[:at], word[at + 1 :], min(at, len(word) - 2)
    swapped = word[:first] + word[first + 1] + word[first] + word[first + 2 :]
    return random.choice(
        (before + letter + word[at:], before + after, before + letter + after, swapped)
    )
