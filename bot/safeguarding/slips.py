"""Slips of the finger in key words: one letter wrong, missing, doubled or swapped.

Both sides are reduced by one letter and compared, so that a message costs a few look-ups a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

SHORTEST = 6
"""Letters: a shorter word is one letter from too many others."""
LONGEST = 20
_ENDINGS = ("ing", "ed", "er", "s")


class Slips:
    """Finds the key word that a word is one slip away from."""

    def __init__(self, key_words: Iterable[str], ordinary: Iterable[str]) -> None:
        self._ordinary = frozenset(ordinary)
        self._key_words = [word for word in key_words if len(word) >= SHORTEST]

    @cached_property
    def _by_rest(self) -> dict[str, list[str]]:
        """Built with the first question rather than at the start."""
        by_rest: dict[str, list[str]] = {}
        for word in self._key_words:
            for rest in _rests(word):
                by_rest.setdefault(rest, []).append(word)
        return by_rest

    def repair(self, word: str) -> Iterator[str]:
        """Key words one slip away; nothing for a word that is ordinary as it stands."""
        if word in self._ordinary or not word.isalpha():
            return
        for typed in (word, *_bare(word)):
            if SHORTEST <= len(typed) <= LONGEST:
                near = {found for rest in _rests(typed) for found in self._by_rest.get(rest, ())}
                yield from (found for found in near if found != typed and _one_slip(typed, found))


def _rests(word: str) -> Iterator[str]:
    yield word
    for at in range(1, len(word)):  # the first letter is hardly ever wrong
        yield word[:at] + word[at + 1 :]


def _bare(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)


def _one_slip(typed: str, right: str) -> bool:
    """Same reduced form can be two slips apart: a letter lost here, another one there."""
    if len(typed) != len(right):
        return True
    differing = [at for at in range(len(typed)) if typed[at] != right[at]]
    if len(differing) <= 1:
        return True
    first, last = differing[0], differing[-1]
    swapped = last == first + 1 and typed[first] == right[last] and typed[last] == right[first]
    return len(differing) == 2 and swapped
