"""A term of a lexicon: words in order, found in a message by shifting bits.

`blackmail*` any ending · `he/she/they` one of these · `<me>` one of a named set of words ·
`(my)` may be there · `..` up to two other words · `...` up to five.
A message is one bit a position, so a term costs a shift a word, whatever the message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bot.language.words import words
from bot.safeguarding.forms import Forms, canonical

GAPS = {"..": 2, "...": 5}


class Slot(NamedTuple):
    """One of these words stands here. A tuple, since it is hashed for every word of a message."""

    whole: frozenset[str]
    starts: frozenset[str]
    """Words that may go on."""


class Step(NamedTuple):
    slot: Slot
    gap: int = 0
    """Other words allowed before it."""
    optional: bool = False


Term = tuple[Step, ...]
Where = Mapping[Slot, int]
"""Positions of a message at which a slot's words stand, as bits."""


@lru_cache(maxsize=4096)
def _words(typed: str) -> tuple[str, ...]:
    """Lexicons say the same words again and again, and the start is in a hurry."""
    return tuple(words(typed))


def parse_term(text: str, sets: Mapping[str, Slot]) -> Term:
    """Raises ValueError, with what was found and expected, for a term that makes no sense."""
    steps: list[Step] = []
    gap = 0
    for piece in text.split():
        if piece in GAPS:
            gap = GAPS[piece]
            continue
        optional = piece.startswith("(") and piece.endswith(")")
        for slot in _slots(piece.strip("()"), sets):
            steps.append(Step(slot, gap, optional))
            gap = 0
    if not steps or steps[0].optional or steps[-1].optional or gap:
        raise ValueError(f"found {text!r}, expected a term that begins and ends with a word")
    return tuple(steps)


def parse_set(items: Sequence[str], sets: Mapping[str, Slot]) -> Slot:
    """A named set of words, for `<name>`; it may take in sets before it."""
    return _one_slot("/".join(items), sets)


def _slots(piece: str, sets: Mapping[str, Slot]) -> list[Slot]:
    parts = _words(piece.rstrip("*"))
    if "/" in piece or "<" in piece or len(parts) < 2:
        return [_one_slot(piece, sets)]
    # "don't" is two words to us
    star = "*" if piece.endswith("*") else ""
    return [_one_slot(part, sets) for part in parts[:-1]] + [_one_slot(parts[-1] + star, sets)]


def _one_slot(piece: str, sets: Mapping[str, Slot]) -> Slot:
    whole: set[str] = set()
    starts: set[str] = set()
    for choice in piece.split("/"):
        named = re.fullmatch(r"<([^<>/]+)>", choice)
        if named:
            if named[1] not in sets:
                raise ValueError(f"found {choice}, expected one of {sorted(sets)}")
            whole |= sets[named[1]].whole
            starts |= sets[named[1]].starts
            continue
        parts = _words(choice.rstrip("*"))
        if len(parts) != 1:
            raise ValueError(f"found {choice!r} in {piece!r}, expected one word")
        (starts if choice.endswith("*") else whole).add(canonical(parts[0]))
    return Slot(frozenset(whole), frozenset(starts))


def find_ends(term: Term, where: Where) -> int:
    """Positions at which the term ends, as bits; 0 where it isn't there."""
    ends = where.get(term[0].slot, 0)
    for step in term[1:]:
        reached = _reach(ends, step.gap) & where.get(step.slot, 0)
        ends = ends | reached if step.optional else reached
        if not ends:
            return 0
    return ends


def _reach(ends: int, gap: int) -> int:
    reached = ends << 1
    for _ in range(gap):
        reached |= reached << 1
    return reached


@dataclass
class SlotIndex:
    """Finds the slots that know a word."""

    _whole: dict[str, list[Slot]] = field(default_factory=dict)
    _starts: dict[str, list[Slot]] = field(default_factory=dict)

    def add(self, slot: Slot) -> None:
        for word in slot.whole:
            self._whole.setdefault(word, []).append(slot)
        for word in slot.starts:
            self._starts.setdefault(word, []).append(slot)

    def locate(self, message: Sequence[Forms]) -> dict[Slot, int]:
        """Where each slot that has a word in the message stands."""
        where: dict[Slot, int] = {}
        for position, forms in enumerate(message):
            bit = 1 << position
            for word in forms:
                for slot in self._whole.get(word, ()):
                    where[slot] = where.get(slot, 0) | bit
                for size in range(1, len(word) + 1):
                    for slot in self._starts.get(word[:size], ()):
                        where[slot] = where.get(slot, 0) | bit
        return where
