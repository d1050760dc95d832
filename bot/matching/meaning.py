"""The second reading: how near a question is to each document in meaning, whatever its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.matching.documents import DEFAULT_WEIGHTS, Document, Weights
from bot.matching.encoder import READ_CHARS, Encoder
from bot.matching.vectors import VectorStore

if TYPE_CHECKING:
    from bot.matching.encoder import Vectors

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_FEWEST_WORDS = 3  # of a sentence that says something by itself
_AT_ONCE = 1024  # rows that are multiplied together


class Nearness(NamedTuple):
    """Of every document to a question, in their order."""

    scores: list[float]
    """Centred: 0 for one that is as near as any."""
    closest: list[float]
    """Cosine of its closest utterance or sentence."""


class Meaning:
    """Vectors of the documents' utterances and sentences, and of what each asks on the whole."""

    def __init__(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        weights: Weights = DEFAULT_WEIGHTS,
        store: VectorStore | None = None,
    ) -> None:
        """Encodes all texts that the store lacks: some seconds for thousands."""
        import numpy as np

        self.encoder, self._weights = encoder, weights
        self._store = store or VectorStore(encoder)
        asked = [list(document.utterances) or [""] for document in documents]
        told = [_sentences(document.text) for document in documents]
        texts = [text for pair in zip(asked, told, strict=True) for part in pair for text in part]
        self._rows = self._store.vectors(texts)
        sizes = [len(one) + len(other) for one, other in zip(asked, told, strict=True)]
        self._starts = np.cumsum([0, *sizes])[:-1]
        lengths = np.concatenate([np.linalg.norm(rows, axis=1) for rows in self._parts()])
        self._scales = (1 / lengths).astype(np.float32)
        self._centres = np.stack(
            [
                self._centre(start, start + len(one))
                for start, one in zip(self._starts, asked, strict=True)
            ]
        )

    def over(self, documents: Sequence[Document]) -> Meaning:
        """The same of other documents."""
        return Meaning(documents, self.encoder, self._weights, self._store)

    def near(self, texts: Sequence[str], made: dict[object, Any]) -> Nearness:
        """Compare a question, in one or several ways of writing it, with all documents.

        `made` goes with the message: a text is encoded once, however many ask.
        """
        import numpy as np

        texts = [text[:READ_CHARS] for text in texts]
        for text in texts:
            if (self.encoder, text) not in made:
                made[self.encoder, text] = self.encoder.encode([text])[0]
        vector = np.mean([made[self.encoder, text] for text in texts], axis=0)
        vector /= np.linalg.norm(vector) or 1.0
        likeness = np.concatenate([rows @ vector for rows in self._parts()])
        likeness *= self._scales
        closest = np.maximum.reduceat(likeness, self._starts)
        scores = self._weights.meaning * closest + self._weights.centre * (self._centres @ vector)
        return Nearness((scores - scores.mean()).tolist(), closest.tolist())

    def _parts(self) -> Iterator[Vectors]:
        """All rows, some at a time: they fit a processor's cache."""
        import numpy as np

        for start in range(0, len(self._rows), _AT_ONCE):
            yield self._rows[start : start + _AT_ONCE].astype(np.float32)

    def _centre(self, first: int, last: int) -> Vectors:
        import numpy as np

        rows = self._rows[first:last].astype(np.float32) * self._scales[first:last, None]
        centre: Vectors = rows.mean(axis=0)
        return centre / (np.linalg.norm(centre) or 1.0)


def _sentences(text: str) -> list[str]:
    return [said for said in _SENTENCE.split(text) if len(said.split()) >= _FEWEST_WORDS]
