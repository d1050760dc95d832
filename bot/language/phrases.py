"""Phrases to be looked for among the words of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from bot.catalog.vocabularies import AnswerSort
from bot.language.words import words

SOON = 4  # words behind what asks: "which eight countries of the EU"


class Phrases:
    """Phrases of one word or several, and signs, to be looked for among words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases as a curator writes them; one without a letter or digit is a sign: "%"."""
        written = list(phrases)
        split = [tuple(words(phrase)) for phrase in written]
        self.signs = tuple(sign for sign, said in zip(written, split, strict=True) if not said)
        self.all = tuple(filter(None, split))
        """The phrases, each as its words in matching form."""

    @classmethod
    def joined(cls, many: Iterable[Self]) -> Self:
        """The phrases of several as one: one look-up instead of eleven."""
        every = tuple(many)
        joined = cls(())
        joined.signs = tuple(dict.fromkeys(sign for one in every for sign in one.signs))
        joined.all = tuple(dict.fromkeys(said for one in every for said in one.all))
        return joined

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, ...]]]:
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for said in self.all:
            by_first.setdefault(said[0], []).append(said)
        return by_first

    def ends(self, said: Sequence[str], start: int) -> list[int]:
        """Where the phrases end that begin at a place among words."""
        known = self._by_first.get(said[start])
        if known is None:  # most words begin no phrase: a question asks often
            return []
        ends = [start + len(phrase) for phrase in known]
        return [
            end for phrase, end in zip(known, ends, strict=True) if tuple(said[start:end]) == phrase
        ]

    def begin(self, said: Sequence[str]) -> bool:
        """Whether these words begin with one of the phrases."""
        return bool(said) and said[0] in self._by_first and bool(self.ends(said, 0))

    def are(self, said: Sequence[str]) -> bool:
        """Whether these words are one of the phrases, and nothing else."""
        return bool(said) and said[0] in self._by_first and len(said) in self.ends(said, 0)

    def after(self, said: Sequence[str]) -> int | None:
        """Where the first phrase among these words ends; None where there is none."""
        for start, word in enumerate(said):
            ends = self.ends(said, start) if word in self._by_first else ()
            if ends:
                return ends[0]
        return None

    def without(self, said: Sequence[str]) -> list[str]:
        """The words that belong to none of the phrases."""
        inside = {
            at
            for start in range(len(said))
            for end in self.ends(said, start)
            for at in range(start, end)
        }
        return [word for at, word in enumerate(said) if at not in inside]

    def stand_in(self, text: str, said: Sequence[str]) -> bool:
        """Whether a phrase stands among the words of a text, or a sign in the text."""
        return self.after(said) is not None or any(sign in text for sign in self.signs)


@dataclass(frozen=True)
class SortOfAnswer:
    """A sort of answer: money, a share, who pays, a day, a count."""

    asked: Phrases
    what: frozenset[str]
    """One of these stands soon behind what asks; any word where there are none."""
    given: Phrases | None
    """None for the words that ask for it."""

    def after(self, said: Sequence[str]) -> int | None:
        """Where what asks for it ends among words; None where nothing does."""
        end = self.asked.after(said)
        if end is None or not self.what:
            return end
        return None if self.what.isdisjoint(said[end - 1 : end + SOON]) else end

    @classmethod
    def of(cls, sort: AnswerSort) -> SortOfAnswer:
        """Compile what a file says."""
        given = Phrases(sort.given) if sort.given else None
        return cls(
            Phrases(sort.asked), frozenset(word for one in sort.what for word in words(one)), given
        )
