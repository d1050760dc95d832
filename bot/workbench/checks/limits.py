"""Every entry fits every surface: Telegram's limits and our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bot.catalog.entries import Entry
from bot.errors import Problem
from bot.tryout.limits import CALLBACK_DATA, COPY_TEXT, MESSAGE_TEXT, SWITCH_QUERY, Limit
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.rendering import Rendered

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""A deep link's start parameter, https://core.telegram.org/bots/features#deep-linking"""

Render = Callable[[Entry], Iterable[Rendered]]


def check_limits(base: SurveyedBase, render: Render) -> Iterator[Problem]:
    """Whatever a surface would refuse or a reader would not get."""
    for entry in base.entries:
        if not PAYLOAD.fullmatch(entry.id):
            yield base.problem(entry, (), "found an id that no deep link can carry")
        for rendered in render(entry):
            for message in (*_too_long(rendered), *_hidden(rendered, entry)):
                yield base.problem(entry, ("text",), f"{rendered.surface}: {message}")


def _too_long(rendered: Rendered) -> Iterator[str]:
    units = len(rendered.visible.encode("utf-16-le")) // 2
    if not MESSAGE_TEXT.admits(units):
        yield f"found {units} UTF-16 units, expected at most {MESSAGE_TEXT.most}"
    if rendered.most_chars and len(rendered.visible) > rendered.most_chars:
        found = len(rendered.visible)
        yield f"found {found} visible characters, expected at most {rendered.most_chars}"
    yield from _beyond(CALLBACK_DATA, (len(one.encode()) for one in rendered.data))
    yield from _beyond(COPY_TEXT, map(len, rendered.copied))
    yield from _beyond(SWITCH_QUERY, map(len, rendered.shared))


def _beyond(limit: Limit, lengths: Iterable[int]) -> Iterator[str]:
    for length in lengths:
        if not limit.admits(length):
            yield f"{limit.name}: found {length} {limit.unit}, expected at most {limit.most}"


def _hidden(rendered: Rendered, entry: Entry) -> Iterator[str]:
    """A short reply drops paragraphs that don't fit; the first one holds the fact.

    With contacts, those come first and the text may wait behind "more".
    """
    if entry.contacts:
        return
    first = " ".join(entry.text.split("\n\n")[0].split())
    if first not in " ".join(rendered.visible.split()):
        yield f"found no room for the first paragraph ({len(first)} characters), expected it whole"
