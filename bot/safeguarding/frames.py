"""Terms, lexicons made of them, and frames: which lexicons together mean a concern.

A message is one bit a position, so a term costs a shift a word, whatever the message.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.safeguarding.concerns import Concern
from bot.safeguarding.forms import Forms

# Words that a frame's parts may stand from their middle, where it doesn't say: a long sentence
# each way.
WITHIN = 12


class Slot(NamedTuple):
    """One of these words stands here."""

    whole: frozenset[str]
    starts: frozenset[str]
    """Words that may go on."""


class Step(NamedTuple):
    """One word of a term."""

    slot: Slot
    gap: int = 0
    """Other words allowed before it."""
    optional: bool = False


Term = tuple[Step, ...]


@dataclass(frozen=True)
class Lexicon:
    """Terms that mean the same to a frame."""

    name: str
    """With its language: "en/threat"."""
    terms: tuple[Term, ...]


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
    plain: bool = False
    """Do its words mean nothing else, whatever the examples say? Only suicide goes before it."""
    turns: frozenset[Concern] = frozenset()
    """Concerns that it makes its own once they are found; with any, it finds none itself."""

    def fires(self, hits: Mapping[str, int]) -> bool:
        """`hits` has the positions of each lexicon that has any, as bits."""
        if not self.against.isdisjoint(hits):
            return False
        together = -1
        for group in self.wanted:
            found = 0
            for name in group:
                found |= hits.get(name, 0)
            together &= _smeared(found, 2 * self.within + 1)
            if not together:
                return False
        return True


def lexicons_of(frames: Iterable[Frame]) -> frozenset[str]:
    """All that any of the frames reads."""
    return frozenset(name for one in frames for name in one.against.union(*one.wanted))


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


class _NumberedTerm(NamedTuple):
    """A term whose slots are numbers, which are found faster than sets of words."""

    lexicon: str
    steps: tuple[tuple[int, int, bool], ...]
    """Slot, gap and whether it is optional."""


class Lexicons:
    """All lexicons of all languages, asked at once."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        pairs = [(lexicon.name, term) for lexicon in lexicons for term in lexicon.terms]
        uses = Counter(step.slot for _, term in pairs for step in term)
        numbers = {slot: number for number, slot in enumerate(uses)}
        self._whole: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        for slot, number in numbers.items():
            for word in slot.whole:
                self._whole.setdefault(word, []).append(number)
            for word in slot.starts:
                self._starts.setdefault(word, []).append(number)
        self._longest_start = max(map(len, self._starts), default=0)
        self._by_rarest: dict[int, list[_NumberedTerm]] = {}
        for name, term in pairs:
            needed = [step.slot for step in term if not step.optional]
            rarest = numbers[min(needed, key=lambda slot: uses[slot])]
            steps = tuple((numbers[step.slot], step.gap, step.optional) for step in term)
            self._by_rarest.setdefault(rarest, []).append(_NumberedTerm(name, steps))

    def hits(self, message: Sequence[Forms]) -> dict[str, int]:
        """Positions at which terms of each lexicon end; lexicons without a hit are left out."""
        where = self._located(message)
        found: dict[str, int] = {}
        for slot in where:
            for name, steps in self._by_rarest.get(slot, ()):
                ends = _ends(steps, where)
                if ends:
                    found[name] = found.get(name, 0) | ends
        return found

    def _located(self, message: Sequence[Forms]) -> dict[int, int]:
        """Positions of a message at which each slot's words stand, as bits."""
        positions: dict[str, int] = {}
        for position, forms in enumerate(message):
            for word in forms:
                positions[word] = positions.get(word, 0) | 1 << position
        where: dict[int, int] = {}
        for word, bits in positions.items():
            for slot in self._slots_of(word):
                where[slot] = where.get(slot, 0) | bits
        return where

    def _slots_of(self, word: str) -> Iterator[int]:
        yield from self._whole.get(word, ())
        for size in range(1, min(len(word), self._longest_start) + 1):
            yield from self._starts.get(word[:size], ())


def _ends(steps: tuple[tuple[int, int, bool], ...], where: Mapping[int, int]) -> int:
    """Positions at which a term ends, as bits; 0 where it isn't there."""
    ends = where.get(steps[0][0], 0)
    for slot, gap, optional in steps[1:]:
        reached = _smeared(ends << 1, gap + 1) & where.get(slot, 0)
        ends = ends | reached if optional else reached
        if not ends:
            return 0
    return ends


def _smeared(positions: int, width: int) -> int:
    """The positions and the `width` - 1 after each."""
    reached = 1
    while reached < width:
        step = min(reached, width - reached)
        positions |= positions << step
        reached += step
    return positions
