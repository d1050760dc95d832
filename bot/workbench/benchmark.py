"""`bot bench`: how fast the desk answers, how soon the bot listens, how much memory it takes."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from bot.answering.desk import Desk
from bot.answering.opening import open_desk
from bot.answering.question import Question
from bot.workbench.listening import listen_once
from bot.workbench.load import report as load_report
from bot.workbench.matcher_cost import percentile
from bot.workbench.typos import with_typos

QUESTIONS = 400
SEED = 11


def report(
    root: Path, data: Path | None, questions: Path | None, *, ablation: bool, load_seconds: int
) -> str:
    """Everything that was asked for, as text. `load_seconds` of 0 leaves the load out."""
    desk = open_desk(root, today="")
    parts = [_answering(desk), _starting(root)]
    if load_seconds:
        asked = [entry.phrases[0] for entry in desk.catalog.entries.values()]
        parts.append(load_report(root, asked, load_seconds))
    if data is not None:
        from bot.workbench.public_sets import report as public_report

        parts.append(public_report(data, ablation=ablation))
    if questions is not None:
        from bot.workbench.replies import measure, table

        parts.append(table(measure(desk, questions)))
    return "\n\n".join(parts)


def _answering(desk: Desk) -> str:
    """Question to outcome, and its ratio to token_set_ratio over the same phrases in this run."""
    from rapidfuzz import fuzz, process

    phrases = [phrase for entry in desk.catalog.entries.values() for phrase in entry.phrases]
    step = max(1, len(phrases) // QUESTIONS)
    random = Random(SEED)  # noqa: S311 - misspells questions
    asked = [with_typos(phrase, random) for phrase in phrases[::step]]
    desk.answer(Question(asked[0]))
    ours = [_milliseconds(lambda text=text: desk.answer(Question(text))) for text in asked]
    theirs = [
        _milliseconds(
            lambda text=text: process.extractOne(text, phrases, scorer=fuzz.token_set_ratio)
        )
        for text in asked
    ]
    lines = [f"{len(asked)} questions with typos against {len(phrases)} phrases, milliseconds:"]
    for told, share in (("p50", 0.5), ("p99", 0.99)):
        mine, reference = percentile(ours, share), percentile(theirs, share)
        lines.append(
            f"  {told}: question to outcome {mine:.2f}, token_set_ratio {reference:.2f}, "
            f"ratio {mine / reference:.2f}"
        )
    return "\n".join(lines)


def _starting(root: Path) -> str:
    seconds, megabytes = min(listen_once(root) for _ in range(3))
    return f"start to first getUpdates: {seconds:.2f} s; memory then: {megabytes:.0f} MB"


def _milliseconds(call: object) -> float:
    assert callable(call)
    started = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - started)
