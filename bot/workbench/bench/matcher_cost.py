"""What the matcher costs: time a question, time to build, memory, and how they grow."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from random import Random

from bot.language.words import words
from bot.matching import Document, Matcher
from bot.workbench.bench.timing import milliseconds, percentile, seconds, table, token_set_times

# Utterances; a knowledge base of 500 entries with ten each has 5,000.
SIZES = (1_000, 5_000, 10_000)
_UTTERANCES_AN_ENTRY = 10
# Share of the words of a made-up utterance that are exchanged for others of the vocabulary.
_SWAPPED = 0.3
_QUESTIONS = 100
_BUILDS = 3  # the quickest counts
_MEGABYTE = 1_000_000
_SEED = 11


def cost_table(
    phrases: Sequence[str], questions: Sequence[str], sizes: Sequence[int] = SIZES
) -> str:
    """The cost at each size in utterances, on entries made up from real phrases, and its growth."""
    rows = [_cost(made_up(phrases, size), questions) for size in sizes]
    first, last = rows[0], rows[-1]
    grown = (f"{name} ×{last[name] / first[name]:.1f}" for name in ("p50 ms", "p99 ms", "index MB"))
    costs = table("utterances", {f"{size}": row for size, row in zip(sizes, rows, strict=True)})
    return f"{costs}\n{sizes[-1] / sizes[0]:.0f} times the utterances: {', '.join(grown)}"


def made_up(phrases: Sequence[str], utterances: int) -> list[Document]:
    """Entries of ten utterances each, made by exchanging words in real phrases."""
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


def _cost(documents: Sequence[Document], questions: Sequence[str]) -> dict[str, float]:
    """Without a calibration that is given, the first question waits for one, too."""
    asked = questions[:: max(1, len(questions) // _QUESTIONS)]
    build = min(seconds(lambda: Matcher(documents)) for _ in range(_BUILDS))
    matcher = Matcher(documents)
    calibrate = seconds(lambda: matcher.calibration)
    times = milliseconds(matcher.search, asked)
    phrases = [said for document in documents for said in document.utterances]
    tracemalloc.start()
    kept = Matcher(documents, calibration=matcher.calibration)
    memory, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    p99 = percentile(times, 0.99)
    return {
        "build s": build,
        "calibrate s": calibrate,
        "index MB": memory / _MEGABYTE,
        "p50 ms": percentile(times, 0.5),
        "p99 ms": p99,
        "of token_set": p99 / percentile(token_set_times(phrases, asked), 0.99),
    }
