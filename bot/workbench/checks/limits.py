"""Every entry fits every surface: Telegram's limits and our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.catalog.entries import Entry
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge

MESSAGE_UNITS = 4096
"""UTF-16 units of a message, https://core.telegram.org/bots/api#sendmessage"""
BUTTON_BYTES = 64
"""callback_data, https://core.telegram.org/bots/api#inlinekeyboardbutton"""
COPY_CHARS = 256
"""https://core.telegram.org/bots/api#copytextbutton"""
SHARE_CHARS = 256
"""An inline query, https://core.telegram.org/bots/api#inlinequery"""
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""A deep link's start parameter, https://core.telegram.org/bots/features#deep-linking"""
SHORT_CHARS = 900
"""Our own: a reply to a question is read on a phone without scrolling much."""
MOST_SENTENCES = 6
"""Our own: a paragraph."""


@dataclass(frozen=True)
class Rendered:
    """One message about an entry, as a surface would send it."""

    surface: str
    visible: str
    """Its text after Telegram has read the tags."""
    short: bool
    """A reply to a question, rather than the page behind "more"."""
    data: tuple[str, ...] = ()
    """Callback data of its buttons."""
    copied: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


Render = Callable[[Entry], Iterable[Rendered]]


def check_limits(knowledge: Knowledge, render: Render) -> Iterator[Problem]:
    """Whatever a surface would refuse or a reader would not get."""
    for entry in knowledge.catalog.entries.values():
        if not PAYLOAD.fullmatch(entry.id):
            yield knowledge.problem(entry, "", "found an id that no deep link can carry")
        for rendered in render(entry):
            for message in (*_too_long(rendered), *_hidden(rendered, entry)):
                yield knowledge.problem(entry, "text", f"{rendered.surface}: {message}")
        yield from _long_paragraphs(entry, knowledge)


def utf16_units(text: str) -> int:
    """Length as Telegram counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _too_long(rendered: Rendered) -> Iterator[str]:
    lengths = [("UTF-16 units", utf16_units(rendered.visible), MESSAGE_UNITS)]
    if rendered.short:
        lengths.append(("visible characters", len(rendered.visible), SHORT_CHARS))
    lengths += [("bytes of button data", len(one.encode()), BUTTON_BYTES) for one in rendered.data]
    lengths += [("characters to copy", len(one), COPY_CHARS) for one in rendered.copied]
    lengths += [("characters to share", len(one), SHARE_CHARS) for one in rendered.shared]
    for unit, found, most in lengths:
        if found > most:
            yield f"found {found} {unit}, expected at most {most}"


def _hidden(rendered: Rendered, entry: Entry) -> Iterator[str]:
    """A short reply drops paragraphs that don't fit; the first one holds the fact.

    With contacts, those come first and the text may wait behind "more".
    """
    if entry.contacts:
        return
    first = " ".join(entry.text.split("\n\n")[0].split())
    if first not in " ".join(rendered.visible.split()):
        yield f"found no room for the first paragraph ({len(first)} characters), expected it whole"


def _long_paragraphs(entry: Entry, knowledge: Knowledge) -> Iterator[Problem]:
    for paragraph in entry.text.split("\n\n"):
        sentences = len(re.findall(r"[.!?](?:\s|$)", paragraph))
        if sentences > MOST_SENTENCES:
            message = f"found {sentences} sentences in a paragraph, expected at most"
            near = " ".join(paragraph.split()[:3])
            told = f"{message} {MOST_SENTENCES}"
            yield knowledge.problem(entry, "text", told, near=near, warning=True)
