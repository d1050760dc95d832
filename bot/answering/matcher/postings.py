"""An inverted index in flat arrays: for each feature, the entries that have it and how strongly."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import log, sqrt
from zlib import crc32

_ENTRY_BITS = 20
_COUNT_BITS = 12
_MOST = (1 << _COUNT_BITS) - 1
LENGTH_POWER = 0.6
"""How far long profiles are shortened: 0 not at all, 1 to unit length. 0.5 to 0.75 are alike on
validation; 1 costs about one point."""

PROFILE_POWER = 0.5
"""Power of rarity in a profile, while a question has it whole: rarity squared, as a cosine of
TF-IDF has it, costs 0.6 points."""


def key(feature: str) -> int:
    """Return the 32 bits by which a feature is filed, the same in every run.

    Among 100,000 features a stranger is mistaken for one of them once in 40,000 times.
    """
    return crc32(feature.encode("utf-8", "surrogatepass"))


class Postings:
    """Features of all entries, weighted as damped, shortened TF-IDF profiles.

    About 6 bytes a posting: no Python object is kept for any feature.
    """

    def __init__(self, profiles: Iterable[Mapping[str, int]], entries: int) -> None:
        """Index one count of features an entry, in the order of the entries."""
        self.entries = entries
        self.keys = array("I")
        self._starts = array("I")
        self._owners = array("H" if entries < 1 << 16 else "I")
        self._weights = array("f")
        self._file(_sorted_postings(profiles))
        self._weigh()

    def inverse_frequency(self, feature: str) -> float:
        """Return log(1 + entries / entries with the feature); unknown counts as in one entry."""
        slot = self._slot(key(feature))
        return log(1 + self.entries / max(1, self._frequency(slot)))

    def __contains__(self, feature: str) -> bool:
        return self._slot(key(feature)) is not None

    def add(self, question: Mapping[str, float], factor: float, scores: list[float]) -> None:
        """Add to each entry's score `factor` times its likeness to the weighted question.

        The likeness would be a cosine, 0 to 1, if profiles were shortened to unit length.
        """
        found: list[tuple[int, float]] = []
        norm = 0.0
        for feature, weight in question.items():
            slot = self._slot(key(feature))
            weight *= log(1 + self.entries / max(1, self._frequency(slot)))
            norm += weight * weight
            if slot is not None:
                found.append((slot, weight))
        scale = factor / sqrt(norm) if norm else 0.0
        starts, owners, weights = self._starts, self._owners, self._weights
        for slot, weight in found:
            weight *= scale
            span = slice(starts[slot], starts[slot + 1])
            for owner, strength in zip(owners[span], weights[span], strict=True):
                scores[owner] += weight * strength

    def _slot(self, filed: int) -> int | None:
        slot = bisect_left(self.keys, filed)
        return slot if slot < len(self.keys) and self.keys[slot] == filed else None

    def _frequency(self, slot: int | None) -> int:
        return 0 if slot is None else self._starts[slot + 1] - self._starts[slot]

    def _file(self, postings: Iterable[int]) -> None:
        last = -1
        for posting in postings:
            filed = posting >> (_ENTRY_BITS + _COUNT_BITS)
            if filed != last:
                self.keys.append(filed)
                self._starts.append(len(self._owners))
                last = filed
            self._owners.append(posting >> _COUNT_BITS & ((1 << _ENTRY_BITS) - 1))
            self._weights.append(sqrt(posting & _MOST))
        self._starts.append(len(self._owners))

    def _weigh(self) -> None:
        lengths = [0.0] * self.entries
        weights, owners = self._weights, self._owners
        for start, end in self._spans():
            rarity = log(1 + self.entries / (end - start))
            for place in range(start, end):
                weights[place] *= rarity**PROFILE_POWER
                lengths[owners[place]] += weights[place] ** 2
        scales = [length ** (-LENGTH_POWER / 2) if length else 0.0 for length in lengths]
        for place, owner in enumerate(owners):
            weights[place] *= scales[owner]

    def _spans(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts[:-1], self._starts[1:], strict=True)


def _sorted_postings(profiles: Iterable[Mapping[str, int]]) -> list[int]:
    """Pack feature, entry and count into one integer each, so that sorting needs no objects."""
    filed: Callable[[str], int] = _Filed().__getitem__
    packed = array("Q")
    for entry, profile in enumerate(profiles):
        low = entry << _COUNT_BITS
        for feature, count in profile.items():
            head = filed(feature) << (_ENTRY_BITS + _COUNT_BITS)
            packed.append(head | low | min(count, _MOST))
    return sorted(packed)


class _Filed(dict[str, int]):
    """Keys already computed: most features come back in many entries."""

    def __missing__(self, feature: str) -> int:
        self[feature] = filed = key(feature)
        return filed
