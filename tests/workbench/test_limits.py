"""Every entry fits every surface."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import Block, BlockKind, Button, Press, Reply, Run, paragraphs
from bot.workbench.checks.limits import check_limits
from bot.workbench.checks.readability import check_readability
from tests.small_base import SmallBase


def told(base: SmallBase, compose: Callable[[Entry], Reply]) -> list[str]:
    """What is wrong where every reply about an entry is as composed here."""
    entries = SimpleNamespace(short=compose, whole=compose, card=compose)
    composers = {(Surface.GROUP, "en"): SimpleNamespace(entries=entries)}
    return base.told(check_limits(base.open(), composers))


@pytest.mark.parametrize(
    ("press", "value", "message"),
    [
        pytest.param(Press.OPEN, "é" * 33, "found 66 bytes behind a button", id="data"),
        pytest.param(Press.COPY, "1" * 257, "found 257 characters behind a button", id="copy"),
        pytest.param(Press.SHARE, "a" * 257, "found 257 characters behind a button", id="share"),
    ],
)
def test_a_button_that_telegram_would_refuse_is_caught(
    base: SmallBase, press: Press, value: str, message: str
) -> None:
    """Telegram's own limits; the sound base keeps them."""
    rows = ((Button("Label", press, value),),)
    lines = told(base, lambda entry: Reply(tuple(paragraphs(entry.text)), rows))
    assert [message in line for line in lines] == [True] * 9


def test_a_text_that_is_too_long_is_caught(base: SmallBase) -> None:
    """Of a whole entry, what Telegram allows, in UTF-16 units; of a short reply, what we allow."""
    emoji = (Block(BlockKind.TEXT, ((Run("😀" * 2049),),)),)
    lines = told(base, lambda entry: Reply((*paragraphs(entry.text), *emoji)))
    units = [line for line in lines if " UTF-16 units, expected at most 4096" in line]
    ours = [line for line in lines if " visible characters, expected at most 900" in line]
    assert (len(units), len(ours)) == (9, 6)


def test_a_reply_holds_the_first_paragraph(base: SmallBase) -> None:
    """What doesn't fit is dropped, and the first paragraph must not be."""
    lines = told(base, lambda entry: Reply(tuple(paragraphs(entry.title))))
    assert len(lines) == 6, "the helpline shows its contacts first"
    assert "short reply of group, en: found no room for the first paragraph (" in lines[0]


def test_a_long_paragraph_is_a_warning(base: SmallBase) -> None:
    """Six sentences are enough."""
    base.plant("Kenya is one of them.", "Yes. " * 7)
    told = base.told(check_readability(base.open()))
    assert told == [
        "knowledge/initiatives/safe-harbour.yaml:7: warning: safe-harbour: text: "
        "found 7 sentences in a paragraph, expected at most 6"
    ]
