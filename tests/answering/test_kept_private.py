"""An entry that names its surfaces appears on no other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.desk import Desk
from bot.answering.opening import open_desk
from bot.answering.question import Question
from bot.catalog.model import Entry, Surface
from bot.replies.addresses import Page
from bot.replies.blocks import Press, Reply
from tests.conftest import ROOT

ENTRY = "disrupting-harm"
"""Many entries name it as related, and it has countries: it could slip out in many places."""


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk over the real knowledge base, with one entry kept to private chats."""
    root = tmp_path_factory.mktemp("keeping")
    shutil.copytree(ROOT / "knowledge", root / "knowledge")
    (root / "seeds").symlink_to(ROOT / "seeds")
    with (root / f"knowledge/initiatives/{ENTRY}.yaml").open("a", encoding="utf-8") as file:
        file.write("surfaces: [private]\n")
    return open_desk(root, today="2026-11-21")


@pytest.fixture(scope="module")
def kept(keeping: Desk) -> Entry:
    return keeping.catalog.entries[ENTRY]


def shows(reply: Reply, entry: Entry) -> bool:
    """Whether a reply is about the entry, tells its summary, or leads to it."""
    labels = [button.label for row in reply.rows for button in row]
    return reply.entry == entry.id or entry.summary in reply.visible or entry.title in labels


def reachable(desk: Desk, surface: Surface) -> Iterator[Reply]:
    """Every page that somebody can tap their way to, from any bare command."""
    waiting = [desk.command(command.name, "", surface, "en") for command in COMMANDS]
    seen: set[str] = set()
    while waiting:
        reply = waiting.pop()
        assert reply is not None
        yield reply
        buttons = [button for row in reply.rows for button in row if button.press is Press.OPEN]
        for address in {button.value for button in buttons} - seen:
            seen.add(address)
            waiting.append(desk.page(address, surface, "en"))


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.INLINE])
def test_no_question_elsewhere_brings_it(keeping: Desk, kept: Entry, surface: Surface):
    """Neither as the answer nor as a choice."""
    asked = [Question(text, surface) for text in (kept.title, *kept.phrases)]
    replies = [keeping.reply(keeping.answer(one), surface, "en") for one in asked]
    assert [one.text for one, reply in zip(asked, replies, strict=True) if shows(reply, kept)] == []


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.INLINE])
def test_no_command_or_page_elsewhere_brings_it(keeping: Desk, kept: Entry, surface: Surface):
    """Its own address, the command of its kind, and every page that taps lead to."""
    assert not shows(keeping.page(f"{Page.ENTRY}-{ENTRY}", surface, "en"), kept)
    assert not shows(keeping.page(f"{Page.MORE}-{ENTRY}", surface, "en"), kept)
    named = keeping.command("initiative", kept.title, surface, "en")
    assert named is not None
    assert not shows(named, kept)
    assert not any(shows(reply, kept) for reply in reachable(keeping, surface))


def test_no_inline_card_shows_it(keeping: Desk, kept: Entry):
    """Neither for its name nor for nothing typed."""
    queries = ("", kept.title, *kept.phrases)
    pages = [keeping.cards(query, offset, "en") for query in queries for offset in ("", "20", "40")]
    assert not [card for page in pages for card in page.cards if card.reply.entry == ENTRY]


def test_the_private_chat_shows_it(keeping: Desk, kept: Entry):
    """Asked for, opened, and among the lists."""
    outcome = keeping.answer(Question(kept.title))
    assert keeping.reply(outcome, Surface.PRIVATE, "en").entry == ENTRY
    assert keeping.page(f"{Page.ENTRY}-{ENTRY}", Surface.PRIVATE, "en").entry == ENTRY
    assert any(shows(reply, kept) for reply in reachable(keeping, Surface.PRIVATE))
