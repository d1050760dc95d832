"""Measure the matcher on public sets of questions: how often right, how well it refuses.

A set is fitted on its entries alone; a threshold is tuned on `val`; what is reported is `test`.
"""

import gzip
import json
import tracemalloc
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import mean
from typing import NamedTuple, TypeAlias

from bot.errors import KnowledgeError, Problem
from bot.matching import DEFAULT_WEIGHTS, Document, Encoder, Matcher, Weights
from bot.workbench.bench import timing
from bot.workbench.bench.timing import milliseconds, percentile, seconds, table, with_typos

_TYPO_QUESTIONS = 1_000
_TIMED_QUESTIONS = 300
_TYPO_SEED = 7
_BUILDS = 3  # the quickest counts; one where texts are encoded, which takes far longer
# A calibrated probability is cut where right and wrong are as likely.
_OWN_THRESHOLD = 0.5
# The parts that these sets exercise: they have no texts, synonyms, kinds or places.
_LEFT_OUT = {
    "nothing": DEFAULT_WEIGHTS,
    "words": replace(DEFAULT_WEIGHTS, words=0.0),
    "pairs of words": replace(DEFAULT_WEIGHTS, pairs=0.0),
    "characters": replace(DEFAULT_WEIGHTS, grams=0.0),
    "closest": replace(DEFAULT_WEIGHTS, closest=0.0),
    "spelling": replace(DEFAULT_WEIGHTS, repaired=0.0),
    "noise (heard)": replace(DEFAULT_WEIGHTS, noise=1.0),
    "meaning": DEFAULT_WEIGHTS,
}
_ABLATED = ("top-1", "top-3", "typos", "AUROC", "tuned: mean")

SetQuestion: TypeAlias = tuple[str, str | None]
"""A question and the id of its entry, or None when it is out of scope."""


class PublicSet(NamedTuple):
    """One file of the folder."""

    name: str
    documents: tuple[Document, ...]
    val: tuple[SetQuestion, ...]
    test: tuple[SetQuestion, ...]


class Asked(NamedTuple):
    """What the matcher made of one question."""

    right: str | None
    found: tuple[str, ...]
    confidence: float
    """Of the first match; 0 when there is none."""


def report(folder: Path, encoder: Encoder | None, *, ablation: bool) -> str:
    """The tables of the sets as text, without and with the encoder, and, if asked for, what is
    left without each part."""
    sets = list(read_sets(folder))
    tables = [table("by spelling", {one.name: measure_set(one) for one in sets})]
    if encoder:
        both = {one.name: measure_set(one, encoder=encoder) for one in sets}
        tables.append(table("with meaning", both))
    if ablation:
        left = {part: _ablated(sets, part, encoder) for part in _LEFT_OUT}
        tables.append(table("without", left))
    return "\n\n".join(tables)


def read_sets(folder: Path) -> Iterator[PublicSet]:
    """Read the sets of a folder, one at a time. Raises KnowledgeError for a spoilt one."""
    for path in sorted(folder.glob("*.json.gz")):
        try:
            content = json.loads(gzip.decompress(path.read_bytes()))
            yield PublicSet(
                path.name.removesuffix(".json.gz"),
                tuple(Document(*entry) for entry in content["entries"]),
                tuple((text, right) for text, right in content["val"]),
                tuple((text, right) for text, right in content["test"]),
            )
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
            told = f"found no data set ({error!r}), expected gzipped JSON: entries, val, test"
            raise KnowledgeError([Problem(path, 0, "", "", told)]) from None


