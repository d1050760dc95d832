"""Frames: which lexicons must come together to mean a concern, and which speak against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.safeguarding.concerns import Concern
from bot.safeguarding.forms import Forms
from bot.safeguarding.terms import Slot, SlotIndex, Term, Where, find_ends

WITHIN = 12
"""Words that a frame's parts may stand from their middle, where it doesn't say: a long sentence
each way."""


@dataclass(frozen=True)
class Frame:
    """Fires when each group of `wanted` has a hit nearby and no lexicon of `against` has one."""

    concern: Concern
    language: str
    sure: bool
    wanted: tuple[frozenset[str], ...]
    """Groups of lexicons: one of each group must have a hit."""
    against: frozenset[str]
    within: int = WITHIN

    def fires(self, hits: Mapping[str, int]) -> bool:
        if not self.against.isdisjoint(hits):
            return False
        together = -1
        for group in self.wanted:
            found = 0
            for name in group:
                found |= hits.get(name, 0)
            if not found:
                return False
            together &= _spread(found, self.within)
        return together != 0


class Frames:
    """All frames, in the order in which they decide."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._by_lexicon: dict[str, list[int]] = {}
        """Places of the frames that can fire only after a hit of the lexicon, or of another."""
        for place, frame in enumerate(frames):
            for name in min(frame.wanted, key=len):
                self._by_lexicon.setdefault(name, []).append(place)

    def fired(self, hits: Mapping[str, int]) -> list[Frame]:
        """The frames that fire, in order; most messages come near none of them."""
        near = {place for name in hits for place in self._by_lexicon.get(name, ())}
        return [self._frames[place] for place in sorted(near) if self._frames[place].fires(hits)]


@dataclass(frozen=True)
class Lexicon:
    name: str
    """With its language: "en/threat"."""
    terms: tuple[Term, ...]


class Lexicons:
    """All lexicons of all languages, asked at once."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        pairs = [(lexicon.name, term) for lexicon in lexicons for term in lexicon.terms]
        uses: dict[Slot, int] = {}
        for _, term in pairs:
            for step in term:
                uses[step.slot] = uses.get(step.slot, 0) + 1
        self._index = SlotIndex()
        for slot in uses:
            self._index.add(slot)
        self._by_rarest: dict[Slot, list[tuple[str, Term]]] = {}
        for name, term in pairs:
            needed = [step.slot for step in term if not step.optional]
            rarest = min(needed, key=lambda slot: uses[slot])
            self._by_rarest.setdefault(rarest, []).append((name, term))

    def hits(self, message: Sequence[Forms]) -> dict[str, int]:
        """Positions at which terms of each lexicon end; lexicons without a hit are left out."""
        where: Where = self._index.locate(message)
        found: dict[str, int] = {}
        for slot in where:
            for name, term in self._by_rarest.get(slot, ()):
                ends = find_ends(term, where)
                if ends:
                    found[name] = found.get(name, 0) | ends
        return found


def _spread(positions: int, reach: int) -> int:
    """The positions and all within `reach` after or before them, shifted up by `reach`."""
    spread = positions
    width = 1
    while width < 2 * reach + 1:
        step = min(width, 2 * reach + 1 - width)
        spread |= spread << step
        width += step
    return spread
