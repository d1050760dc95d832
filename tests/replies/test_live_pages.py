"""Every page of the live base: nothing leads nowhere, and all of it fits Telegram."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, BlockKind, PageKind, Press, Reply, paragraphs, parse
from bot.replies.composing import Composer
from bot.replies.entry_pages import SHORT_CHARS
from bot.replies.outcomes import HelpCard, Page
from bot.safeguarding.concerns import Concern

MOST_LINES = 1500  # visible characters of five services and how to report
MOST_UNITS = 4096
MOST_BUTTON_BYTES = 64
MOST_LABEL_CHARS = 80
MOST_ROWS = 3
"""Below an answer; a way back may be one more."""


@pytest.fixture(scope="module")
def composer(live: Knowledge) -> Composer:
    return live.composer(Surface.PRIVATE, "en")


def page(composer: Composer, address: str) -> Reply:
    parsed = parse(address)
    assert parsed is not None, address
    if address == "help":
        return composer.reply(HelpCard(Concern.HELP_WORD))
    return composer.reply(Page(parsed))


def without_way(address: str) -> str:
    """The page alone: it is the same by whatever way one came."""
    parsed = parse(address)
    assert parsed is not None, address
    return parsed.alone


def reachable(composer: Composer) -> Iterator[tuple[str, Reply]]:
    """Every page that somebody can tap their way to from the start, with its address."""
    waiting, seen = ["x"], {"x"}
    while waiting:
        address = waiting.pop()
        reply = page(composer, address)
        yield address, reply
        for button in reply.buttons:
            if button.press is Press.OPEN and (alone := without_way(button.value)) not in seen:
                seen.add(alone)
                waiting.append(button.value)


@pytest.fixture(scope="module")
def pages(composer: Composer) -> dict[str, Reply]:
    return dict(reachable(composer))


def test_every_button_opens_a_page(pages: dict[str, Reply]):
    """No dead ends: start, browse and every list lead somewhere."""
    lost = [address for address, reply in pages.items() if "no longer there" in reply.visible]
    assert lost == []


def test_every_entry_can_be_tapped_to(pages: dict[str, Reply], live: Knowledge):
    """Nothing that we know is hidden from who only browses."""
    reached = {reply.entry for reply in pages.values()}
    assert [name for name in live.catalog.entries if name not in reached] == []


def test_every_page_fits_telegram(composer: Composer, live: Knowledge, pages: dict[str, Reply]):
    """4,096 UTF-16 units a message, 64 bytes a button, and something to read."""
    entries = {
        f"{kind}-{name}": page(composer, f"{kind}-{name}")
        for kind in "em"
        for name in live.catalog.entries
    }
    for address, reply in {**pages, **entries}.items():
        assert 0 < len(reply.visible.encode("utf-16-le")) // 2 <= MOST_UNITS, address
        for button in reply.buttons:
            assert 0 < len(button.label) <= MOST_LABEL_CHARS, address
            if button.press is Press.OPEN:
                # a mark stands before it on a message that must stay
                assert len(button.value.encode()) < MOST_BUTTON_BYTES, address


def test_replies_to_questions_stay_short(composer: Composer, live: Knowledge):
    """Five hundred visible characters and three rows of buttons, whatever is asked of an entry.

    A country's lines may be longer: nobody should have to tap for the one that answers.
    """
    for name, entry in live.catalog.parts.items():
        for point in range(len(entry.figures) + len(paragraphs(entry.text))):
            reply = page(composer, str(Address(PageKind.ENTRY, name, point + 1)))
            most = MOST_LINES if entry.is_national else SHORT_CHARS
            assert len(reply.visible) <= most, name
            assert len(reply.rows) <= MOST_ROWS, name


def test_every_entry_names_what_it_rests_on(composer: Composer, live: Knowledge):
    """A source or a page, in every reply and card; below a country's lines, who lists them."""
    pages = live.composer(Surface.INLINE, "en").entries
    for name, entry in live.catalog.entries.items():
        for reply in (page(composer, f"e-{name}"), pages.card(entry)):
            if entry.is_national:
                assert "Source:" not in reply.visible, name
                assert reply.blocks[1].kind is BlockKind.CONTACT, name
                assert "Listed by" in reply.blocks[1].visible, name
            elif entry.contacts:
                assert any(said in reply.visible for said in ("Listed by", "Source:")), name
            else:
                assert reply.blocks[-1].kind is BlockKind.SOURCE, name
                assert len(reply.blocks[-1].visible) > len("Source: "), name
