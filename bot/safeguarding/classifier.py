"""A linear classifier over a message's words, pairs of them, and runs of letters.

It is learnt from examples by `bot teach`.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Collection, Sequence
from math import exp, sqrt
from pathlib import Path
from zlib import crc32

from bot.errors import KnowledgeError, Problem
from bot.safeguarding.forms import Forms

CLASSIFIERS = Path("safeguarding") / "classifiers.json"
EXAMPLES = Path("safeguarding") / "examples"
"""In the knowledge folder."""

# Features share this many numbers; half as many cost about a point.
BUCKETS = 1 << 16
# Added to the number of features: what little a short message says counts for less.
DAMPING = 50
# Letters of a run.
_SHORTEST_RUN, _LONGEST_RUN = 3, 5
# No story is longer, and what comes after so many says nothing new; keeps 4,096 signs below 12 ms.
_MOST_WORDS, _MOST_FEATURES = 1000, 2500
# Signed bytes as 0 to 255 and back: bytes are added much faster than numbers of an array.
_RAISED = bytes((weight + 128) % 256 for weight in range(256))


def features(message: Sequence[Forms]) -> frozenset[int]:
    """The numbers of a message's features."""
    message = message[:_MOST_WORDS]
    typed = [forms[0] for forms in message]
    written = {form for forms in message for form in forms}
    for word in dict.fromkeys(typed):
        written.update(_runs(f"<{word}>"))
        if len(written) > _MOST_FEATURES:
            break
    written.update(map(" ".join, zip(["<", *typed], [*typed, ">"], strict=True)))
    written.update(map(" .. ".join, zip(typed, typed[2:], strict=False)))
    return frozenset([crc32(feature.encode()) % BUCKETS for feature in written])


def _runs(word: str) -> list[str]:
    return [
        f"~{word[start : start + size]}"
        for size in range(_SHORTEST_RUN, _LONGEST_RUN + 1)
        for start in range(len(word) - size + 1)
    ]


class Classifier:
    """Says how likely each label is. One row of small whole numbers a feature, one a label."""

    def __init__(
        self, labels: Sequence[str], bias: Sequence[float], weights: bytes, scale: float
    ) -> None:
        """`bias` is what each label starts with; `weights`, signed, row after row, count `scale`
        each.
        """
        self.labels = tuple(labels)
        self._bias = tuple(bias)
        self._raised = weights.translate(_RAISED)
        self._scale = scale

    def shares(self, features: Collection[int]) -> dict[str, float]:
        """Probability of each label, together 1."""
        width = len(self.labels)
        rows = b"".join([self._raised[one * width : (one + 1) * width] for one in features])
        raised = 128 * len(features)
        scale = self._scale / sqrt(len(features) + DAMPING)
        scores = [
            bias + (sum(rows[label::width]) - raised) * scale
            for label, bias in enumerate(self._bias)
        ]
        return dict(zip(self.labels, _softmax(scores), strict=True))

    def as_json(self) -> dict[str, object]:
        packed = zlib.compress(self._raised.translate(_RAISED), 9)
        return {
            "labels": self.labels,
            "bias": self._bias,
            "scale": self._scale,
            "weights": base64.b64encode(packed).decode("ascii"),
        }


def _softmax(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]


def read_classifiers(knowledge: Path) -> dict[str, Classifier]:
    """The classifiers that `bot teach` wrote, by name; none where a base has no examples.

    Raises KnowledgeError where they are missing or spoilt: the screen would be half blind.
    """
    path = knowledge / CLASSIFIERS
    if not path.is_file() and not (knowledge / EXAMPLES).is_dir():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {name: _read(**fields) for name, fields in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError, zlib.error) as error:
        found = f"found {type(error).__name__}, expected what `bot teach` writes"
        raise KnowledgeError([Problem(path, 0, "", "", found)]) from error


def _read(labels: list[str], bias: list[float], scale: float, weights: str) -> Classifier:
    table = zlib.decompress(base64.b64decode(weights))
    if len(table) != BUCKETS * len(labels) or len(bias) != len(labels):
        raise ValueError("a table of another size")
    return Classifier(labels, bias, table, scale)
