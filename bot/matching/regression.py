"""Fit a calibration by logistic regression, on documents alone where nothing else is at hand.

An utterance left out of its entry plays a question in scope; one of an entry left out as a whole
plays a question out of scope. Serving never imports this module: its calibration is kept as data.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import log
from typing import NamedTuple

from bot.matching.documents import Document, MatchFeatures
from bot.matching.ranking import FIXED, Calibration

_STEPS = 8  # Newton's method settles to four digits within six on every set tried
# How strongly the fit is drawn to the fixed calibration: as by about so many examples. Keeps a
# small knowledge base from conclusions that its few examples don't bear.
_PULL = 3.0
_EVERY = 4  # one entry in four is left out
_MOST_QUESTIONS = 200  # of each sort; more cost time and moved no coefficient by a tenth
_FEWEST_UTTERANCES = 2  # an entry with one utterance can't spare it
_FEWEST_QUESTIONS = 12  # of each sort; with fewer the fixed calibration serves better


class Rehearsal(NamedTuple):
    """Documents to search, and questions with the id of the right one or None."""

    documents: list[Document]
    questions: list[tuple[str, str | None]]

    @property
    def suffices(self) -> bool:
        """Whether there are enough questions of both sorts to fit on."""
        inside = sum(right is not None for _, right in self.questions)
        return min(inside, len(self.questions) - inside) >= _FEWEST_QUESTIONS


def rehearse(documents: Sequence[Document]) -> Rehearsal:
    """Leave every fourth entry out, and one utterance of each other: the same in every run."""
    left_out = [document for document in documents[_EVERY - 1 :: _EVERY] if document.utterances]
    kept: list[Document] = []
    inside: list[tuple[str, str | None]] = []
    for at, document in enumerate(documents):
        if at % _EVERY == _EVERY - 1:
            continue
        spare = len(document.utterances) >= _FEWEST_UTTERANCES
        kept.append(_without(document, at % len(document.utterances)) if spare else document)
        if spare:
            inside.append((document.utterances[at % len(document.utterances)], document.id))
    outside: list[tuple[str, str | None]] = [
        (document.utterances[at % len(document.utterances)], None)
        for at, document in enumerate(left_out * _EVERY)
    ]
    return Rehearsal(kept, [*_spread(inside), *_spread(outside)])


def fit(examples: Sequence[tuple[MatchFeatures, bool]]) -> Calibration:
    """Fit to matches known to be right or wrong, starting from the fixed calibration."""
    fitted = FIXED
    for _ in range(_STEPS):
        step = _newton_step(examples, fitted)
        while _misfit(examples, longer := _moved(fitted, step)) > _misfit(examples, fitted):
            step = [change / 2 for change in step]
        fitted = longer
    return fitted


def _without(document: Document, place: int) -> Document:
    utterances = [said for at, said in enumerate(document.utterances) if at != place]
    return replace(document, utterances=utterances)


def _spread(questions: Sequence[tuple[str, str | None]]) -> Sequence[tuple[str, str | None]]:
    return questions[:: -(-len(questions) // _MOST_QUESTIONS) or 1]


def _moved(now: Calibration, changes: Sequence[float]) -> Calibration:
    """Add something to the constant and each coefficient."""
    constant, *others = changes
    added = (weight + change for weight, change in zip(now.coefficients, others, strict=True))
    return Calibration(now.constant + constant, MatchFeatures(*added))


def _newton_step(examples: Sequence[tuple[MatchFeatures, bool]], now: Calibration) -> list[float]:
    """Solve for the change that would make the misfit smallest if it were a parabola."""
    size = len(MatchFeatures._fields) + 1
    drift = _drift(now)
    slope = [-_PULL * change for change in drift]
    curve = [[_PULL * (row == column) for column in range(size)] for row in range(size)]
    for features, right in examples:
        row = (1.0, *features)
        guess = now.confidence(features)
        spread = guess * (1 - guess)
        for first in range(size):
            slope[first] += (right - guess) * row[first]
            for second in range(size):
                curve[first][second] += spread * row[first] * row[second]
    return _solve(curve, slope)


def _misfit(examples: Sequence[tuple[MatchFeatures, bool]], now: Calibration) -> float:
    """Return the surprise at the examples, and the price of having left the fixed calibration."""
    surprise = sum(
        -log(now.confidence(features) if right else 1 - now.confidence(features))
        for features, right in examples
    )
    return surprise + _PULL / 2 * sum(change * change for change in _drift(now))


def _drift(now: Calibration) -> list[float]:
    pairs = zip(now.coefficients, FIXED.coefficients, strict=True)
    return [now.constant - FIXED.constant, *(weight - fixed for weight, fixed in pairs)]


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by Gaussian elimination, in place."""
    size = len(right)
    for pivot in range(size):
        for row in range(pivot + 1, size):
            share = matrix[row][pivot] / matrix[pivot][pivot]
            for column in range(pivot, size):
                matrix[row][column] -= share * matrix[pivot][column]
            right[row] -= share * right[pivot]
    solution = [0.0] * size
    for row in reversed(range(size)):
        known = sum(matrix[row][column] * solution[column] for column in range(row + 1, size))
        solution[row] = (right[row] - known) / matrix[row][row]
    return solution
