"""Measure the matcher on public sets of questions: how often right, how well it refuses.

A set is fitted on its entries alone; a threshold is tuned on `val`; what is reported is `test`.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import mean
from typing import NamedTuple, TypeAlias

from bot.errors import KnowledgeError, Problem
from bot.matching import DEFAULT_WEIGHTS, Document, Matcher, Weights
from bot.workbench.bench.matcher_cost import (
    SIZES,
    cost_table,
    costs,
    milliseconds,
    percentile,
    token_set_times,
)
from bot.workbench.bench.typos import with_typos

_TYPO_QUESTIONS = 1_000
_TIMED_QUESTIONS = 300
_TYPO_SEED = 7
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
}

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

    @property
    def first_right(self) -> bool:
        """Whether the first match is the right entry."""
        return self.right is not None and self.found[:1] == (self.right,)


@dataclass(frozen=True)
class Refusal:
    """How well a confidence separates questions in scope from those out of it, in percent."""

    auroc: float
    answered: float
    """In scope: right, and at or above the threshold tuned on val."""
    refused: float
    """Out of scope: below that threshold."""
    own_answered: float
    """As `answered`, at confidence 0.5: nothing tuned, calibrated on the entries alone."""
    own_refused: float


@dataclass(frozen=True)
class Row:
    """What was measured on one set: shares in percent, times in milliseconds."""

    name: str
    top1: float
    top3: float
    typo_loss: float
    """Points of top-1 lost when every word of four or more letters has a typo."""
    refusal: Refusal | None
    """None when the set has nothing out of scope."""
    p50: float
    p99: float
    p99_ratio: float
    """p99 as a share of that of rapidfuzz's token_set_ratio over the same phrases."""


def report(folder: Path, *, ablation: bool, sizes: Sequence[int] = SIZES) -> str:
    """Return the tables as text: quality, cost and, if asked for, what each part brings.

    The folder holds a set at least; costs are measured at these `sizes`, in utterances.
    """
    sets = list(read_sets(folder))
    phrases = [said for one in sets for document in one.documents for said in document.utterances]
    questions = [text for text, _ in sets[0].test]
    rows = [measure_set(one, DEFAULT_WEIGHTS) for one in sets]
    tables = [quality_table(rows), cost_table(costs(phrases, questions, sizes))]
    if ablation:
        tables.append(ablation_table(sets))
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


def measure_set(one: PublicSet, weights: Weights) -> Row:
    """Measure a matcher with the given weights on one set."""
    matcher = Matcher(one.documents, weights=weights)
    asked = _ask(matcher, one.test)
    typed = one.test[:: max(1, len(one.test) // _TYPO_QUESTIONS)]
    random = Random(_TYPO_SEED)  # noqa: S311 - typos, not secrets
    misspelt = _ask(matcher, [(with_typos(text, random), right) for text, right in typed])
    timed = [text for text, _ in typed[:_TIMED_QUESTIONS]]
    times = milliseconds(matcher.search, timed)
    phrases = [said for document in one.documents for said in document.utterances]
    reference = percentile(token_set_times(phrases, timed), 0.99)
    return Row(
        name=one.name,
        top1=_top(asked, 1),
        top3=_top(asked, 3),
        typo_loss=_top(_ask(matcher, typed), 1) - _top(misspelt, 1),
        refusal=_refusal(_ask(matcher, one.val), asked),
        p50=percentile(times, 0.5),
        p99=percentile(times, 0.99),
        p99_ratio=percentile(times, 0.99) / reference,
    )


def quality_table(rows: Sequence[Row]) -> str:
    """Return the rows as lines of text."""
    lines = [
        f"{'set':<14} top-1 top-3 typos  AUROC  tuned on val      entries alone     "
        "p50 ms p99 ms  of token_set"
    ]
    lines += [
        f"{row.name:<14} {row.top1:5.1f} {row.top3:5.1f} {-row.typo_loss:+5.1f}  "
        f"{_refusal_cells(row.refusal)}  {row.p50:6.2f} {row.p99:6.2f}  {row.p99_ratio:.2f}"
        for row in rows
    ]
    return "\n".join(lines)


def ablation_table(sets: Iterable[PublicSet]) -> str:
    """Return what is left without each part, on validation questions: there parts are chosen."""
    halves = [one._replace(val=one.val[::2], test=one.val[1::2]) for one in sets]
    lines = [f"{'without':<16} top-1 top-3 typos AUROC refusal (means over the sets, val)"]
    for part, weights in _LEFT_OUT.items():
        rows = [measure_set(one, weights) for one in halves]
        refusals = [row.refusal for row in rows if row.refusal]
        means = [mean(row.top1 for row in rows), mean(row.top3 for row in rows)]
        means.append(-mean(row.typo_loss for row in rows))
        means.append(mean(refusal.auroc for refusal in refusals))
        means.append(mean((refusal.answered + refusal.refused) / 2 for refusal in refusals))
        lines.append(f"{part:<16} {' '.join(f'{value:5.1f}' for value in means)}")
    return "\n".join(lines)


def _ask(matcher: Matcher, questions: Iterable[SetQuestion]) -> list[Asked]:
    asked = []
    for text, right in questions:
        found = matcher.search(text, limit=3)
        confidence = found[0].confidence if found else 0.0
        asked.append(Asked(right, tuple(match.id for match in found), confidence))
    return asked


def _top(asked: Sequence[Asked], places: int) -> float:
    return _share([one.right in one.found[:places] for one in asked if one.right is not None])


def _refusal(val: Sequence[Asked], test: Sequence[Asked]) -> Refusal | None:
    if not all(any(one.right is None for one in asked) for asked in (val, test)):
        return None
    tuned = max((at / 100 for at in range(101)), key=lambda cut: sum(_at(val, cut)))
    return Refusal(_auroc(test), *_at(test, tuned), *_at(test, _OWN_THRESHOLD))


def _at(asked: Sequence[Asked], threshold: float) -> tuple[float, float]:
    """Return the share right and answered in scope, and the share refused out of scope."""
    inside = [one for one in asked if one.right is not None]
    outside = [one for one in asked if one.right is None]
    return (
        _share([one.first_right and one.confidence >= threshold for one in inside]),
        _share([one.confidence < threshold for one in outside]),
    )


def _auroc(asked: Sequence[Asked]) -> float:
    """Return how often, in percent, a question in scope has more confidence than one out of it."""
    ranked = sorted(asked, key=lambda one: (one.confidence, one.right is not None))
    below = pairs = 0
    for one in ranked:
        below += one.right is None
        pairs += below * (one.right is not None)
    return 100 * pairs / (below * (len(ranked) - below))


def _share(truths: Sequence[bool]) -> float:
    return 100 * mean(truths) if truths else 0.0


def _refusal_cells(refusal: Refusal | None) -> str:
    if refusal is None:
        return f"{'–':>5}  {'–':<16}  {'–':<16}"
    return (
        f"{refusal.auroc:5.1f}  {_pair(refusal.answered, refusal.refused)}  "
        f"{_pair(refusal.own_answered, refusal.own_refused)}"
    )


def _pair(answered: float, refused: float) -> str:
    return f"{answered:4.1f}/{refused:4.1f} = {(answered + refused) / 2:4.1f}"
