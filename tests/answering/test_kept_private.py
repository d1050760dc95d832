"""An entry that names its surfaces appears on no other."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import PageKind, Press, Reply, parse
from bot.replies.entry_pages import SHORT_CHARS
from tests.conftest import Asker

KEPT = "slow-removal"
"""Another entry names it as related, and it has a country: it could slip out in many places."""


@pytest.fixture
def kept(knowledge: Knowledge) -> Entry:
    entry = knowledge.catalog.entries[KEPT]
    assert entry.surfaces == {Surface.PRIVATE}
    return entry


def shows(reply: Reply, entry: Entry) -> bool:
    """Whether a reply is about the entry, tells its summary, or leads to it."""
    labels = [button.label for button in reply.buttons]
    return reply.entry == entry.id or entry.summary in reply.visible or entry.title in labels


async def reachable(ask: Asker, surface: Surface) -> AsyncIterator[Reply]:
    """Every page that somebody can tap their way to, from any bare command."""
    waiting = [await ask(f"/{command.name}", surface=surface) for command in COMMANDS]
    seen: set[str] = set()
    while waiting:
        reply = waiting.pop()
        yield reply
        for button in reply.buttons:
            page = parse(button.value) if button.press is Press.OPEN else None
            if page and page.alone not in seen:
                seen.add(page.alone)
                waiting.append(await ask.tap(button.value, surface=surface))


async def test_no_question_elsewhere_brings_it(ask: Asker, kept: Entry):
    """Neither as the answer, nor as a choice, nor beside another."""
    for text in (kept.title, *kept.phrases, f"/theme {kept.title}", "what is Safe Harbour"):
        assert not shows(await ask(text, surface=Surface.GROUP), kept), text


async def test_no_page_elsewhere_brings_it(ask: Asker, kept: Entry):
    """Its own address, and every page that taps lead to."""
    for page in (PageKind.ENTRY, PageKind.MORE):
        assert not (await ask.tap(f"{page}-{KEPT}", surface=Surface.GROUP)).blocks
    assert not [reply async for reply in reachable(ask, Surface.GROUP) if shows(reply, kept)]


async def test_a_country_elsewhere_does_not_count_it(ask: Asker, kept: Entry):
    """All about Kenya, without it."""
    assert kept.summary in (await ask("/country Kenya")).visible
    assert kept.summary not in (await ask("/country Kenya", surface=Surface.GROUP)).visible


async def test_no_inline_card_shows_it(ask: Asker, kept: Entry):
    """Neither for its name nor for nothing typed."""
    for query in ("", kept.title, *kept.phrases):
        assert KEPT not in [card.reply.entry for card in (await ask.inline(query)).cards]


async def test_the_private_chat_shows_it(ask: Asker, kept: Entry):
    """Asked for, opened, and among the lists."""
    assert (await ask(kept.title)).entry == KEPT
    assert (await ask.tap(f"{PageKind.ENTRY}-{KEPT}")).entry == KEPT
    assert [reply async for reply in reachable(ask, Surface.PRIVATE) if shows(reply, kept)]


async def test_in_a_group_an_answer_is_short(ask_live: Asker):
    """What it holds besides stands behind "more", in private too."""
    reply = await ask_live("what is disrupting harm", surface=Surface.GROUP)
    assert len(reply.visible) <= SHORT_CHARS < len((await ask_live("/privacy")).visible)
    assert "Disrupting Harm" in reply.visible


@pytest.mark.parametrize(("typed", "opens"), [("/privacy", "p"), ("/about", "a")])
async def test_in_a_group_a_long_page_is_the_same_pointer_as_a_card(
    ask_live: Asker, typed: str, opens: str
):
    """So that the pointer says nothing about who asked; it opens what was asked for."""
    page = await ask_live(typed, surface=Surface.GROUP)
    card = await ask_live("my uncle touches me", surface=Surface.GROUP)
    assert page.visible == card.visible
    assert [button.value for button in page.buttons] == [opens]


@pytest.mark.parametrize("typed", ["/law europe", "/country kenya", "helpline kenya"])
async def test_in_a_group_lists_and_lines_that_were_asked_for_are_shown(
    ask_live: Asker, typed: str
):
    """However long they are."""
    reply = await ask_live(typed, surface=Surface.GROUP)
    assert reply.visible == (await ask_live(typed)).visible
