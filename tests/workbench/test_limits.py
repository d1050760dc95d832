"""Every entry fits every surface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.catalog.entries import Entry
from bot.workbench.checks.limits import check_limits
from bot.workbench.checks.readability import check_readability
from bot.workbench.rendering import Rendered
from tests.small_base import SmallBase


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("more", "😀" * 2049, "4098 UTF-16 units, expected at most 4096", id="message"),
        pytest.param("data", ("é" * 33,), "66 bytes, expected at most 64", id="data"),
        pytest.param("copied", ("1" * 257,), "257 characters, expected at most 256", id="copy"),
    ],
)
def test_what_telegram_would_refuse_is_caught(
    base: SmallBase, field: str, value: object, message: str
) -> None:
    """Telegram's own limits."""

    def render(entry: Entry) -> Iterator[Rendered]:
        visible = str(value) if field == "more" else " ".join(entry.text.split())
        extra = {} if field == "more" else {field: value}
        yield Rendered("group", visible, **extra)  # type: ignore[arg-type]

    told = base.told(check_limits(base.open(), render))
    assert [line.split("found ")[1] for line in told if message in line] == [message] * 3


def test_a_short_reply_holds_the_first_paragraph(base: SmallBase) -> None:
    """What doesn't fit is dropped, and the first paragraph must not be."""

    def render(entry: Entry) -> Iterator[Rendered]:
        yield Rendered("inline", entry.title, 900)

    told = base.told(check_limits(base.open(), render))
    assert len(told) == 2, "the helpline shows its contacts first"
    assert "inline: found no room for the first paragraph (" in told[0]


def test_a_long_paragraph_is_a_warning(base: SmallBase) -> None:
    """Six sentences are enough."""
    base.plant("Kenya is one of them.", "Yes. " * 7)
    told = base.told(check_readability(base.open()))
    assert told == [
        "knowledge/initiatives/safe-harbour.yaml:7: warning: safe-harbour: text: "
        "found 7 sentences in a paragraph, expected at most 6"
    ]
