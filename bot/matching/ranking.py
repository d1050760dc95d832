"""Rank the documents for a question and say what the ranking rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import nlargest
from math import exp
from typing import NamedTuple

from bot.language.words import stem
from bot.matching.coverage import Content
from bot.matching.index import Index
from bot.matching.model import Features
from bot.matching.reading import Question
from bot.matching.utterances import Closest, in_order
from bot.matching.weights import Weights

CANDIDATES = 12
"""Entries whose utterances are compared one by one; more changed nothing on validation."""
_SHARPNESS = 8.0
"""How fast a lead in score becomes a lead in odds: half a point of score, fifty to one."""


class Ranked(NamedTuple):
    """One candidate: its place in the documents, and why it stands where it does."""

    document: int
    fields: float
    """Score of all fields together."""
    steer: float
    """What being of the kind or about the place asked for adds."""
    closest: Closest
    score: float
    """Fields, steer and closest utterance together."""
    exact: bool
    """Whether the question is one of its utterances, noise apart."""


class Ranking:
    """Ranks by the fields of an index and the closest utterances."""

    def __init__(self, index: Index, weights: Weights) -> None:
        """Take the index to search and the weights of its parts."""
        self._index = index
        self._weights = weights

    def rank(self, question: Question, kind: str | None, place: str | None) -> list[Ranked]:
        """Return up to a dozen documents that share anything, best first; ties as filed."""
        totals = self._index.totals(question)
        steer = self._steering(totals, kind, place)
        steered = map(float.__add__, totals, steer) if kind or place else totals
        best = nlargest(CANDIDATES, zip(steered, range(0, -len(totals), -1), strict=True))
        exact = self._index.utterances.same(question.typed)
        likely = {*exact, *(-at for score, at in best if score)}
        said = in_order([word.meant for word in question.read if not word.noise])
        found = []
        for at in likely:
            closest = self._index.utterances.closest(at, said)
            likeness = self._weights.closest * closest.likeness
            score = totals[at] + steer[at] + likeness
            found.append(Ranked(at, totals[at], steer[at], closest, score, at in exact))
        return sorted(found, key=lambda ranked: (not ranked.exact, -ranked.score, ranked.document))

    def parts(self, question: Question, ranked: Sequence[Ranked]) -> list[dict[str, float]]:
        """Return what each part adds to the score of each ranked document, in order."""
        fields = self._index.parts(question)
        return [
            {
                **{name: scores[one.document] for name, scores in fields.items()},
                "closest": self._weights.closest * one.closest.likeness,
                "steer": one.steer,
            }
            for one in ranked
        ]

    def features(
        self, question: Question, ranked: Sequence[Ranked]
    ) -> Callable[[Ranked], Features]:
        """Return what works out the features of one of the ranked documents."""
        total = sum(exp(_SHARPNESS * one.score) for one in ranked)
        content = Content(question, self._index)

        def features_of(one: Ranked) -> Features:
            odds = exp(_SHARPNESS * one.score)
            return Features(one.score, odds / total, content.covered(one.document))

        return features_of

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
    ) -> Sequence[float]:
        steer = [0.0] * len(totals)
        for at in self._index.of_kind.get(kind, ()) if kind else ():
            steer[at] += self._weights.kind * totals[at]
        for at in self._index.about.get(place, ()) if place else ():
            steer[at] += self._weights.place * totals[at]
        return steer


def _trust(known: bool, likenesses: Sequence[float]) -> float:
    return 1.0 if known else max(likenesses, default=0.0)
