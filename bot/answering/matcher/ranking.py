"""Rank the documents for a question and say what the ranking rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp

from bot.answering.matcher.index import Index
from bot.answering.matcher.model import Features
from bot.answering.matcher.reading import Question
from bot.answering.matcher.utterances import Closest, in_order
from bot.answering.matcher.weights import Weights
from bot.answering.text import stem

CANDIDATES = 12
"""Entries whose utterances are compared one by one; more changed nothing on validation."""
_SHARPNESS = 8.0
"""How fast a lead in score becomes a lead in odds: half a point of score, fifty to one."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate: its place in the documents, and why it stands where it does."""

    document: int
    parts: Mapping[str, float]
    """Score of each part by name; they add up to the score."""
    closest: Closest
    exact: bool
    """Whether the question is one of its utterances, noise apart."""

    @property
    def score(self) -> float:
        """Sum of the parts, steering included."""
        return sum(self.parts.values())


class Ranking:
    """Ranks by the fields of an index and the closest utterances."""

    def __init__(self, index: Index, weights: Weights) -> None:
        """Take the index to search and the weights of its parts."""
        self._index = index
        self._weights = weights

    def rank(self, question: Question, kind: str | None, place: str | None) -> list[Ranked]:
        """Return up to a dozen documents that share anything, best first; ties as filed."""
        fields = self._index.scores(question)
        totals = [sum(parts) for parts in zip(*fields.values(), strict=True)]
        exact = self._index.exact.get(question.content, ())
        steered = self._steering(totals, kind, place)
        order = nlargest(
            CANDIDATES, range(len(totals)), key=lambda at: (totals[at] + steered.get(at, 0.0), -at)
        )
        said = in_order(word.meant for word in question.read if not word.noise)
        found = []
        for at in [*exact, *(at for at in order if totals[at] and at not in exact)]:
            closest = self._index.utterances.closest(at, said)
            parts = {name: scores[at] for name, scores in fields.items()}
            parts["closest"] = self._weights.closest * closest.likeness
            parts["steer"] = steered.get(at, 0.0)
            found.append(Ranked(at, parts, closest, at in exact))
        return sorted(found, key=lambda ranked: (not ranked.exact, -ranked.score, ranked.document))

    def features(self, ranked: Sequence[Ranked]) -> list[Features]:
        """Return the features of each ranked document, in order."""
        odds = [exp(_SHARPNESS * one.score) for one in ranked]
        total = sum(odds)
        return [Features(one.score, odd / total) for one, odd in zip(ranked, odds, strict=True)]

    def known_share(self, question: Question) -> float:
        """Share of the question, by rarity of its words, that the vocabulary knows, 0 to 1."""
        total = known = 0.0
        for word in question.read:
            if not word.noise:
                rarity = self._index.rarity(stem(word.meant))
                total += rarity
                known += rarity * _trust(word.known, [repair.likeness for repair in word.repairs])
        return known / total if total else 0.0

    def _steering(
        self, totals: Sequence[float], kind: str | None, place: str | None
    ) -> dict[int, float]:
        steered: dict[int, float] = {}
        for at, document in enumerate(self._index.documents if kind or place else ()):
            share = self._weights.kind * (kind is not None and document.kind == kind)
            share += self._weights.place * (place is not None and place in document.places)
            if share and totals[at]:
                steered[at] = share * totals[at]
        return steered


def _trust(known: bool, likenesses: Sequence[float]) -> float:
    return 1.0 if known else max(likenesses, default=0.0)
