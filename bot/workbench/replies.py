"""Measure replies on files of questions: what a person would see, at once and after one tap.

A line of a `*.jsonl` file holds `q` (or `repeat` and `times`), and patterns: every group of
`expect` or `must` needs a hit, no pattern of `must_not` may have one.
"""

from __future__ import annotations

import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.answering.desk import Desk
from bot.answering.question import Question
from bot.catalog.entries import Surface
from bot.replies.blocks import Press, Reply
from bot.replies.outcomes import Answer, Aside, CountryPage, NoAnswer, Partial

READ_CHARS = 900
"""A fact counts when it stands in the first 900 visible characters."""
_OUT_OF_SCOPE = "out_of_scope"
_HOSTILE = "hostile"
_DENIES = re.compile(r"don['’]t (?:know|say)|can['’]t|found nothing|says? nothing|no number", re.I)


@dataclass
class Tally:
    """Counts of one file, or of one hardness in it."""

    asked: int = 0
    passed: int = 0
    passed_tap: int = 0
    wrong_answers: int = 0
    lengths: list[int] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Miss:
    file: str
    id: str
    question: str
    outcome: str
    shown: str


@dataclass(frozen=True)
class Measured:
    tallies: dict[tuple[str, str], Tally]
    """By file and hardness; the hardness "" is the whole file."""
    misses: list[Miss]


def measure(desk: Desk, folder: Path) -> Measured:
    """Ask every question of every file in `folder`."""
    measured = Measured({}, [])
    for path in sorted(folder.glob("*.jsonl")):
        for item in _items(path):
            _measure_item(desk, path.stem, item, measured)
    return measured


def _items(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _measure_item(desk: Desk, file: str, item: dict[str, Any], measured: Measured) -> None:
    text = item["q"] if "q" in item else item["repeat"] * item["times"]
    outcome, reply = _ask(desk, text)
    passed = _passes(file, item, reply, outcome)
    tapped = passed or any(_passes(file, item, page, outcome) for page in _taps(desk, reply))
    name = type(outcome).__name__ if outcome is not None else "Command"
    for key in {(file, ""), (file, item.get("hardness", ""))}:
        tally = measured.tallies.setdefault(key, Tally())
        tally.asked += 1
        tally.passed += passed
        tally.passed_tap += tapped
        tally.wrong_answers += isinstance(outcome, Answer) and not passed
        tally.lengths.append(len(reply.visible))
        tally.outcomes[name] += 1
    if not passed:
        shown = (
            f"{getattr(outcome, 'entry', '') and reply.entry} {[b.label for b in _opens(reply)]}"
        )
        measured.misses.append(Miss(file, item["id"], text[:120], name, shown))


def _ask(desk: Desk, text: str) -> tuple[object, Reply]:
    """What a private chat would show for a text, commands included."""
    if text.startswith("/"):
        name, _, argument = text[1:].partition(" ")
        reply = desk.command(name, argument, Surface.PRIVATE, "en")
        return None, reply or Reply(desk.say("unknown_command_none", "en"))
    outcome = desk.answer(Question(text))
    return outcome, desk.reply(outcome, Surface.PRIVATE, "en")


def _opens(reply: Reply) -> list[Any]:
    return [button for row in reply.rows for button in row if button.press is Press.OPEN]


def _taps(desk: Desk, reply: Reply) -> Iterator[Reply]:
    """Every reply that one tap on a button reaches."""
    for button in _opens(reply):
        yield desk.page(button.value, Surface.PRIVATE, "en")


def _passes(file: str, item: dict[str, Any], reply: Reply, outcome: object) -> bool:
    labels = [button.label for row in reply.rows for button in row]
    seen = "\n".join([reply.visible[:READ_CHARS], *(labels if reply.keeps else [])])
    if file == _OUT_OF_SCOPE:
        honest = isinstance(outcome, NoAnswer | Partial | Aside | CountryPage)
        return honest and bool(_DENIES.search(seen))
    raw = reply.html if file == _HOSTILE else seen
    groups = item.get("expect") or item.get("must") or []
    wanted = all(_hit(group, seen) for group in groups)
    return wanted and not _hit(item.get("must_not", []), raw)


def _hit(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def table(measured: Measured) -> str:
    """One line a file and hardness: asked, pass@1, pass@tap, wrong answers, median length."""
    lines = [f"{'questions':32} {'asked':>5} {'pass@1':>7} {'@tap':>7} {'wrong':>7} {'chars':>6}"]
    for (file, hardness), tally in sorted(measured.tallies.items()):
        name = f"  {hardness}" if hardness else file
        outcomes = ", ".join(f"{kind} {count}" for kind, count in tally.outcomes.most_common())
        lines.append(
            f"{name:32} {tally.asked:5} {_share(tally.passed, tally.asked)} "
            f"{_share(tally.passed_tap, tally.asked)} {_share(tally.wrong_answers, tally.asked)} "
            f"{statistics.median(tally.lengths):6.0f}  {outcomes}"
        )
    return "\n".join(lines)


def missed(misses: Sequence[Miss]) -> str:
    return "\n".join(
        f"{miss.file} {miss.id} [{miss.outcome}] {miss.question} -> {miss.shown}" for miss in misses
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}%"