def measure_set(
    one: PublicSet, weights: Weights = DEFAULT_WEIGHTS, encoder: Encoder | None = None
) -> dict[str, float]:
    """What a matcher with these weights makes of a set; shares are in percent.

    `typos` are the points of top-1 gained when every longer word has a typo; the index is what a
    matcher keeps, the documents apart.
    """
    builds = [
        seconds(lambda: Matcher(one.documents, encoder, weights=weights))
        for _ in range(1 if encoder else _BUILDS)
    ]
    matcher = Matcher(one.documents, encoder, weights=weights)
    asked = _ask(matcher, one.test)
    typed = one.test[:: max(1, len(one.test) // _TYPO_QUESTIONS)]
    random = Random(_TYPO_SEED)  # noqa: S311 - typos, not secrets
    misspelt = _ask(matcher, [(with_typos(text, random), right) for text, right in typed])
    timed = [text for text, _ in typed[:_TIMED_QUESTIONS]]
    times = milliseconds(matcher.search, timed)
    phrases = [said for document in one.documents for said in document.utterances]
    p99 = percentile(times, 0.99)
    tracemalloc.start()
    kept = Matcher(one.documents, weights=weights, calibration=matcher.calibration)
    memory, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return {
        "top-1": _top(asked, 1),
        "top-3": _top(asked, 3),
        "typos": _top(misspelt, 1) - _top(_ask(matcher, typed), 1),
        "p50 ms": percentile(times, 0.5),
        "p99 ms": p99,
        "of token_set": p99 / percentile(timing.token_set_times(phrases, timed), 0.99),
        "build s": min(builds),
        "index MB": memory / 1_000_000,
        **_refusal(_ask(matcher, one.val), asked),
    }


def _ablated(sets: Iterable[PublicSet], part: str, encoder: Encoder | None) -> dict[str, float]:
    """Means over the sets without a part, on validation questions: there parts are chosen."""
    halves = [one._replace(val=one.val[::2], test=one.val[1::2]) for one in sets]
    used = None if part == "meaning" else encoder
    rows = [measure_set(half, _LEFT_OUT[part], used) for half in halves]
    found = {name: [row[name] for row in rows if name in row] for name in _ABLATED}
    return {name: mean(values) for name, values in found.items() if values}


def _ask(matcher: Matcher, questions: Iterable[SetQuestion]) -> list[Asked]:
    asked = []
    for text, right in questions:
        found = matcher.search(text, limit=3)
        confidence = found[0].confidence if found else 0.0
        asked.append(Asked(right, tuple(match.id for match in found), confidence))
    return asked


def _top(asked: Sequence[Asked], places: int) -> float:
    return _share([one.right in one.found[:places] for one in asked if one.right is not None])


def _refusal(val: Sequence[Asked], test: Sequence[Asked]) -> dict[str, float]:
    """How well a confidence separates questions in scope from those out of it, in percent.

    `tuned` is at the threshold that is best on val; `alone` at 0.5: nothing tuned, calibrated on
    the entries alone. Nothing when the set has no question out of scope.
    """
    if not all(any(one.right is None for one in asked) for asked in (val, test)):
        return {}
    tuned = max((at / 100 for at in range(101)), key=lambda cut: sum(_at(val, cut)))
    measured = {"AUROC": _auroc(test)}
    for name, threshold in (("tuned", tuned), ("alone", _OWN_THRESHOLD)):
        right, refused = _at(test, threshold)
        measured[f"{name}: right"], measured[f"{name}: refused"] = right, refused
        measured[f"{name}: mean"] = (right + refused) / 2
    return measured


def _at(asked: Sequence[Asked], threshold: float) -> tuple[float, float]:
    """The share right and answered in scope, and the share refused out of scope."""
    inside = [one for one in asked if one.right is not None]
    outside = [one for one in asked if one.right is None]
    return (
        _share([one.found[:1] == (one.right,) and one.confidence >= threshold for one in inside]),
        _share([one.confidence < threshold for one in outside]),
    )


def _auroc(asked: Sequence[Asked]) -> float:
    """How often, in percent, a question in scope has more confidence than one out of it."""
    outside = sorted(one.confidence for one in asked if one.right is None)
    inside = [one.confidence for one in asked if one.right is not None]
    below = sum(bisect_right(outside, confidence) for confidence in inside)
    return 100 * below / (len(inside) * len(outside))


def _share(truths: Sequence[bool]) -> float:
    return 100 * mean(truths) if truths else 0.0
