"""Read a question: which words it has, which are noise, what was misspelt, what they stand for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.language.glossary import Glossary, TranslatedWords
from bot.language.per_text import per_text
from bot.language.spelling import SHORT_ACRONYM, Repair, Speller
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.matching.documents import Weights
from bot.matching.postings import Cut, is_exact, key

MOST_WORDS = 150  # of a question that are read: about a thousand letters
_MOST_REPAIRS = 16  # unknown words that are looked up; each costs a scan of the vocabulary
_LONGEST_SYNONYM = 5  # words of an outdated term or a spelt-out acronym


@dataclass(frozen=True, slots=True)
class ReadWord:
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

    @property
    def meanings(self) -> list[Repair]:
        """All that it may have been meant to be; itself, if it needs no repair."""
        return list(self.repairs) or [Repair(self.typed, 1.0)]


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question as the fields compare it: features with weights, 0 to 1."""

    read: tuple[ReadWord, ...]
    content: tuple[ReadWord, ...]
    """Its words without noise, without function words, and without those that a synonym stands
    in for."""
    words: Mapping[int, float]
    """Features by their keys."""
    pairs: Mapping[int, float]
    grams: Mapping[int, float]

    typed: str
    """As written."""
    made: dict[object, Any]
    """What is worked out of the message, which keeps it."""
    foreign: float
    """Share of its words that were another language's, 0 to 1."""

    @property
    def spellings(self) -> list[str]:
        """As written and, where words are misspelt or foreign, with what they stand for."""
        if not self.foreign and not any(word.repairs for word in self.read):
            return [self.typed]
        return [self.typed, " ".join(word.meant for word in self.read)]

    @property
    def said(self) -> list[ReadWord]:
        """Its words without noise."""
        return [word for word in self.read if not word.noise]


class QuestionReader:
    """Reads questions with the vocabulary, acronyms and synonyms of one knowledge base."""

    def __init__(
        self,
        *,
        knows: Callable[[str], bool],
        speller: Speller,
        acronyms: frozenset[str],
        synonyms: Mapping[str, Sequence[str]],
        spelt: Iterable[str],
        lists: WordLists,
        glossary: Glossary,
        weights: Weights,
    ) -> None:
        """Take `knows`: whether the vocabulary has a stem; and words that are `spelt` rightly."""
        self._knows = knows
        self._speller = speller
        self._acronyms = acronyms
        self._synonyms = {
            tuple(map(stem, words(term))): tuple(meant) for term, meant in synonyms.items()
        }
        self._spelt = lists.real_words.union(word for name in spelt for word in words(name))
        self._outdated = frozenset(chain.from_iterable(self._synonyms))
        self._lists = lists
        self._glossary = glossary
        self._weights = weights

    def read(self, typed: Typed) -> ReadQuestion:
        """Read a question of any length; one without letters and digits has no words."""
        acronyms = self._acronyms | {word for word in typed.capitals if len(word) <= SHORT_ACRONYM}
        ours = self.ours(typed)
        read = self._words(ours.words, acronyms, typed)
        instead, replaced = self._synonyms_in([stem(word.meant) for word in read])
        heard = [
            word
            for at, word in enumerate(read)
            if at not in replaced and (self._weights.noise or not word.noise)
        ]
        said: list[tuple[Sequence[str], float]] = [([word.meant for word in heard], 1.0)]
        said += [(words(term), self._weights.synonym) for term in instead]
        cut = Cut(acronyms)
        return ReadQuestion(
            read=read,
            content=tuple(word for word in heard if not self._is_small(word)),
            words=_strongest([*self._words_of(heard), *_weighted(said[1:], cut.words)]),
            pairs=_strongest(_weighted(said, cut.pairs)),
            grams=_strongest(_weighted(said, cut.grams)),
            typed=typed.text,
            made=typed.made,
            foreign=ours.foreign,
        )

    @per_text
    def ours(self, typed: Typed) -> TranslatedWords:
        """Its words, those of another language put into ours."""
        return self._glossary.translated(typed.words[:MOST_WORDS], self._has)

    def _is_small(self, word: ReadWord) -> bool:
        """Is it a function word, or a slip for one?"""
        return not self._lists.function_words.isdisjoint((word.typed, word.meant))

    def _has(self, word: str) -> bool:
        return word in self._lists.function_words or self._knows(stem(word))

    def terms(self, word: ReadWord) -> tuple[str, ...]:
        """Return the synonyms of a single word; empty when there are none."""
        return self._synonyms.get((stem(word.meant),), ())

    def _words(
        self, said: Sequence[str], acronyms: frozenset[str], typed: Typed
    ) -> tuple[ReadWord, ...]:
        left = _MOST_REPAIRS
        read: list[ReadWord] = []
        for word, noise in zip(said, self._lists.mark_noise(said), strict=True):
            exact = is_exact(word, acronyms)
            known = stem(word) in self._outdated or self._knows(stem(word))
            repairs: tuple[Repair, ...] = ()
            right = known or noise or exact or word in self._spelt or word.isdigit()
            if not (right or left == 0) and self._weights.repaired:
                left -= 1
                repairs = self._repairs(word, typed)
            read.append(ReadWord(word, noise, known, exact, repairs))
        return tuple(read)

    def _repairs(self, word: str, typed: Typed) -> tuple[Repair, ...]:
        """What a word may have been meant to be, looked up once in a message and its parts."""
        made = typed.made_of_words
        if (self, word) not in made:
            made[self, word] = tuple(self._speller.repairs(word))
        repairs: tuple[Repair, ...] = made[self, word]
        return repairs

    def _synonyms_in(self, stems: Sequence[str]) -> tuple[list[str], set[int]]:
        """Return the terms for what is outdated, and where they replace words nobody here uses."""
        terms: list[str] = []
        replaced: set[int] = set()
        for start in range(len(stems) if self._synonyms else 0):
            for stop in range(start + 1, min(start + _LONGEST_SYNONYM, len(stems)) + 1):
                found = self._synonyms.get(tuple(stems[start:stop]), ())
                terms += found
                replaced.update(
                    at for at in range(start, stop) if found and not self._knows(stems[at])
                )
        return terms, replaced

    def _words_of(self, heard: Sequence[ReadWord]) -> list[tuple[int, float]]:
        whole = [(key(stem(word.typed)), 1.0) for word in heard if not word.repairs]
        return whole + [
            (key(stem(repair.word)), self._weights.repaired * repair.likeness)
            for word in heard
            for repair in word.repairs
        ]


def _weighted(
    phrases: Sequence[tuple[Sequence[str], float]], cut: Callable[[Sequence[str]], list[int]]
) -> list[tuple[int, float]]:
    return [(feature, weight) for said, weight in phrases for feature in cut(said)]


def _strongest(features: Sequence[tuple[int, float]]) -> dict[int, float]:
    """Weigh a feature once, however often it is said."""
    strongest: dict[int, float] = {}
    for feature, weight in features:
        if weight > strongest.get(feature, 0.0):
            strongest[feature] = weight
    return strongest
