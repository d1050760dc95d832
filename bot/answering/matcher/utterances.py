"""The single utterances: which of an entry's is closest to a question, and how close."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Closest(NamedTuple):
    """The utterance of an entry that is most like the question."""

    place: int
    """Its place among the entry's utterances; 0 when none shares anything."""
    likeness: float
    """Share of letters in common when the words of both are sorted, 0 to 1."""


class Utterances:
    """The words of every utterance, sorted: people ask the same in different orders."""

    def __init__(self, said: Iterable[Sequence[Sequence[str]]]) -> None:
        """Take the words of each entry's utterances."""
        self._sorted: list[str] = []
        self._starts = array("I", [0])
        for entry in said:
            self._sorted += [in_order(phrase) for phrase in entry]
            self._starts.append(len(self._sorted))

    def closest(self, entry: int, question: str) -> Closest:
        """Compare a question, its words sorted, with every utterance of an entry."""
        from rapidfuzz import fuzz, process

        utterances = self._sorted[self._starts[entry] : self._starts[entry + 1]]
        found = process.extractOne(question, utterances, scorer=fuzz.ratio)
        return Closest(found[2], found[1] / 100) if found else Closest(0, 0.0)


def in_order(phrase: Iterable[str]) -> str:
    """Return the words of a phrase sorted, one space between them."""
    return " ".join(sorted(phrase))
