"""What the classifier looks at in a message: its words, pairs of them, and runs of letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from bot.answering.safeguarding.forms import Forms

BUCKETS = 1 << 16
"""Features share this many numbers; half as many cost about a point."""
SHORTEST_RUN = 3
LONGEST_RUN = 5
MOST_FEATURES = 4000
"""A message of the longest kind has as many; what comes after them says nothing new."""


def features(message: Sequence[Forms]) -> frozenset[int]:
    """The numbers of a message's features."""
    numbered = (crc32(feature.encode()) % BUCKETS for feature in _features(message))
    return frozenset(number for number, _ in zip(numbered, range(MOST_FEATURES), strict=False))


def _features(message: Sequence[Forms]) -> Iterator[str]:
    for forms in message:
        yield from forms
        yield from _runs(f"<{forms[0]}>")
    typed = [forms[0] for forms in message]
    for first, second in pairwise(["<", *typed, ">"]):
        yield f"{first} {second}"
    for first, second in zip(typed, typed[2:], strict=False):
        yield f"{first} .. {second}"


def _runs(word: str) -> Iterator[str]:
    for size in range(SHORTEST_RUN, LONGEST_RUN + 1):
        for start in range(len(word) - size + 1):
            yield f"~{word[start : start + size]}"
