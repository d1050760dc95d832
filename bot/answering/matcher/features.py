"""What is compared: the words, pairs of words and runs of characters of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_EDGE = "\u0002"
"""Stands before the first and after the last word, so that pairs know where a question starts."""


def pairs(stems: Sequence[str]) -> list[str]:
    """Pair each stem with the next and with the one after it."""
    edged = [_EDGE, *stems, _EDGE]
    near = [f"{first} {second}" for first, second in pairwise(edged)]
    return near + [f"{first}  {third}" for first, third in zip(stems, stems[2:], strict=False)]


def grams(word: str) -> list[str]:
    """Cut a word, with a space before and after it, into runs of three and four characters.

    They forgive endings and misspellings. Runs across words bring nothing that pairs don't.
    """
    edged = f" {word} "
    threes = [edged[start : start + 3] for start in range(len(edged) - 2)]
    return threes + [edged[start : start + 4] for start in range(len(edged) - 3)]


def is_exact(word: str, acronyms: frozenset[str]) -> bool:
    """Whether a word must be met letter by letter: an acronym or anything with a digit."""
    return word in acronyms or any(map(str.isdigit, word))


def counted(lists: Iterable[Iterable[str]]) -> Counter[str]:
    """Count the features of all utterances of an entry together."""
    counts: Counter[str] = Counter()
    for features in lists:
        counts.update(features)
    return counts
