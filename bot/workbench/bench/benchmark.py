"""`bot bench`: how fast the bot decides, how soon it listens, how much memory it takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bot.answering.answerer import Answerer
from bot.answering.desk import Desk
from bot.answering.event import typed_event
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.workbench.bench import load
from bot.workbench.bench.bot_process import listen_once
from bot.workbench.bench.memory import memory_report
from bot.workbench.bench.public_sets import report as public_report
from bot.workbench.bench.timing import milliseconds, percentile, token_set_times, with_typos
from bot.workbench.measuring import measure, table

QUESTIONS = 400
SEED = 11
STARTS = 3  # the quickest counts


def report(
    knowledge: Knowledge,
    root: Path,
    data: Path | None,
    questions: Path | None,
    *,
    ablation: bool,
    load_seconds: int,
    rates: Sequence[int] = load.RATES,
    people: int = 0,
) -> str:
    """Everything that was asked for, as text. `load_seconds` and `people` of 0 leave theirs out.

    What the knowledge reads by meaning too is measured both ways; `root` is where it lies.
    """
    meaning = knowledge.finder.matcher.meaning
    seconds, megabytes = min(asyncio.run(listen_once(root)) for _ in range(STARTS))
    started = f"start to first getUpdates: {seconds:.2f} s; memory then: {megabytes:.0f} MB"
    parts = [_answering(knowledge), started]
    asked = [entry.phrases[0] for entry in knowledge.catalog.parts.values()]
    if load_seconds:
        parts.append(load.report(root, asked, load_seconds, rates))
    if people:
        parts.append(memory_report(root, asked, people))
    if data is not None:
        parts.append(public_report(data, meaning.encoder if meaning else None, ablation=ablation))
    if questions is not None:
        parts.append(table(measure(Desk(knowledge), questions)))
    return "\n\n".join(parts)


def _answering(knowledge: Knowledge) -> str:
    """Question to outcome, and its ratio to token_set_ratio over the same phrases in this run.

    The ratio is that of spelling alone.
    """
    phrases = [phrase for entry in knowledge.catalog.parts.values() for phrase in entry.phrases]
    step = max(1, len(phrases) // QUESTIONS)
    random = Random(SEED)  # noqa: S311 - misspells questions
    asked = [with_typos(phrase, random) for phrase in phrases[::step]]
    ours = _times(replace(knowledge, finder=knowledge.finder.by_spelling()), asked)
    theirs = token_set_times(phrases, asked, rounds=1)
    lines = [f"{len(asked)} questions with typos against {len(phrases)} phrases, milliseconds:"]
    for told, share in (("p50", 0.5), ("p99", 0.99)):
        mine, reference = percentile(ours, share), percentile(theirs, share)
        lines.append(
            f"  {told}: question to outcome {mine:.2f}, token_set_ratio {reference:.2f}, "
            f"ratio {mine / reference:.2f}"
        )
    if knowledge.finder.matcher.meaning:
        both = _times(knowledge, asked)
        p50, p99 = percentile(both, 0.5), percentile(both, 0.99)
        lines.append(f"  with meaning: p50 {p50:.2f}, p99 {p99:.2f}")
    return "\n".join(lines)


def _times(knowledge: Knowledge, asked: Sequence[str]) -> list[float]:
    answerer = Answerer(knowledge, People())

    def decide(text: str) -> None:
        event = typed_event(text)
        answerer.decide(event, answerer.screening.screened(event))

    decide(asked[0])
    return milliseconds(decide, asked, rounds=1)
