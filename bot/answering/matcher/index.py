"""The documents, filed for searching: one field for each part that the weights name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.answering.matcher.features import counted, grams, is_exact, pairs
from bot.answering.matcher.model import Document
from bot.answering.matcher.noise import marked
from bot.answering.matcher.postings import Postings
from bot.answering.matcher.reading import Question
from bot.answering.matcher.utterances import Utterances
from bot.answering.matcher.weights import Weights
from bot.answering.text import capitals, stem, words


class Index:
    """Everything that is known about the documents at search time."""

    def __init__(self, documents: Sequence[Document], weights: Weights) -> None:
        """File the documents under their features; their order breaks ties."""
        self.documents = documents
        self._weights = weights
        said = [[words(utterance) for utterance in document.utterances] for document in documents]
        texts = [words(document.text) for document in documents]
        self.acronyms = frozenset().union(*map(_acronyms, documents))
        self.vocabulary = frozenset(_all_words(said)).union(*texts)
        size = len(documents)
        self.words = Postings((counted(map(_stems, entry)) for entry in said), size)
        self.texts = Postings((counted([_stems(text)]) for text in texts), size)
        self._pairs = Postings(
            (counted(pairs(_stems(phrase)) for phrase in entry) for entry in said), size
        )
        self._grams = Postings((self._entry_grams(entry) for entry in said), size)
        self.utterances = Utterances(said)
        self.exact = _by_content(said)

    def knows(self, word: str) -> bool:
        """Whether a stem occurs in any utterance or text."""
        return word in self.words or word in self.texts

    def rarity(self, word: str) -> float:
        """Weight of a stem; that of a word of one entry when no entry has it."""
        return (self.words if word in self.words else self.texts).inverse_frequency(word)

    def scores(self, question: Question) -> dict[str, list[float]]:
        """Return for each part that counts the score of every document, weight included."""
        weights = self._weights
        parts: tuple[tuple[str, Postings, Mapping[str, float], float], ...] = (
            ("words", self.words, question.stems, weights.words),
            ("pairs", self._pairs, question.pairs, weights.pairs),
            ("characters", self._grams, question.grams, weights.grams),
            ("text", self.texts, question.stems, weights.text),
        )
        scores: dict[str, list[float]] = {}
        for name, postings, features, weight in parts:
            scores[name] = [0.0] * len(self.documents)
            if weight:
                postings.add(features, weight, scores[name])
        return scores

    def _entry_grams(self, entry: Iterable[Sequence[str]]) -> Mapping[str, int]:
        return counted(
            grams(word) for phrase in entry for word in phrase if not is_exact(word, self.acronyms)
        )


def _stems(phrase: Sequence[str]) -> list[str]:
    return [stem(word) for word in phrase]


def _all_words(said: Iterable[Iterable[Sequence[str]]]) -> Iterator[str]:
    return (word for entry in said for phrase in entry for word in phrase)


def _acronyms(document: Document) -> frozenset[str]:
    return frozenset().union(*map(capitals, document.utterances), capitals(document.text))


def content(phrase: Sequence[str]) -> str:
    """Return a phrase without noise: what two phrases that ask the same have in common."""
    return " ".join(word for word, noise in zip(phrase, marked(phrase), strict=True) if not noise)


def _by_content(said: Sequence[Sequence[Sequence[str]]]) -> dict[str, tuple[int, ...]]:
    exact: dict[str, tuple[int, ...]] = {}
    for entry, phrases in enumerate(said):
        for phrase in {content(phrase) for phrase in phrases if phrase}:
            exact[phrase] = (*exact.get(phrase, ()), entry)
    return exact
