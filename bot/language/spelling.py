"""Likeness of spellings: the only place that uses rapidfuzz, imported when first needed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
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
    """The vocabulary, filed by its letters so that only words of like letters are compared.

    One bit a word: which words have a letter, is one number. To compare a word with all of five
    thousand took eight times as long.
    """

    def __init__(
        self, vocabulary: Iterable[str], acronyms: frozenset[str], rarity: Callable[[str], float]
    ) -> None:
        """Take every word that may be a repair; `rarity` weighs it as log(1 + 1 / its share)."""
        self._rarity = rarity
        known = [
            word
            for word in set(vocabulary)
            if len(word) >= SHORTEST and not (word in acronyms and len(word) <= SHORT_ACRONYM)
        ]
        self._words = sorted(known, key=lambda word: (len(word), word))
        self._lengths = [len(word) for word in self._words]
        having: dict[str, bytearray] = defaultdict(lambda: bytearray(len(known) // 8 + 1))
        for at, word in enumerate(self._words):
            for letter in _letters(word):
                having[letter][at // 8] |= 1 << at % 8
        self._having = {letter: int.from_bytes(bits, "little") for letter, bits in having.items()}

    def repairs(self, word: str) -> list[Repair]:
        """Return up to three words that may be meant, likeliest first; empty for short words."""
        if len(word) < SHORTEST:
            return []
        found = [repair for alike in self._alike(word) for repair in nearest(word, alike)]
        return sorted(found, key=self._unlikeliness)[:_MOST]

    def _alike(self, word: str) -> Iterator[list[str]]:
        """Words of each length that lack no more letters than the likeness allows.

        Each slip changes one letter, wherever it stands; swapped ones are none too many.
        """
        lacking = [(1 << len(self._words)) - 1] * (_edits(len(word)) + 1)  # so many letters at most
        for letter in _letters(word):
            having = self._having.get(letter, 0)
            lacking = [
                lacking[0] & having,
                *(fewer | more & having for fewer, more in pairwise(lacking)),
            ]
        for length in _near(len(word)):
            first = bisect_left(self._lengths, length)
            last = bisect_left(self._lengths, length + 1)
            most = _edits(max(length, len(word))) - max(length - len(word), 0)
            left = lacking[most] >> first & (1 << last - first) - 1
            found = []
            while left:
                found.append(self._words[first + left.bit_length() - 1])
                left ^= 1 << left.bit_length() - 1
            if found:
                yield found[::-1]

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
    return range(length - _edits(length), int(length / LEAST_LIKENESS) + 1)


def _edits(length: int) -> int:
    """How many letters of a word of that length may differ."""
    return int((1 - LEAST_LIKENESS) * length + 0.001)  # 0.3 times 10 is a little less than 3


def _letters(word: str) -> set[str]:
    """Its letters; one that comes again stands with all before it: "ee"."""
    return {letter * (word.count(letter, 0, at) + 1) for at, letter in enumerate(word)}
