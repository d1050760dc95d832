"""How sure an answer may be: the matcher's confidence, less what the entry leaves uncovered.

The matcher says whether an entry is the nearest; words of the question that this entry covers
nowhere tell whether it answers. A logistic over both, with coefficients that `bot fit` writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from bot.answering.matcher.calibration import solve

_STEPS = 12
"""Newton's method has settled by then."""
_RIDGE = 0.5
"""Pull of each coefficient to nought, as by about one example: keeps a sparse fit finite."""
_EDGE = 1e-4


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
    def fit(cls, examples: Sequence[tuple[float, float, bool, float]]) -> Surety:
        """Fit to (confidence, missing share, answered rightly, weight)."""
        fitted = cls()
        for _ in range(_STEPS):
            slope = [-_RIDGE * weight for weight in fitted._weights]
            curve = [[_RIDGE * (row == column) for column in range(3)] for row in range(3)]
            for confidence, share, right, weight in examples:
                guess = fitted.of(confidence, share)
                row = _row(confidence, share)
                for first in range(3):
                    slope[first] += weight * (right - guess) * row[first]
                    for second in range(3):
                        spread = weight * guess * (1 - guess)
                        curve[first][second] += spread * row[first] * row[second]
            moved = solve(curve, slope)
            fitted = cls(*(old + new for old, new in zip(fitted._weights, moved, strict=True)))
        return fitted


def _row(confidence: float, missing_share: float) -> tuple[float, float, float]:
    inside = min(1 - _EDGE, max(_EDGE, confidence))
    return 1.0, log(inside / (1 - inside)), missing_share
