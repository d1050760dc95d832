"""Every entry fits every surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import Button, Press, Reply, paragraphs
from bot.replies.entry_pages import WHATEVER, Focus
from bot.workbench.checks.limits import check_limits, check_readability
from tests.small_base import SmallBase


@dataclass(frozen=True)
class SameReplies:
    """A composer's entry pages that show the same about every entry."""

    reply: Callable[[Entry], Reply]

    @property
    def entries(self) -> SameReplies:
        return self

    def own(self, entry: Entry) -> Entry:
        return entry

    def short(self, entry: Entry, *, focus: Focus = WHATEVER) -> Reply:
        return self.reply(entry)

    whole = card = short


def told_of(base: SmallBase, reply: Callable[[Entry], Reply]) -> list[str]:
    composers: Any = {(Surface.GROUP, "en"): SameReplies(reply)}
    return base.told(check_limits(base.open(), composers))


@pytest.mark.parametrize(
    ("button", "message"),
    [
        (Button("x", Press.OPEN, "é" * 33), "66 bytes, expected at most 64"),
        (Button("x", Press.COPY, "1" * 257), "257 characters, expected at most 256"),
        (Button("x", Press.SHARE, "1" * 257), "257 characters, expected at most 256"),
    ],
    ids=["data", "copy", "share"],
)
def test_a_button_that_telegram_would_refuse_is_caught(
    base: SmallBase, button: Button, message: str
) -> None:
    """Telegram's own limits."""
    told = told_of(base, lambda entry: Reply(tuple(paragraphs(entry.text)), ((button,),)))
    assert {line.split("found ")[1] for line in told} == {message}


def test_a_message_that_telegram_would_refuse_is_caught(base: SmallBase) -> None:
    """An emoji is two of Telegram's units."""
    told = told_of(base, lambda entry: Reply(tuple(paragraphs(entry.text + "😀" * 2048))))
    assert any("UTF-16 units, expected at most 4096" in line for line in told)


def test_a_short_reply_holds_the_first_paragraph(base: SmallBase) -> None:
    """What doesn't fit is dropped, and the first paragraph must not be."""
    told = told_of(base, lambda entry: Reply(tuple(paragraphs(entry.title))))
    assert any("short reply of group, en: found no room for the first" in line for line in told)
    assert not any("kenya" in line for line in told), "the helpline shows its contacts first"


def test_a_long_paragraph_is_a_warning(base: SmallBase) -> None:
    """Six sentences are enough."""
    base.plant("Kenya is one of them.", "Yes. " * 7)
    told = base.told(check_readability(base.open()))
    assert told == [
        "knowledge/initiatives/safe-harbour.yaml:7: warning: safe-harbour: text: "
        "found 7 sentences in a paragraph, expected at most 6"
    ]
