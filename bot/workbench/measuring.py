"""`bot measure`: what a person would see, at once and after one tap, over files of questions.

A line of a `*.jsonl` file holds `id`, `q` (or `repeat` and `times`), its language `lang` (English
where there is none), and patterns: every group of `expect` or `must` needs a hit, no pattern of
`must_not` may have one.
"""

import asyncio
import json
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind, typed_event
from bot.errors import KnowledgeError, Problem
from bot.replies.blocks import BlockKind, Button, PageKind, Press, Reply
from bot.replies.entry_pages import GLANCE_CHARS
from bot.replies.outcomes import Answer, Aside, CountryQuestion, Near, Page, Unknown
from bot.surfaces.rendering import html_of

# A fact counts when it stands in the first visible characters.
READ_CHARS = 900
_OUT_OF_SCOPE = "out_of_scope"
_HOSTILE = "hostile"
_EVERY = "~"
"""Stands for every file, behind their names in order."""
_DENIES = re.compile(r"don['’]t (?:know|say)|can['’]t|found nothing|says? nothing|no number", re.I)
_COUNTRY_PAGES = (PageKind.COUNTRY, PageKind.HELPLINES)
_LONGEST_SHOWN = 120  # characters of a question in the list of misses


@dataclass(frozen=True)
class Measured:
    """A question, and what a person would see."""

    file: str
    id: str
    hardness: str
    language: str
    question: str
    outcome: str
    passed: bool
    at_once: bool
    """The fact at a glance, with nothing above it but the title."""
    passed_tap: bool
    """At once, or behind one tap."""
    wrong_answer: bool
    length: int
    shown: str
    """The entry, and the labels of the buttons that open a page."""


def measure(desk: Desk, folder: Path) -> list[Measured]:
    """Ask every question of every file in `folder`. Raises KnowledgeError for a spoilt line."""
    items = [(path.stem, item) for path in sorted(folder.glob("*.jsonl")) for item in _items(path)]

    async def ask_all() -> list[Measured]:
        return [await _measure_item(desk, file, item) for file, item in items]

    return asyncio.run(ask_all())


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


async def _measure_item(desk: Desk, file: str, item: dict[str, Any]) -> Measured:
    reply = await desk.ask(typed_event(item["text"]))
    passed = _passes(file, item, reply, reply)
    pages = [] if passed else await _taps(desk, reply)
    return Measured(
        file=file,
        id=item["id"],
        hardness=item.get("hardness", ""),
        language=item.get("lang", "en"),
        question=item["text"][:_LONGEST_SHOWN],
        outcome=type(reply.outcome).__name__ if reply.outcome else "none",
        passed=passed,
        at_once=passed and _is_seen_at_once(file, item, reply),
        passed_tap=passed or any(_passes(file, item, page, reply) for page in pages),
        wrong_answer=isinstance(reply.outcome, Answer) and not passed,
        length=len(reply.visible),
        shown=f"{reply.entry} {[button.label for button in _opens(reply)]}",
    )


def _opens(reply: Reply) -> list[Button]:
    return [button for button in reply.buttons if button.press is Press.OPEN]


async def _taps(desk: Desk, reply: Reply) -> list[Reply]:
    """Every reply that one tap on a button reaches."""
    addresses = [button.value for button in _opens(reply)]
    return [await desk.ask(Event(EventKind.TAP, address=address)) for address in addresses]


def _passes(
    file: str, item: dict[str, Any], page: Reply, first: Reply, chars: int = READ_CHARS
) -> bool:
    """Whether a page says what is wanted; `first` is what the question itself got."""
    labels = [button.label for button in page.buttons] if page.keeps else []
    seen = "\n".join([page.visible[:chars], *labels])
    if file == _OUT_OF_SCOPE:
        return _is_honest(first) and bool(_DENIES.search(seen))
    raw = html_of(page.blocks) if file == _HOSTILE else seen
    groups = item.get("expect") or item.get("must") or []
    wanted = all(_hit(group, seen) for group in groups)
    return wanted and not _hit(item.get("must_not", []), raw)


def _is_seen_at_once(file: str, item: dict[str, Any], reply: Reply) -> bool:
    """Of an entry; a list, a card or an honest sentence is seen as a whole."""
    if file in (_OUT_OF_SCOPE, _HOSTILE) or not reply.entry or reply.urgent:
        return True
    return reply.blocks[0].kind is BlockKind.TITLE and _passes(
        *(file, item, reply, reply), chars=GLANCE_CHARS
    )


def _is_honest(reply: Reply) -> bool:
    """Whether the outcome leaves room for saying that something isn't known."""
    outcome = reply.outcome
    if isinstance(outcome, Page):
        return outcome.address.page in _COUNTRY_PAGES
    return isinstance(outcome, Unknown | Near | Aside | CountryQuestion)


def _hit(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def table(measured: Iterable[Measured]) -> str:
    """A line for each file and hardness, and for each language.

    Asked, pass@1, right at once, pass@tap, wrong answers, median length.
    """
    groups: dict[tuple[str, str], list[Measured]] = defaultdict(list)
    for one in measured:
        for key in {(one.file, ""), (one.file, one.hardness), (_EVERY, one.language)}:
            groups[key].append(one)
    head = ("asked", "pass@1", "at-once", "@tap", "wrong", "chars")
    lines = [f"{'questions':32} {head[0]:>5} {' '.join(f'{name:>7}' for name in head[1:])}"]
    for (file, detail), group in sorted(groups.items()):
        name = f"in {detail}" if file == _EVERY else f"  {detail}" if detail else file
        outcomes = Counter(one.outcome for one in group).most_common()
        lines.append(
            f"{name:32} {len(group):5} {_percent(one.passed for one in group)} "
            f"{_percent(one.at_once for one in group)} "
            f"{_percent(one.passed_tap for one in group)} "
            f"{_percent(one.wrong_answer for one in group)} "
            f"{statistics.median(one.length for one in group):7.0f}  "
            f"{', '.join(f'{outcome} {count}' for outcome, count in outcomes)}"
        )
    return "\n".join(lines)


def missed(measured: Iterable[Measured]) -> str:
    """One line a question that didn't pass at once."""
    return "\n".join(
        f"{one.file} {one.id} [{one.outcome}] {one.question} -> {one.shown}"
        for one in measured
        if not one.passed
    )


def _percent(truths: Iterable[bool]) -> str:
    return f"{100 * statistics.fmean(truths):6.1f}%"
