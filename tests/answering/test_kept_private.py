"""An entry that names its surfaces appears on no other."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import PageKind, Press, Reply
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
        opens = {button.value for button in reply.buttons if button.press is Press.OPEN}
        for address in sorted(opens - seen):
            seen.add(address)
            waiting.append(await ask.tap(address, surface=surface))


async def test_no_question_elsewhere_brings_it(ask: Asker, kept: Entry):
    """Neither as the answer, nor as a choice, nor beside another."""
    for text in (kept.title, *kept.phrases, f"/theme {kept.title}", "what is Safe Harbour"):
        assert not shows(await ask(text, surface=Surface.GROUP), kept), text


async def test_no_page_elsewhere_brings_it(ask: Asker, kept: Entry):
    """Its own address, and every page that taps lead to."""
    for page in (PageKind.ENTRY, PageKind.MORE):
        reply = await ask.tap(f"{page}-{KEPT}", surface=Surface.GROUP)
        assert "no longer there" in reply.visible
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
