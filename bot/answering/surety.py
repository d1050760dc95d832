"""How sure an answer may be: the matcher's confidence, less what the entry leaves uncovered.

The matcher says whether an entry is the nearest; words of the question that this entry covers
nowhere tell whether it answers. A logistic over both, with coefficients that `bot fit` writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TypeAlias

from bot.answering.matcher.calibration import solve

_STEPS = 12
"""Newton's method has settled by then."""
_RIDGE = 0.5
"""Pull of each coefficient to nought, as by about one example: keeps a sparse fit finite."""
_EDGE = 1e-4


Example: TypeAlias = tuple[float, float, bool, float]
"""Confidence, missing share, answered rightly, weight."""


@dataclass(frozen=True)
class Surety:
    """Coefficients of the logistic."""

    constant: float = 0.0
    confidence: float = 1.0
    """Of the logit of the matcher's confidence."""
    missing: float = -4.0
    """Of the share of the question's words that the entry doesn't cover."""

    def of(self, confidence: float, missing_share: float) -> float:
        """The probability, 0 to 1, that the best match answers the question."""
        total = sum(
            weight * value
            for weight, value in zip(self._weights, _row(confidence, missing_share), strict=True)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    @property
    def _weights(self) -> tuple[float, float, float]:
        return self.constant, self.confidence, self.missing

    @classmethod
    def fit(cls, examples: Sequence[Example]) -> Surety:
        """Fit to examples by Newton's method, each step halved until it is one for the better."""
        fitted = cls()
        for _ in range(_STEPS):
            step = fitted._step(examples)
            while fitted._moved(step)._misfit(examples) > fitted._misfit(examples):
                step = [change / 2 for change in step]
            fitted = fitted._moved(step)
        return fitted

    def _moved(self, changes: Sequence[float]) -> Surety:
        return Surety(*(old + new for old, new in zip(self._weights, changes, strict=True)))

    def _misfit(self, examples: Sequence[Example]) -> float:
        surprise = sum(
            -weight * log(self.of(confidence, share) if right else 1 - self.of(confidence, share))
            for confidence, share, right, weight in examples
        )
        return surprise + _RIDGE / 2 * sum(weight * weight for weight in self._weights)

    def _step(self, examples: Sequence[Example]) -> list[float]:
        slope = [-_RIDGE * weight for weight in self._weights]
        curve = [[_RIDGE * (row == column) for column in range(3)] for row in range(3)]
        for confidence, share, right, weight in examples:
            guess = self.of(confidence, share)
            row = _row(confidence, share)
            spread = weight * guess * (1 - guess)
            for first in range(3):
                slope[first] += weight * (right - guess) * row[first]
                for second in range(3):
                    curve[first][second] += spread * row[first] * row[second]
        return solve(curve, slope)


def _row(confidence: float, missing_share: float) -> tuple[float, float, float]:
    inside = min(1 - _EDGE, max(_EDGE, confidence))
    return 1.0, log(inside / (1 - inside)), missing_share
