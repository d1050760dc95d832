"""What is compared: the words, pairs of words and runs of characters of a text, each by its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from bot.language.words import stem

Value = TypeVar("Value")
_EDGE = "\u0002"
"""Stands before the first and after the last word, so that pairs know where a question starts."""


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
        self._stems = _Remembered(stem)
        self._words = _Remembered(lambda word: key(self._stems[word]))
        self._grams = _Remembered(lambda word: [] if is_exact(word, acronyms) else grams(word))

    def words(self, phrase: Sequence[str]) -> list[int]:
        """Return the key of each word's stem."""
        return [self._words[word] for word in phrase]

    def pairs(self, phrase: Sequence[str]) -> list[int]:
        """Return the keys of the pairs of stems."""
        return pairs([self._stems[word] for word in phrase])

    def grams(self, phrase: Sequence[str]) -> list[int]:
        """Return the keys of the runs of characters, word by word."""
        return [gram for word in phrase for gram in self._grams[word]]


class _Remembered(dict[str, Value]):
    """Works a word out at its first use."""

    def __init__(self, work_out: Callable[[str], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> Value:
        self[word] = value = self._work_out(word)
        return value
