"""`bot measure`: what a person would see, at once and after one tap, over files of questions.

A line of a `*.jsonl` file holds `id`, `q` (or `repeat` and `times`), and patterns: every group of
`expect` or `must` needs a hit, no pattern of `must_not` may have one.
"""

from __future__ import annotations

import asyncio
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind, typed_event
from bot.errors import KnowledgeError, Problem
from bot.replies.blocks import Button, PageKind, Press, Reply
from bot.replies.outcomes import Answer, Aside, CountryQuestion, Near, Page, Unknown
from bot.surfaces.rendering import html_of

# A fact counts when it stands in the first visible characters.
READ_CHARS = 900
_OUT_OF_SCOPE = "out_of_scope"
_HOSTILE = "hostile"
_DENIES = re.compile(r"don['’]t (?:know|say)|can['’]t|found nothing|says? nothing|no number", re.I)
_COUNTRY_PAGES = (PageKind.COUNTRY, PageKind.HELPLINES)
_LONGEST_SHOWN = 120  # characters of a question in the list of misses


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
    """Ask every question of every file in `folder`. Raises KnowledgeError for a spoilt line."""
    paths = sorted(folder.glob("*.jsonl"))
    return asyncio.run(
        _measure(desk, [(path.stem, item) for path in paths for item in _items(path)])
    )


async def _measure(desk: Desk, items: Iterable[tuple[str, dict[str, Any]]]) -> Measured:
    measured = Measured({}, [])
    for file, item in items:
        await _measure_item(desk, file, item, measured)
    return measured


def _items(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            item["text"] = item["q"] if "q" in item else item["repeat"] * item["times"]
            yield item | {"id": str(item["id"])}
        except (ValueError, KeyError, TypeError) as error:
            told = f"found no question ({error!r}), expected a JSON object with id and q"
            raise KnowledgeError([Problem(path, number, "", "", told)]) from None


async def _measure_item(desk: Desk, file: str, item: dict[str, Any], measured: Measured) -> None:
    reply = await desk.ask(typed_event(item["text"]))
    passed = _passes(file, item, reply, reply)
    pages = [] if passed else await _taps(desk, reply)
    tapped = passed or any(_passes(file, item, page, reply) for page in pages)
    name = type(reply.outcome).__name__ if reply.outcome else "none"
    for key in {(file, ""), (file, item.get("hardness", ""))}:
        tally = measured.tallies.setdefault(key, Tally())
        tally.asked += 1
        tally.passed += passed
        tally.passed_tap += tapped
        tally.wrong_answers += isinstance(reply.outcome, Answer) and not passed
        tally.lengths.append(len(reply.visible))
        tally.outcomes[name] += 1
    if not passed:
        shown = f"{reply.entry} {[button.label for button in _opens(reply)]}"
        measured.misses.append(Miss(file, item["id"], item["text"][:_LONGEST_SHOWN], name, shown))


def _opens(reply: Reply) -> list[Button]:
    return [button for button in reply.buttons if button.press is Press.OPEN]


async def _taps(desk: Desk, reply: Reply) -> list[Reply]:
    """Every reply that one tap on a button reaches."""
    addresses = [button.value for button in _opens(reply)]
    return [await desk.ask(Event(EventKind.TAP, address=address)) for address in addresses]


def _passes(file: str, item: dict[str, Any], page: Reply, first: Reply) -> bool:
    """Whether a page says what is wanted; `first` is what the question itself got."""
    labels = [button.label for button in page.buttons] if page.keeps else []
    seen = "\n".join([page.visible[:READ_CHARS], *labels])
    if file == _OUT_OF_SCOPE:
        return _is_honest(first) and bool(_DENIES.search(seen))
    raw = html_of(page.blocks) if file == _HOSTILE else seen
    groups = item.get("expect") or item.get("must") or []
    wanted = all(_hit(group, seen) for group in groups)
    return wanted and not _hit(item.get("must_not", []), raw)


def _is_honest(reply: Reply) -> bool:
    """Whether the outcome leaves room for saying that something isn't known."""
    outcome = reply.outcome
    if isinstance(outcome, Page):
        return outcome.address.page in _COUNTRY_PAGES
    return isinstance(outcome, Unknown | Near | Aside | CountryQuestion)


def _hit(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def table(measured: Measured) -> str:
    """One line a file and hardness: asked, pass@1, pass@tap, wrong answers, median length."""
    lines = [f"{'questions':32} {'asked':>5} {'pass@1':>7} {'@tap':>7} {'wrong':>7} {'chars':>6}"]
    for (file, hardness), tally in sorted(measured.tallies.items()):
        name = f"  {hardness}" if hardness else file
        outcomes = ", ".join(f"{kind} {count}" for kind, count in tally.outcomes.most_common())
        lines.append(
            f"{name:32} {tally.asked:5} {_percent(tally.passed, tally.asked)} "
            f"{_percent(tally.passed_tap, tally.asked)} "
            f"{_percent(tally.wrong_answers, tally.asked)} "
            f"{statistics.median(tally.lengths):6.0f}  {outcomes}"
        )
    return "\n".join(lines)


def missed(misses: Sequence[Miss]) -> str:
    return "\n".join(
        f"{miss.file} {miss.id} [{miss.outcome}] {miss.question} -> {miss.shown}" for miss in misses
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}%"
