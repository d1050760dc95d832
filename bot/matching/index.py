"""The documents, filed for searching: one field for each part that the weights name, and the single
utterances: which one a question is, or which of an entry's is closest to it."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bot.language.spelling import most_like
from bot.language.word_lists import WordLists
from bot.language.words import capitals, words
from bot.matching.documents import Document, Weights
from bot.matching.postings import Cut, Postings, key
from bot.matching.question import ReadQuestion


class _Field(NamedTuple):
    """One part of the score: where it is filed and what of the question is looked up there."""

    name: str
    postings: Postings
    asked: Mapping[int, float]
    weight: float


class Closest(NamedTuple):
    """The utterance of an entry that is most like the question."""

    place: int
    """Its place among the entry's utterances."""
    likeness: float
    """Share of letters in common when the words of both are sorted, 0 to 1."""


class Utterances:
    """The words of every utterance, sorted: one asks the same in many orders."""

    def __init__(self, said: Sequence[Sequence[Sequence[str]]]) -> None:
        """Take the words of each entry's utterances, without noise."""
        self._sorted: list[str] = []
        self._starts = array("I", [0])
        filed: list[tuple[int, int]] = []
        for entry in said:
            for heard in entry:
                filed.append((key(" ".join(heard)), len(self._sorted)))
                self._sorted.append(in_order(heard))
            self._starts.append(len(self._sorted))
        filed.sort()
        self._keys = array("I", [phrase for phrase, _ in filed])
        self._filed = array("I", [utterance for _, utterance in filed])

    def same(self, heard: Sequence[str]) -> frozenset[int]:
        """Return the entries that have these words, in this order, as an utterance."""
        phrase = key(" ".join(heard))
        first, last = bisect_left(self._keys, phrase), bisect_right(self._keys, phrase)
        return frozenset(
            bisect_right(self._starts, utterance) - 1
            for utterance in self._filed[first:last]
            if heard and self._sorted[utterance] == in_order(heard)
        )

    def closest(self, entry: int, question: str) -> Closest:
        """Compare a question, its words sorted, with every utterance of an entry."""
        utterances = self._sorted[self._starts[entry] : self._starts[entry + 1]]
        found = most_like(question, utterances)
        return Closest(*found) if found else Closest(0, 0.0)


class Index:
    """Everything that is known about the documents at search time."""

    def __init__(self, documents: Sequence[Document], weights: Weights, lists: WordLists) -> None:
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
        self.utterances = Utterances(
            [[lists.without_noise(one) for one in entry] for entry in said]
        )
        self.of_kind: dict[str, list[int]] = {}
        self.about: dict[str, list[int]] = {}
        self.groups = [document.group or document.id for document in documents]
        titles = {
            document.id: frozenset(cut.words(entry[0])) if entry else frozenset()
            for document, entry in zip(documents, said, strict=True)
        }
        self._titles = [
            titles[document.id] | titles.get(document.group, frozenset()) for document in documents
        ]
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

    def names(self, filed: int, document: int) -> bool:
        """Whether a stem, by its key, is in a document's title, or in that of its group."""
        return filed in self._titles[document]

    def totals(self, question: ReadQuestion) -> list[float]:
        """Return the score of every document by its fields together."""
        totals = [0.0] * len(self.documents)
        for field in self._fields(question):
            field.postings.add(field.asked, field.weight, totals)
        return totals

    def parts(self, question: ReadQuestion) -> dict[str, list[float]]:
        """Return the score of every document by each field alone."""
        parts: dict[str, list[float]] = {}
        for field in self._fields(question):
            parts[field.name] = [0.0] * len(self.documents)
            field.postings.add(field.asked, field.weight, parts[field.name])
        return parts

    def _fields(self, question: ReadQuestion) -> Iterator[_Field]:
        weights = self._weights
        fields = (
            _Field("words", self._words, question.words, weights.words),
            _Field("pairs", self._pairs, question.pairs, weights.pairs),
            _Field("characters", self._grams, question.grams, weights.grams),
            _Field("text", self._texts, question.words, weights.text),
        )
        return (field for field in fields if field.weight)


def in_order(phrase: Sequence[str]) -> str:
    """Return the words of a phrase sorted, one space between them."""
    return " ".join(sorted(phrase))


def _joined(features: Iterable[Iterable[int]]) -> Iterator[int]:
    return chain.from_iterable(features)


def _acronyms(document: Document) -> frozenset[str]:
    return capitals(document.text).union(*map(capitals, document.utterances))
