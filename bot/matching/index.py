"""The documents, filed for searching: one field for each part that the weights name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bot.language.words import capitals, words
from bot.matching.features import Cut, key
from bot.matching.model import Document
from bot.matching.postings import Postings
from bot.matching.reading import Question
from bot.matching.utterances import Utterances
from bot.matching.weights import Weights


class _Field(NamedTuple):
    """One part of the score: where it is filed and what of the question is looked up there."""

    name: str
    postings: Postings
    asked: Mapping[int, float]
    weight: float


class Index:
    """Everything that is known about the documents at search time."""

    def __init__(self, documents: Sequence[Document], weights: Weights) -> None:
        """File the documents under their features; their order breaks ties."""
        self.documents = documents
        self._weights = weights
        said = [[words(utterance) for utterance in document.utterances] for document in documents]
        texts = [words(document.text) for document in documents]
        self.acronyms = frozenset(chain.from_iterable(map(_acronyms, documents)))
        self.vocabulary = frozenset(chain.from_iterable(chain(texts, *said)))
        cut = Cut(self.acronyms)
        size = len(documents)
        self._words = Postings((_joined(map(cut.words, entry)) for entry in said), size)
        self._texts = Postings(map(cut.words, texts), size)
        self._pairs = Postings((_joined(map(cut.pairs, entry)) for entry in said), size)
        self._grams = Postings((_joined(map(cut.grams, entry)) for entry in said), size)
        self.utterances = Utterances(said)
        self.of_kind: dict[str, list[int]] = {}
        self.about: dict[str, list[int]] = {}
        for at, document in enumerate(documents):
            self.of_kind.setdefault(document.kind or "", []).append(at)
            for place in document.places:
                self.about.setdefault(place, []).append(at)

    def knows(self, stem: str) -> bool:
        """Whether a stem occurs in any utterance or text."""
        filed = key(stem)
        return filed in self._words or filed in self._texts

    def rarity(self, stem: str) -> float:
        """Weight of a stem; that of a word of one entry when no entry has it."""
        filed = key(stem)
        return (self._words if filed in self._words else self._texts).rarity(filed)

    def has(self, filed: int, document: int) -> bool:
        """Whether a stem, by its key, occurs in a document."""
        return self._words.has(filed, document) or self._texts.has(filed, document)

    def totals(self, question: Question) -> list[float]:
        """Return the score of every document by its fields together."""
        totals = [0.0] * len(self.documents)
        for field in self._fields(question):
            field.postings.add(field.asked, field.weight, totals)
        return totals

    def parts(self, question: Question) -> dict[str, list[float]]:
        """Return the score of every document by each field alone."""
        parts: dict[str, list[float]] = {}
        for field in self._fields(question):
            parts[field.name] = [0.0] * len(self.documents)
            field.postings.add(field.asked, field.weight, parts[field.name])
        return parts

    def _fields(self, question: Question) -> Iterator[_Field]:
        weights = self._weights
        fields = (
            _Field("words", self._words, question.words, weights.words),
            _Field("pairs", self._pairs, question.pairs, weights.pairs),
            _Field("characters", self._grams, question.grams, weights.grams),
            _Field("text", self._texts, question.words, weights.text),
        )
        return (field for field in fields if field.weight)


def _joined(features: Iterable[Iterable[int]]) -> Iterator[int]:
    return chain.from_iterable(features)


def _acronyms(document: Document) -> frozenset[str]:
    return capitals(document.text).union(*map(capitals, document.utterances))
