"""Repair misspelt words against the vocabulary: the only place that uses rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SHORTEST = 4
"""Letters; in shorter words one edit makes another word."""
LEAST_SIMILARITY = 0.7
"""Of optimal string alignment, 0 to 1: one edit in four letters passes, two in six do not."""
SHORT_ACRONYM = 4
"""Letters; up to here an acronym is never the repair of anything: ICSE is not OCSE."""
_MOST = 3


class Repair(NamedTuple):
    """A word of the vocabulary that may have been meant."""

    word: str
    similarity: float
    """0.7 to 1, by optimal string alignment."""


class Speller:
    """The vocabulary, filed by length so that only words of like length are compared."""

    def __init__(self, vocabulary: Iterable[str], acronyms: frozenset[str]) -> None:
        """Take every word that may be a repair; the order doesn't matter."""
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(set(vocabulary)):
            short_acronym = word in acronyms and len(word) <= SHORT_ACRONYM
            if len(word) >= SHORTEST - 1 and not short_acronym:
                self._by_length.setdefault(len(word), []).append(word)

    def repairs(self, word: str) -> list[Repair]:
        """Return up to three likely words, most similar first; empty for short words."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < SHORTEST:
            return []
        found: list[Repair] = []
        for length in _near(len(word)):
            near = process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.normalized_similarity,
                score_cutoff=LEAST_SIMILARITY,
                limit=_MOST,
            )
            found += [Repair(choice, similarity) for choice, similarity, _ in near]
        return sorted(found, key=lambda repair: (-repair.similarity, repair.word))[:_MOST]


def _near(length: int) -> range:
    """Lengths whose difference alone doesn't rule the similarity out."""
    return range(int(length * LEAST_SIMILARITY), int(length / LEAST_SIMILARITY) + 1)
