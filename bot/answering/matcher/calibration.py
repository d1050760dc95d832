"""From the features of a match to the probability that it is right: logistic regression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from bot.answering.matcher.model import Features

_STEPS = 12
"""Newton's method settles to six digits within eight on every set tried."""
_PULL = 3.0
"""How strongly the fit is drawn to the fixed calibration: as by about so many examples. Keeps a
small knowledge base from conclusions that its few examples don't bear."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of the logistic: a constant, then one for each feature in order."""

    constant: float
    coefficients: Features

    def confidence(self, features: Features) -> float:
        """Return the probability, 0 to 1, that a match with these features is right."""
        total = self.constant + sum(
            weight * value for weight, value in zip(self.coefficients, features, strict=True)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    @classmethod
    def fit(cls, examples: Sequence[tuple[Features, bool]]) -> Calibration:
        """Fit to matches known to be right or wrong; needs both kinds to say anything."""
        rows = [[1.0, *features] for features, _ in examples]
        truths = [float(right) for _, right in examples]
        start = [FIXED.constant, *FIXED.coefficients]
        weights = start
        for _ in range(_STEPS):
            drift = [weight - first for weight, first in zip(weights, start, strict=True)]
            step = _newton_step(rows, truths, weights, drift)
            weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        return cls(weights[0], Features(*weights[1:]))

    def to_dict(self) -> dict[str, float]:
        """Return the coefficients by name, for keeping as data."""
        return {"constant": self.constant, **self.coefficients._asdict()}

    @classmethod
    def from_dict(cls, kept: Mapping[str, float]) -> Calibration:
        """Read what `to_dict` gave; KeyError when a coefficient is missing."""
        return cls(
            float(kept["constant"]), Features(*(float(kept[name]) for name in Features._fields))
        )


FIXED = Calibration(-5.1, Features(score=1.0, lead=3.0, closest=1.4))
"""For documents with fewer than two utterances, on which nothing can be fitted: rounded means of
the coefficients fitted on CLINC150 and BANKING77 with ten utterances an entry."""


def _newton_step(
    rows: Sequence[Sequence[float]],
    truths: Sequence[float],
    weights: Sequence[float],
    drift: Sequence[float],
) -> list[float]:
    size = len(weights)
    slope = [-_PULL * change for change in drift]
    curve = [[_PULL * (row == column) for column in range(size)] for row in range(size)]
    for row, truth in zip(rows, truths, strict=True):
        total = sum(weight * value for weight, value in zip(weights, row, strict=True))
        guess = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        spread = guess * (1 - guess)
        for first in range(size):
            slope[first] += (truth - guess) * row[first]
            scaled = spread * row[first]
            for second in range(first + 1):
                curve[first][second] += scaled * row[second]
    for first in range(size):
        for second in range(first):
            curve[second][first] = curve[first][second]
    return _solve(curve, slope)


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
