"""Likeness of spellings: the only place that uses rapidfuzz, imported when first needed."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

# Letters a word must have to be repaired. Three allow only for a letter missing or too many: one
# changed letter of three leaves too little likeness.
SHORTEST = 3
# Of optimal string alignment, 0 to 1: one edit in four letters passes, two in six do not.
LEAST_LIKENESS = 0.7
# Letters; up to here an acronym is never the repair of anything: ICSE is not OCSE.
SHORT_ACRONYM = 4
# Likeness that a word gains each time it is 2.7 times as common as another: among repairs equally
# near, the word that more entries use is meant. Without it, typos cost a point more on CLINC150.
_COMMON = 0.03
_MOST = 3


class Repair(NamedTuple):
    """A word of the vocabulary that may have been meant."""

    word: str
    likeness: float
    """0.7 to 1, by optimal string alignment."""


class Speller:
    """The vocabulary, filed by length so that only words of like length are compared."""

    def __init__(
        self, vocabulary: Iterable[str], acronyms: frozenset[str], rarity: Callable[[str], float]
    ) -> None:
        """Take every word that may be a repair; `rarity` weighs it as log(1 + 1 / its share)."""
        self._rarity = rarity
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(set(vocabulary)):
            if len(word) >= SHORTEST and not (word in acronyms and len(word) <= SHORT_ACRONYM):
                self._by_length.setdefault(len(word), []).append(word)

    def repairs(self, word: str) -> list[Repair]:
        """Return up to three words that may be meant, likeliest first; empty for short words."""
        if len(word) < SHORTEST:
            return []
        alike = _near(len(word))
        found = [
            repair
            for length, spellings in self._by_length.items()
            if length in alike
            for repair in nearest(word, spellings)
        ]
        return sorted(found, key=self._unlikeliness)[:_MOST]

    def _unlikeliness(self, repair: Repair) -> tuple[float, str]:
        return _COMMON * self._rarity(repair.word) - repair.likeness, repair.word


def nearest(word: str, spellings: Sequence[str]) -> list[Repair]:
    """Return up to five spellings at least 0.7 like a word in matching form, nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word, spellings, scorer=OSA.normalized_similarity, score_cutoff=LEAST_LIKENESS, limit=5
    )
    return [Repair(spelling, likeness) for spelling, likeness, _ in found]


def most_like(text: str, others: Sequence[str]) -> tuple[int, float] | None:
    """Return the place of the text most like one, and the share of letters in common, 0 to 1."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, others, scorer=fuzz.ratio)
    return (found[2], found[1] / 100) if found else None


def _near(length: int) -> range:
    """Lengths whose difference alone doesn't rule the likeness out."""
    return range(int(length * LEAST_LIKENESS), int(length / LEAST_LIKENESS) + 1)
