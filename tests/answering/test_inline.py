from __future__ import annotations

from bot.answering.desk import Desk
from bot.answering.inline import FIRST


def test_an_empty_query_lists_useful_entries(desk: Desk):
    """Somebody who only typed the bot's name sees what there is."""
    page = desk.cards("", "", "en")
    assert 5 <= len(page.cards) <= 50
    assert page.next_offset


def test_pages_never_repeat_a_card(desk: Desk):
    """Paging goes on until there is no more, each card once."""
    offset, seen = "", []
    while True:
        page = desk.cards("", offset, "en")
        seen += [card.id for card in page.cards]
        if not page.next_offset:
            break
        offset = page.next_offset
    assert len(seen) == len(set(seen))


def test_a_junk_offset_starts_over(desk: Desk):
    """Junk from a client is harmless."""
    assert desk.cards("grooming", "zzz", "en").cards == desk.cards("grooming", "", "en").cards


def test_a_card_stands_alone(desk: Desk):
    """Title, text, source and year for somebody who never saw the bot."""
    card = desk.cards("disrupting harm", "", "en").cards[0]
    assert card.title == "Disrupting Harm"
    assert "Source: ECPAT" in card.reply.visible
    assert len(card.id.encode()) <= 64


def test_a_call_for_help_shows_no_entry_and_offers_the_private_chat(desk: Desk):
    """Nothing about the person can be posted by a slip of the finger."""
    page = desk.cards("he blackmails me with my photos", "", "en")
    assert page.cards == ()
    assert page.button_start == "help"


def test_what_comes_first_exists(desk: Desk):
    """An entry that was renamed would silently lose its place."""
    assert [name for name in FIRST if name not in desk.catalog.entries] == []
