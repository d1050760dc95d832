"""Rank the documents for a question, and say how sure each one is and what that rests on."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp
from typing import NamedTuple, Self

from bot.language.words import stem
from bot.matching.documents import MatchFeatures, Weights
from bot.matching.index import Closest, Index, in_order
from bot.matching.meaning import Meaning
from bot.matching.postings import key
from bot.matching.question import ReadQuestion, ReadWord

CANDIDATES = 12  # entries whose utterances are compared one by one; more changed nothing
_SHARPNESS = 8.0  # half a point of score becomes fifty to one in odds


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the features of a match to the probability that it is right: a logistic function."""

    constant: float
    coefficients: MatchFeatures

    def confidence(self, features: MatchFeatures) -> float:
        """Return the probability, 0 to 1, that a match with these features is right."""
        total = self.constant + sum(
            weight * value for weight, value in zip(self.coefficients, features, strict=True)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    def to_dict(self) -> dict[str, float]:
        """Return the coefficients by name, for keeping as data."""
        return {"constant": self.constant, **self.coefficients._asdict()}

    @classmethod
    def from_dict(cls, kept: Mapping[str, float]) -> Self:
        """Read what `to_dict` gave; KeyError when a coefficient is missing."""
        coefficients = (float(kept[name]) for name in MatchFeatures._fields)
        return cls(float(kept["constant"]), MatchFeatures(*coefficients))


class Calibrations(NamedTuple):
    """One a way of reading; None has the matcher fit one on its documents."""

    spelling: Calibration | None = None
    both: Calibration | None = None
    """By spelling and meaning together."""


# For documents with fewer than two utterances, on which nothing can be fitted. What the validation
# halves of CLINC150, BANKING77 and its split with held-out intents give together, rounded; they say
# 0.4 for what is covered, held-out questions of our knowledge base 5.
FIXED = Calibration(-5.8, MatchFeatures(score=1.0, lead=2.9, covered=1.0))


class Ranked(NamedTuple):
    """One candidate: its place in the documents, and why it stands where it does."""

    document: int
    fields: float
    """Score of all fields together."""
    steer: float
    """What being of the kind or about the place asked for adds."""
    closest: Closest
    near: float
    """Nearness in meaning."""
    meaning: float
    """Cosine of what is closest in meaning; 0 by spelling alone."""
    score: float
    """All together."""
    exact: bool
    """Whether the question is one of its utterances, noise apart."""


class Ranking:
    """Ranks by the fields of an index and the closest utterances."""

    def __init__(self, index: Index, weights: Weights) -> None:
        """Take the index to search and the weights of its parts."""
        self._index = index
        self._weights = weights

    def rank(
        self,
        question: ReadQuestion,
        kind: str | None,
        place: str | None,
        meaning: Meaning | None = None,
    ) -> list[Ranked]:
        """Return up to a dozen documents that share anything, best first; ties as filed.

        The less of a question our vocabulary knows, the less its spelling counts beside `meaning`.
        """
        totals = self._index.totals(question)
        share, near, cosines = 1.0, [0.0] * len(totals), [0.0] * len(totals)
        if meaning is not None and question.read:
            near, cosines = meaning.near(question.spellings, question.made)
            share = self.known_share(question) ** 2
            totals = [share * total for total in totals]
        sums = list(map(float.__add__, totals, near))
        steer = self._steering(sums, kind, place)
        steered = map(float.__add__, sums, steer) if kind or place else sums
        best = nlargest(CANDIDATES, zip(steered, range(0, -len(totals), -1), strict=True))
        exact = self._index.utterances.same([word.typed for word in question.said])
        likely = {*exact, *(-at for score, at in best if score > 0)}
        said = in_order([word.meant for word in question.said])
        found = []
        for at in likely:
            closest = self._index.utterances.closest(at, said)
            likeness = share * self._weights.closest * closest.likeness
            score = sums[at] + steer[at] + likeness
            found.append(
                Ranked(
                    at, totals[at], steer[at], closest, near[at], cosines[at], score, at in exact
                )
            )
        return sorted(found, key=lambda ranked: (not ranked.exact, -ranked.score, ranked.document))

    def parts(self, question: ReadQuestion, ranked: Sequence[Ranked]) -> list[dict[str, float]]:
        """Return what each part adds to the score of each ranked document, in order."""
        fields = self._index.parts(question)
        return [
            {
                **{name: scores[one.document] for name, scores in fields.items()},
                "closest": self._weights.closest * one.closest.likeness,
                "steer": one.steer,
                "meaning": one.near,
            }
            for one in ranked
        ]

    def features(
        self, question: ReadQuestion, ranked: Sequence[Ranked]
    ) -> Callable[[Ranked], MatchFeatures]:
        """Return what works out the features of one of the ranked documents."""
        total = 0.0
        of_group: dict[str, float] = defaultdict(float)
        for one in ranked:
            odds = exp(_SHARPNESS * one.score)
            total += odds
            of_group[self._index.groups[one.document]] += odds
        content = _Content(question, self._index)

        def features_of(one: Ranked) -> MatchFeatures:
            lead = of_group[self._index.groups[one.document]] / total
            covered, beyond = content.covered(one.document)
            return MatchFeatures(one.score, lead, covered, beyond, one.meaning, question.foreign)

        return features_of

    def known_share(self, question: ReadQuestion) -> float:
        """Share of the question, by rarity of its words, that the vocabulary knows, 0 to 1."""
        total = known = 0.0
        for word in question.said:
            rarity = self._index.rarity(stem(word.meant))
            total += rarity
            known += rarity * _trust(word)
        return known / total if total else 0.0

    def _steering(
        self, totals: Sequence[float], kind: str | None, place: str | None
    ) -> Sequence[float]:
        steer = [0.0] * len(totals)
        for at in self._index.of_kind.get(kind, ()) if kind else ():
            steer[at] += self._weights.kind * max(totals[at], 0.0)
        for at in self._index.about.get(place, ()) if place else ():
            steer[at] += self._weights.place * max(totals[at], 0.0)
        return steer


class _Content:
    """The content words of a question, read once for all documents that are compared."""

    def __init__(self, question: ReadQuestion, index: Index) -> None:
        self._index = index
        self._rarities = [index.rarity(stem(word.meant)) for word in question.content]
        self._meanings = [
            [
                (key(stem(meant.word)), meant.likeness)
                for meant in word.meanings
                if index.knows(stem(meant.word))
            ]
            for word in question.content
        ]

    def covered(self, document: int) -> tuple[float, float]:
        """Shares by rarity, 0 to 1, that a document has: of all content words, and of those beyond
        its title.

        A repaired word counts by its likeness; a question without content words is covered.
        """
        total = covered = 0.0
        beyond = covered_beyond = 0.0
        for rarity, meanings in zip(self._rarities, self._meanings, strict=True):
            has = self._index.has
            found = rarity * max(
                (like * has(filed, document) for filed, like in meanings), default=0
            )
            total += rarity
            covered += found
            if not any(self._index.names(filed, document) for filed, _ in meanings):
                beyond += rarity
                covered_beyond += found
        return covered / total if total else 1.0, covered_beyond / beyond if beyond else 1.0


def _trust(word: ReadWord) -> float:
    return 1.0 if word.known else max((repair.likeness for repair in word.repairs), default=0.0)
