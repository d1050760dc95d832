"""The single utterances: which one a question is, or which of an entry's is closest to it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from bot.matching.features import key
from bot.matching.noise import without_noise


class Closest(NamedTuple):
    """The utterance of an entry that is most like the question."""

    place: int
    """Its place among the entry's utterances."""
    likeness: float
    """Share of letters in common when the words of both are sorted, 0 to 1."""


class Utterances:
    """The words of every utterance without noise, sorted: one asks the same in many orders."""

    def __init__(self, said: Sequence[Sequence[Sequence[str]]]) -> None:
        """Take the words of each entry's utterances."""
        from rapidfuzz import fuzz, process  # the start does without it

        self._most_like = partial(process.extractOne, scorer=fuzz.ratio)
        self._sorted: list[str] = []
        self._starts = array("I", [0])
        filed: list[tuple[int, int]] = []
        for entry in said:
            for phrase in entry:
                heard = without_noise(phrase)
                filed.append((key(" ".join(heard)), len(self._sorted)))
                self._sorted.append(in_order(heard))
            self._starts.append(len(self._sorted))
        filed.sort()
        self._keys = array("I", [phrase for phrase, _ in filed])
        self._filed = array("I", [utterance for _, utterance in filed])

    def same(self, heard: Sequence[str]) -> frozenset[int]:
        """Return the entries that have these words, in this order, as an utterance."""
        phrase = key(" ".join(heard))
        first, last = bisect_left(self._keys, phrase), bisect_right(self._keys, phrase)
        return frozenset(
            bisect_right(self._starts, utterance) - 1
            for utterance in self._filed[first:last]
            if heard and self._sorted[utterance] == in_order(heard)
        )

    def closest(self, entry: int, question: str) -> Closest:
        """Compare a question, its words sorted, with every utterance of an entry."""
        utterances = self._sorted[self._starts[entry] : self._starts[entry + 1]]
        found = self._most_like(question, utterances)
        return Closest(found[2], found[1] / 100) if found else Closest(0, 0.0)


def in_order(phrase: Sequence[str]) -> str:
    """Return the words of a phrase sorted, one space between them."""
    return " ".join(sorted(phrase))
