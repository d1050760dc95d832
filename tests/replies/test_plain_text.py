"""Replies as plain text."""

from __future__ import annotations

from bot.replies.blocks import Block, BlockKind, Button, Press, Reply, Run
from bot.replies.plain_text import plain_text


def test_blocks_come_first_then_the_buttons_row_by_row():
    """Addresses stand in brackets, once; nothing is escaped."""
    title = Block(BlockKind.TITLE, ((Run("Hope & <Help>", bold=True), Run(" · term")),))
    source = Block(
        BlockKind.SOURCE,
        (
            (Run("Source: "), Run("The report", url="https://report.example/")),
            (Run("https://help.example/", url="https://help.example/"),),
        ),
    )
    rows = (
        (Button("More", Press.OPEN, "m-hope"), Button("Share", Press.SHARE, "hope")),
        (Button("Take It Down", Press.LINK, "https://down.example/"),),
    )
    assert plain_text(Reply((title, source), rows)) == (
        "Hope & <Help> · term\n"
        "\n"
        "Source: The report (https://report.example/)\n"
        "https://help.example/\n"
        "\n"
        "[More] [Share]\n"
        "[Take It Down] (https://down.example/)"
    )


def test_silence_is_empty():
    assert plain_text(Reply()) == ""


def test_a_reply_without_buttons_ends_with_its_last_block():
    assert plain_text(Reply((Block(BlockKind.TEXT, ((Run("Yes."),),)),))) == "Yes."
