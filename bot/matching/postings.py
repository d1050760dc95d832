"""What is compared: words, pairs of words and runs of characters, each by its key, and an inverted
index of them in flat arrays: for each key, the entries that have it and how strongly."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise, repeat
from math import log, sqrt
from operator import mul
from zlib import crc32

from bot.language.words import stem

# Stands before the first and after the last word, so that pairs know where a question starts.
_EDGE = "\u0002"
# Up to 65,536 entries, and as many times a feature in one of them.
_COUNT_BITS = 16
_ENTRY_BITS = 16
_MASK = (1 << _COUNT_BITS) - 1
# Entries; a feature that more have is not scored. It says little among so many, and without such
# features a question takes hardly longer in a large knowledge base. Smaller ones are not affected.
MOST_COMMON = 256
# How far long profiles are shortened: 0 not at all, 1 to unit length. 0.5 to 0.75 are alike on
# validation; 1 costs about one point.
LENGTH_POWER = 0.6
# Power of rarity in a profile, while a question has it whole: rarity squared, as a cosine of TF-IDF
# has it, costs 0.6 points.
PROFILE_POWER = 0.5


def key(feature: str) -> int:
    """Return the 32 bits by which a feature is filed, the same in every run.

    Among 100,000 features a stranger is mistaken for one of them once in 40,000 times.
    """
    return crc32(feature.encode("utf-8", "surrogatepass"))


def pairs(stems: Sequence[str]) -> list[int]:
    """Pair each stem with the next and with the one after it."""
    edged = [_EDGE, *stems, _EDGE]
    near = [key(f"{first} {second}") for first, second in pairwise(edged)]
    return near + [key(f"{first}  {third}") for first, third in zip(stems, stems[2:], strict=False)]


def grams(word: str) -> list[int]:
    """Cut a word, with a space before and after it, into runs of three characters.

    They forgive endings and misspellings. Runs of four as well, or runs across words, cost twice
    the memory and brought nothing on validation.
    """
    edged = f" {word} "
    return [key(edged[start : start + 3]) for start in range(len(edged) - 2)]


def is_exact(word: str, acronyms: frozenset[str]) -> bool:
    """Whether a word must be met letter by letter: an acronym or anything with a digit."""
    return word in acronyms or (not word.isalpha() and any(map(str.isdigit, word)))


class Cut:
    """Cuts the phrases of many entries, remembering what it made of each word."""

    def __init__(self, acronyms: frozenset[str]) -> None:
        """Take the acronyms: they give no runs of characters."""
        self._stem = cache(stem)
        self._word = cache(lambda word: key(self._stem(word)))
        self._grams = cache(lambda word: [] if is_exact(word, acronyms) else grams(word))

    def words(self, phrase: Sequence[str]) -> list[int]:
        """Return the key of each word's stem."""
        return [self._word(word) for word in phrase]

    def pairs(self, phrase: Sequence[str]) -> list[int]:
        """Return the keys of the pairs of stems."""
        return pairs([self._stem(word) for word in phrase])

    def grams(self, phrase: Sequence[str]) -> list[int]:
        """Return the keys of the runs of characters, word by word."""
        return [gram for word in phrase for gram in self._grams(word)]


class Postings:
    """Features of all entries, weighted as damped, shortened TF-IDF profiles.

    Six bytes a posting and twelve a feature: no Python object is kept for either.
    """

    def __init__(self, profiles: Iterable[Iterable[int]], entries: int) -> None:
        """Index the keys of the features of each entry, as often as they occur in it."""
        packed = _packed(profiles)
        frequencies = Counter([posting >> _ENTRY_BITS + _COUNT_BITS for posting in packed])
        self._unknown = rarity(entries, 1)
        self._keys = array("I", frequencies)
        self._starts = array("I", accumulate(frequencies.values(), initial=0))
        self._rarities = array("f", [rarity(entries, many) for many in frequencies.values()])
        self._owners = array("H", [posting >> _COUNT_BITS & _MASK for posting in packed])
        powers = [rare**PROFILE_POWER for rare in self._rarities]
        spread = chain.from_iterable(map(repeat, powers, frequencies.values()))
        self._weights = self._weighted([posting & _MASK for posting in packed], spread, entries)

    def __contains__(self, filed: int) -> bool:
        return self._slot(filed) is not None

    def has(self, filed: int, entry: int) -> bool:
        """Whether an entry has a feature."""
        slot = self._slot(filed)
        if slot is None:
            return False
        first, last = self._starts[slot], self._starts[slot + 1]
        place = bisect_left(self._owners, entry, first, last)
        return place < last and self._owners[place] == entry

    def rarity(self, filed: int) -> float:
        """Return log(1 + entries / entries with the feature); unknown counts as in one entry."""
        slot = self._slot(filed)
        return self._unknown if slot is None else self._rarities[slot]

    def add(self, question: Mapping[int, float], factor: float, scores: list[float]) -> None:
        """Add to each entry's score `factor` times its likeness to the weighted question.

        The likeness would be a cosine, 0 to 1, if profiles were shortened to unit length.
        """
        found: list[tuple[int, float]] = []
        square = 0.0
        for filed, weight in question.items():
            slot = self._slot(filed)
            weight *= self._unknown if slot is None else self._rarities[slot]
            square += weight * weight
            if slot is not None:
                found.append((slot, weight))
        scale = factor / sqrt(square) if square else 0.0
        starts, owners, weights = self._starts, self._owners, self._weights
        for slot, weight in found:
            first, last = starts[slot], starts[slot + 1]
            if last - first > MOST_COMMON:
                continue
            weight *= scale
            for owner, strength in zip(owners[first:last], weights[first:last], strict=True):
                scores[owner] += weight * strength

    def _slot(self, filed: int) -> int | None:
        keys = self._keys
        slot = bisect_left(keys, filed)
        return slot if slot < len(keys) and keys[slot] == filed else None

    def _weighted(
        self, counts: Sequence[int], rarities: Iterable[float], entries: int
    ) -> "array[float]":
        """Damp the counts by their root, weigh them by rarity, shorten the profiles."""
        roots = [sqrt(count) for count in range(max(counts, default=0) + 1)]
        damped = list(map(mul, map(roots.__getitem__, counts), rarities))
        squares = [0.0] * entries
        for owner, weight in zip(self._owners, damped, strict=True):
            squares[owner] += weight * weight
        scales = [square ** (-LENGTH_POWER / 2) if square else 0.0 for square in squares]
        return array("f", map(mul, damped, map(scales.__getitem__, self._owners)))


def rarity(entries: int, having: int) -> float:
    """Weigh a feature that `having` of all entries have; 0.7 when all do."""
    return log(1 + entries / having)


def _packed(profiles: Iterable[Iterable[int]]) -> list[int]:
    """Pack key, entry and count into one integer each, sorted: all of a feature's together."""
    packed: list[int] = []
    for entry, features in enumerate(profiles):
        low = entry << _COUNT_BITS
        counts = Counter(features)
        packed += [
            filed << _ENTRY_BITS + _COUNT_BITS | low | count for filed, count in counts.items()
        ]
    packed.sort()
    return packed
