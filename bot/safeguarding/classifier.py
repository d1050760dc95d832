"""A linear classifier over a message's words, pairs of them, and runs of letters.

It is learnt from examples by `bot teach`.
"""

import base64
import json
import zlib
from collections.abc import Collection, Iterable, Sequence
from math import exp, sqrt
from pathlib import Path
from zlib import crc32

from bot.catalog.yaml_file import read_text
from bot.errors import KnowledgeError, Problem
from bot.safeguarding.forms import Forms

CLASSIFIERS = Path("safeguarding") / "classifiers.json"
EXAMPLES = Path("safeguarding") / "examples"
"""In the knowledge folder."""
NAMES = ("concern", "language")
"""What there is a classifier of."""

# Features share this many numbers. Half as many give a fifth more false cards, as those of calm
# words and of cries fall together; twice as many are no better.
BUCKETS = 1 << 19
# Added to the square of a message's length: what little a short message says counts for less.
DAMPING = 1000
# Rarities are kept as whole numbers of this many to one.
RARITY_STEPS = 16
# Letters of a run.
_SHORTEST_RUN, _LONGEST_RUN = 3, 5
# Of a message as it was typed; a longer word is none of any language.
_SHORTEST_SIGNS, _LONGEST_WORD = 2, 40
# No story is longer, and what comes after so many says nothing new; keeps 4,096 signs below 12 ms.
_MOST_WORDS, _MOST_FEATURES = 1000, 2500
# Signed bytes as 0 to 255 and back: bytes are added much faster than numbers of an array.
_RAISED = bytes((weight + 128) % 256 for weight in range(256))


def features(message: Sequence[Forms], text: str, named: Iterable[str] = ()) -> frozenset[int]:
    """The numbers of the features of a message, and of it as it was typed: signs tell something.

    `named` are the lexicons and frames that it meets: what they are worth is learnt, too.
    """
    message = message[:_MOST_WORDS]
    typed = [forms[0] for forms in message]
    written = {form for forms in message for form in forms}
    for word in dict.fromkeys(typed):
        written.update(_runs(f"<{word}>", _SHORTEST_RUN))
        if len(written) > _MOST_FEATURES:
            break
    for word in dict.fromkeys(text.lower().split()):
        written.update(_runs(f" {word[:_LONGEST_WORD]} ", _SHORTEST_SIGNS))
        if len(written) > _MOST_FEATURES:
            break
    written.update(map(" ".join, zip(["<", *typed], [*typed, ">"], strict=True)))
    written.update(map(" .. ".join, zip(typed, typed[2:], strict=False)))
    written.update([f"={name}" for name in named])
    return frozenset([crc32(feature.encode(errors="replace")) % BUCKETS for feature in written])


def _runs(word: str, shortest: int) -> list[str]:
    return [
        f"~{word[start : start + size]}"
        for size in range(shortest, _LONGEST_RUN + 1)
        for start in range(len(word) - size + 1)
    ]


class Classifier:
    """Says how likely each label is. One row of small whole numbers a feature, one a label."""

    def __init__(
        self,
        labels: Sequence[str],
        bias: Sequence[float],
        weights: bytes,
        scale: float,
        rarities: bytes,
    ) -> None:
        """`bias` is what each label starts with; `weights`, signed, row after row, count `scale`
        each and hold the rarity of their feature; `rarities` has one number a feature.
        """
        self.labels = tuple(labels)
        self._bias = tuple(bias)
        self._raised = weights.translate(_RAISED)
        self._scale = scale
        self._rarities = rarities

    def shares(self, features: Collection[int]) -> dict[str, float]:
        """Probability of each label, together 1."""
        width = len(self.labels)
        rows = b"".join([self._raised[one * width : (one + 1) * width] for one in features])
        raised = 128 * len(features)
        scale = self._scale / length([self._rarities[one] for one in features])
        scores = [
            bias + (sum(rows[label::width]) - raised) * scale
            for label, bias in enumerate(self._bias)
        ]
        return dict(zip(self.labels, _softmax(scores), strict=True))

    def as_json(self) -> dict[str, object]:
        return {
            "labels": self.labels,
            "bias": self._bias,
            "scale": self._scale,
            "weights": _packed(self._raised.translate(_RAISED)),
            "rarities": _packed(self._rarities),
        }


def length(rarities: Collection[int]) -> float:
    """Length of a message whose features have these rarities; no less than that of a short one."""
    return sqrt(sum(one * one for one in rarities) / RARITY_STEPS**2 + DAMPING)


def _packed(table: bytes) -> str:
    return base64.b64encode(zlib.compress(table, 9)).decode("ascii")


def _unpacked(packed: str) -> bytes:
    return zlib.decompress(base64.b64decode(packed))


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
        kept = json.loads(read_text(path))
        return {name: _read(**kept[name]) for name in NAMES}
    except (ValueError, TypeError, KeyError, zlib.error) as error:
        found = f"found nothing usable ({type(error).__name__}), expected what `bot teach` writes"
        raise KnowledgeError([Problem(path, 0, "", "", found)]) from error


def _read(
    labels: list[str], bias: list[float], scale: float, weights: str, rarities: str
) -> Classifier:
    table, rare = _unpacked(weights), _unpacked(rarities)
    if len(table) != BUCKETS * len(labels) or len(bias) != len(labels) or len(rare) != BUCKETS:
        raise ValueError("a table of another size")
    return Classifier(labels, bias, table, scale, rare)
