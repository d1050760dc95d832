"""Pages about the bot itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.knowledge import Knowledge, read_knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, BlockKind, PageKind, Reply
from bot.replies.composing import Composer
from bot.replies.outcomes import Page


def page(composer: Composer, kind: PageKind) -> Reply:
    return composer.reply(Page(Address(kind)))


def test_the_start_leads_to_the_topics_and_to_help(composer: Composer):
    """What it is and isn't, before anything else."""
    reply = page(composer, PageKind.START)
    assert "not a helpline, not a person" in reply.visible
    assert reply.buttons[0].value.startswith("k-initiative")
    assert (reply.buttons[-1].label, reply.buttons[-1].value) == ("I need help", "help")


def test_help_names_the_commands(composer: Composer):
    """And the word that brings help."""
    shown = page(composer, PageKind.COMMANDS).visible
    assert "/helpline" in shown
    assert "Send HELP at any time" in shown


def test_about_tells_how_much_is_known_and_since_when(composer: Composer, knowledge: Knowledge):
    """Entries, version and date are those of the base; the operator can be reached."""
    shown = page(composer, PageKind.ABOUT).visible
    assert f"13 entries, version {knowledge.catalog.version} of 2026-11-21" in shown
    assert "Contact of the operator: ops@example.org" in shown


def test_an_operator_without_address_is_said(sample: Path):
    """On both pages that name one."""
    composer = read_knowledge(sample).composer(Surface.PRIVATE, "en")
    for kind in (PageKind.ABOUT, PageKind.PRIVACY):
        assert (
            "Contact of the operator: nobody has given an address" in page(composer, kind).visible
        )


def test_privacy_names_all_that_is_remembered(composer: Composer):
    """With its minutes, as people.py and messages.py keep them."""
    shown = page(composer, PageKind.PRIVACY).visible
    for promise in (
        "for 5 minutes which entry or list it showed you last",
        "for 15 minutes that it showed you a help card",
        "for 15 minutes which answer belongs to which message",
        "for 5 minutes which entries a group was shown",
        "for up to an hour that it told you it had been away",
    ):
        assert promise in shown


def test_sources_are_named_with_their_pages(composer: Composer):
    """The oldest first; one without a public address is said to have none."""
    reply = page(composer, PageKind.SOURCES)
    older, newer = reply.blocks[1:]
    assert {older.kind, newer.kind} == {BlockKind.SOURCE}
    assert older.visible == (
        "Harbour Society to a commission, 2018\nPaper on lessons and letters.\n"
        "Meeting of May 2018; no public address known."
    )
    urls = [run.url for block in reply.blocks for line in block.lines for run in line if run.url]
    assert urls == ["https://committee.example/call?year=2024&paper=1"]
    assert newer.visible.endswith(
        "the page of the call at committee.example lists the submissions."
    )


@pytest.mark.parametrize("kind", [PageKind.LOOKING, PageKind.BROWSE])
def test_who_was_only_looking_sees_the_topics(composer: Composer, kind: PageKind):
    """The same buttons, each under its own sentence."""
    assert page(composer, kind).rows == page(composer, PageKind.BROWSE).rows
    looking, browse = (page(composer, one).visible for one in (PageKind.LOOKING, PageKind.BROWSE))
    assert looking != browse
