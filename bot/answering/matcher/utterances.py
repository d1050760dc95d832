"""The single utterances: which of an entry's is closest to a question, and how close."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from bot.answering.matcher.postings import Postings, key
from bot.answering.text import stem


class Closest(NamedTuple):
    """The utterance of an entry that is most like the question."""

    place: int
    """Its place among the entry's utterances; 0 when none shares anything."""
    likeness: float
    """Cosine of the weighted words, 0 to 1."""


class Utterances:
    """The stems of every utterance, by key, in one flat array."""

    def __init__(self, said: Sequence[Sequence[Sequence[str]]], words: Postings) -> None:
        """Take the words of each entry's utterances, and the field that weighs them."""
        self._keys = array("I")
        self._starts = array("I", [0])
        self._lengths = array("f")
        self._entries = array("I", [0])
        for entry in said:
            for phrase in entry:
                self._append({stem(word) for word in phrase}, words)
            self._entries.append(len(self._lengths))

    def closest(self, entry: int, question: Mapping[int, float]) -> Closest:
        """Compare with every utterance of an entry; `question` weighs stems by their keys."""
        best = Closest(0, 0.0)
        norm = sqrt(sum(weight * weight for weight in question.values())) or 1.0
        first, last = self._entries[entry], self._entries[entry + 1]
        for utterance in range(first, last):
            span = self._keys[self._starts[utterance] : self._starts[utterance + 1]]
            shared = sum(question[word] ** 2 for word in span if word in question)
            likeness = shared / (norm * (self._lengths[utterance] or 1.0))
            if likeness > best.likeness:
                best = Closest(utterance - first, min(1.0, likeness))
        return best

    def _append(self, stems: set[str], words: Postings) -> None:
        self._keys.extend(sorted(key(word) for word in stems))
        self._starts.append(len(self._keys))
        self._lengths.append(sqrt(sum(words.inverse_frequency(word) ** 2 for word in stems)))
