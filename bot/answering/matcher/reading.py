"""Read a question: which words it has, which are noise, what was misspelt, what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.matcher.features import grams, is_exact, pairs
from bot.answering.matcher.noise import marked
from bot.answering.matcher.spelling import SHORT_ACRONYM, Repair, Speller
from bot.answering.matcher.weights import Weights
from bot.answering.text import capitals, stem, words

MOST_WORDS = 300
"""Words of a question that are read; Telegram's longest message has about 700."""
_MOST_REPAIRS = 24
"""Unknown words that are looked up; each costs a scan of the vocabulary."""
_LONGEST_SYNONYM = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question."""

    typed: str
    """In matching form, otherwise as typed."""
    noise: bool
    known: bool
    """Whether the vocabulary has it; a repaired word is not known."""
    exact: bool
    """Whether it may only be met letter by letter."""
    repairs: tuple[Repair, ...] = ()
    """What it may have been meant to be, most similar first."""

    @property
    def meant(self) -> str:
        """The word as it is taken: repaired if need be."""
        return self.repairs[0].word if self.repairs else self.typed


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the fields compare it: features with weights, 0 to 1."""

    read: tuple[Word, ...]
    content: str
    """Its words without noise, unrepaired, in matching form: for exact comparison."""
    stems: Mapping[str, float]
    pairs: Mapping[str, float]
    grams: Mapping[str, float]


class Reader:
    """Reads questions with the vocabulary, acronyms and synonyms of one knowledge base."""

    def __init__(
        self,
        *,
        knows: Callable[[str], bool],
        speller: Speller,
        acronyms: frozenset[str],
        synonyms: Mapping[str, Sequence[str]],
        weights: Weights,
    ) -> None:
        """Take `knows`: whether the vocabulary has a stem."""
        self._knows = knows
        self._speller = speller
        self._acronyms = acronyms
        self._synonyms = {tuple(words(term)): tuple(meant) for term, meant in synonyms.items()}
        self._weights = weights

    def read(self, text: str) -> Question:
        """Read a question of any length; one without letters and digits has no words."""
        typed = words(text)[:MOST_WORDS]
        read = self._words(typed, capitals(text))
        heard = [word for word in read if not word.noise or self._weights.noise]
        instead = self._synonyms_in([word.meant for word in read])
        phrases = [([word.meant for word in heard], 1.0)]
        phrases += [(words(term), self._weights.synonym) for term in instead]
        exact = {word.meant for word in heard if word.exact} | self._acronyms
        return Question(
            read=read,
            content=" ".join(word.typed for word in read if not word.noise),
            stems=_strongest([*self._stems(heard), *_weighted(phrases[1:], _stems_of)]),
            pairs=_strongest(_weighted(phrases, lambda said: pairs(_stems_of(said)))),
            grams=_strongest(
                _weighted(
                    phrases,
                    lambda said: [
                        gram for word in said if word not in exact for gram in grams(word)
                    ],
                )
            ),
        )

    def synonyms_of(self, word: str) -> tuple[str, ...]:
        """Return the terms that stand for a single word; empty when there are none."""
        return self._synonyms.get((word,), ())

    def _words(self, typed: Sequence[str], shouted: frozenset[str]) -> tuple[Word, ...]:
        short = frozenset(word for word in shouted if len(word) <= SHORT_ACRONYM)
        left = _MOST_REPAIRS
        read: list[Word] = []
        for word, noise in zip(typed, marked(typed), strict=True):
            exact = is_exact(word, self._acronyms | short)
            known = self._knows(stem(word)) or (word,) in self._synonyms
            repairs: tuple[Repair, ...] = ()
            if not (known or noise or exact or left == 0) and self._weights.repaired:
                left -= 1
                repairs = tuple(self._speller.repairs(word))
            read.append(Word(word, noise, known, exact, repairs))
        return tuple(read)

    def _synonyms_in(self, said: Sequence[str]) -> list[str]:
        found: list[str] = []
        for start in range(len(said)):
            for length in range(1, _LONGEST_SYNONYM + 1):
                found += self._synonyms.get(tuple(said[start : start + length]), ())
        return found

    def _stems(self, heard: Sequence[Word]) -> list[tuple[str, float]]:
        stems = [(stem(word.typed), 1.0) for word in heard if not word.repairs]
        return stems + [
            (stem(repair.word), self._weights.repaired * repair.likeness)
            for word in heard
            for repair in word.repairs
        ]


def _stems_of(said: Sequence[str]) -> list[str]:
    return [stem(word) for word in said]


def _weighted(
    phrases: Sequence[tuple[Sequence[str], float]], cut: Callable[[Sequence[str]], list[str]]
) -> list[tuple[str, float]]:
    return [(feature, weight) for said, weight in phrases for feature in cut(said)]


def _strongest(features: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Weigh a feature once, however often it is said."""
    strongest: dict[str, float] = {}
    for feature, weight in features:
        strongest[feature] = max(weight, strongest.get(feature, 0.0))
    return strongest
