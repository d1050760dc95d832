"""A reply as plain data."""

from __future__ import annotations

from bot.replies.blocks import (
    Block,
    BlockKind,
    Button,
    Cards,
    Press,
    Reply,
    Run,
    length,
    paragraphs,
)
from bot.replies.outcomes import Unknown
from bot.safeguarding.concerns import Concern


def text(*lines: str) -> Block:
    return Block(BlockKind.TEXT, tuple((Run(line),) for line in lines))


def test_what_a_person_reads_has_no_marks():
    """Runs of a line together, lines apart, an empty line between blocks."""
    line = (Run("a", bold=True), Run("b", italic=True), Run("c", url="https://example.org/"))
    reply = Reply((Block(BlockKind.TITLE, (line, (Run("d"),))), text("e")))
    assert reply.visible == "abc\nd\n\ne"


def test_length_counts_what_is_read():
    """Each block with the empty line after it; addresses behind words count nothing."""
    linked = Block(BlockKind.LINKS, ((Run("ab", url="https://example.org/long"),),))
    assert length([text("four"), linked]) == 4 + 2 + 2 + 2


def test_paragraphs_are_blocks():
    """Line breaks inside one are spaces; empty ones are none."""
    blocks = paragraphs("One\n line.\n\n\n\nTwo.\n")
    assert [block.visible for block in blocks] == ["One line.", "Two."]
    assert {block.kind for block in blocks} == {BlockKind.TEXT}


def test_buttons_are_listed_row_by_row():
    """However the rows are laid out."""
    one, two, three = (Button(label, Press.OPEN, "b") for label in "123")
    assert Reply(rows=((one, two), (three,))).buttons == [one, two, three]


def test_a_reply_without_anything_is_silence():
    """Cards and a way to the private chat are something."""
    assert Reply().is_silent
    assert not Reply((text("x"),)).is_silent
    assert not Reply(cards=Cards()).is_silent
    assert not Reply(opens_private="help").is_silent


def test_what_was_decided_makes_no_other_message():
    """Two replies that look alike are alike: nothing is edited into itself."""
    plain, explained = Reply((text("x"),)), Reply((text("x"),), outcome=Unknown())
    unsure = Reply((text("x"),), unsure=Concern.DISCLOSURE)
    assert plain == explained == unsure
    assert hash(plain) == hash(explained) == hash(unsure)
