"""What the matcher costs: time a question, time to build, memory, and how they grow.

Times are set against rapidfuzz's token_set_ratio over the same phrases in the same run, because
machines differ.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter

from bot.language.words import normalise, words
from bot.matching import Document, Matcher

# Utterances; a knowledge base of 500 entries with ten each has 5,000.
SIZES = (1_000, 5_000, 10_000)
_UTTERANCES_AN_ENTRY = 10
# Share of the words of a made-up utterance that are exchanged for others of the vocabulary.
_SWAPPED = 0.3
_QUESTIONS = 100
_ROUNDS = 3
_MEGABYTE = 1_000_000
_SEED = 11


@dataclass(frozen=True)
class Cost:
    """What a matcher of a given size costs."""

    utterances: int
    build: float
    """Seconds until questions can be asked with a calibration that is given."""
    calibration: float
    """Seconds for a calibration on the documents, spent at the first question without one."""
    memory: float
    """Megabytes that the index keeps, the documents apart."""
    p50: float
    """Milliseconds a question."""
    p99: float
    reference_p99: float
    """Milliseconds of token_set_ratio over the same phrases."""


def costs(
    phrases: Sequence[str], questions: Sequence[str], sizes: Sequence[int] = SIZES
) -> list[Cost]:
    """Measure at each size in utterances, on entries made up from real phrases."""
    return [_cost(made_up(phrases, size), questions) for size in sizes]


def cost_table(rows: Sequence[Cost]) -> str:
    """Return what each size costs, and the growth from the smallest to the largest."""
    lines = ["utterances  build s  calibrate s  index MB  p50 ms  p99 ms  of token_set"]
    lines += [
        f"{row.utterances:10d}  {row.build:7.2f}  {row.calibration:11.2f}  {row.memory:8.1f}  "
        f"{row.p50:6.2f}  {row.p99:6.2f}  {row.p99 / row.reference_p99:.2f}"
        for row in rows
    ]
    first, last = rows[0], rows[-1]
    return "\n".join(
        [
            *lines,
            f"{last.utterances / first.utterances:.0f} times the utterances: "
            f"p50 ×{last.p50 / first.p50:.1f}, p99 ×{last.p99 / first.p99:.1f}, "
            f"memory ×{last.memory / first.memory:.1f}",
        ]
    )


def made_up(phrases: Sequence[str], utterances: int) -> list[Document]:
    """Make entries of ten utterances each by exchanging words in real phrases."""
    random = Random(_SEED)  # noqa: S311 - made-up questions, not secrets
    vocabulary = sorted({word for phrase in phrases for word in words(phrase)})
    said = [
        " ".join(
            random.choice(vocabulary) if random.random() < _SWAPPED else word
            for word in words(phrases[at % len(phrases)])
        )
        for at in range(utterances)
    ]
    starts = range(0, utterances, _UTTERANCES_AN_ENTRY)
    return [Document(f"e{at}", said[at : at + _UTTERANCES_AN_ENTRY]) for at in starts]


def milliseconds(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Ask every question three times and return the shortest time of each, in order.

    What else the machine does can only make a time longer.
    """
    return [1000 * min(_seconds(ask, question) for _ in range(_ROUNDS)) for question in questions]


def _seconds(ask: Callable[[str], object], question: str) -> float:
    start = perf_counter()
    ask(question)
    return perf_counter() - start


def token_set_times(phrases: Sequence[str], questions: Sequence[str]) -> list[float]:
    """Return the milliseconds that the usual way takes: token_set_ratio over all phrases."""
    from rapidfuzz import fuzz, process

    choices = [normalise(phrase) for phrase in phrases]

    def ask(question: str) -> object:
        return process.extract(normalise(question), choices, scorer=fuzz.token_set_ratio, limit=5)

    return milliseconds(ask, questions)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share, 0 to 1, of the values lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def _cost(documents: Sequence[Document], questions: Sequence[str]) -> Cost:
    asked = questions[:: max(1, len(questions) // _QUESTIONS)]
    matcher, build = _built(documents)
    start = perf_counter()
    calibration = matcher.calibration
    calibrated = perf_counter() - start
    times = milliseconds(matcher.search, asked)
    phrases = [said for document in documents for said in document.utterances]
    reference = token_set_times(phrases, asked)
    del matcher
    tracemalloc.start()
    kept = Matcher(documents, calibration=calibration)
    memory, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return Cost(
        utterances=len(phrases),
        build=build,
        calibration=calibrated,
        memory=memory / _MEGABYTE,
        p50=percentile(times, 0.5),
        p99=percentile(times, 0.99),
        reference_p99=percentile(reference, 0.99),
    )


def _built(documents: Sequence[Document]) -> tuple[Matcher, float]:
    """Build three times; return the last matcher and the shortest time in seconds."""
    times = []
    for _ in range(_ROUNDS):
        start = perf_counter()
        matcher = Matcher(documents)
        times.append(perf_counter() - start)
    return matcher, min(times)
