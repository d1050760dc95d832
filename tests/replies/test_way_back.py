"""Whoever opens a page by a tap can come back to where they were."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.replies.blocks import BUTTON_BYTES, Button, Press, Reply, parse
from bot.replies.button_addresses import with_way_back
from bot.replies.composing import Composer
from bot.replies.outcomes import Answer, Aside, HelpCard, Page
from bot.safeguarding.concerns import Concern


def open_(composer: Composer, address: str) -> Reply:
    parsed = parse(address)
    assert parsed is not None, address
    return composer.reply(Page(parsed))


def button(reply: Reply, label: str) -> Button:
    """The one with that label."""
    (found,) = (one for one in reply.buttons if one.label == label)
    return found


def test_an_entry_leads_back_to_its_list(composer: Composer):
    """And the list to the topics: the way is as long as there is room for."""
    topics = open_(composer, "b")
    listed = open_(composer, button(topics, "Terms (2)").value)
    entry = open_(composer, button(listed, "Grooming").value)
    again = open_(composer, button(entry, "‹ Back").value)
    assert (again.blocks, again.rows) == (listed.blocks, listed.rows)
    assert button(again, "‹ Back").value == "b"


def test_a_list_is_left_and_found_at_its_page():
    """Not at its first one."""
    reply = Reply(rows=((Button("Hash", Press.OPEN, "e-term-hash"),),))
    led = with_way_back(reply, parse("k-term_3<b"), "Back")
    assert led.rows[0][0].value == "e-term-hash<k-term_3<b"


def test_turning_a_page_is_no_step(composer: Composer):
    """Back leads out of the list, not through its pages; More and Less are no steps either."""
    reply = Reply(rows=((Button("Next", Press.OPEN, "k-term_3"),),))
    led = with_way_back(reply, parse("k-term_2<b"), "Back")
    assert led.rows[0][0].value == "k-term_3<b"
    short = open_(composer, "e-safe-harbour<k-initiative")
    whole = open_(composer, button(short, "More").value)
    assert button(whole, "Less").value == "e-safe-harbour<k-initiative"
    assert button(whole, "‹ Back").value == "k-initiative"


def test_a_related_entry_leads_back_to_the_answer(composer: Composer, catalog: Catalog):
    """As it was: the point that answered the question still leads."""
    answer = composer.reply(Answer(catalog.entries["safe-harbour"], 0.9, point=2))
    assert "‹ Back" not in [one.label for one in answer.buttons]
    related = open_(composer, answer.rows[1][0].value)
    assert button(related, "‹ Back").value == "e-safe-harbour_3"


def test_what_has_no_address_stays_where_it_is(composer: Composer, catalog: Catalog):
    """Two answers to two questions, a country that was asked back: all opens in a new message."""
    entry = catalog.entries["term-grooming"]
    two = composer.reply(Answer(entry, 0.9, also=catalog.entries["term-hash"]))
    assert all(one.below for one in two.buttons)
    assert "‹ Back" not in [one.label for one in two.buttons]
    assert not any(one.below for one in composer.reply(Answer(entry, 0.9)).buttons)


def test_a_way_that_is_too_long_loses_its_oldest_steps():
    """A button holds 64 bytes; where not even one step fits, the page opens in a new message."""
    here, other = f"e-{'a' * 26}", f"e-{'b' * 27}"
    reply = Reply(rows=((Button("Other", Press.OPEN, other),),))
    led = with_way_back(reply, parse(f"{here}<k-initiative_2"), "Back").rows[0][0]
    assert (led.value, led.below) == (f"{other}<{here}", False)
    longest = with_way_back(reply, parse(f"e-{'a' * 40}"), "Back").rows[0][0]
    assert (longest.value, longest.below) == (other, True)
    assert len(led.value) <= BUTTON_BYTES


def test_help_never_becomes_a_step(composer: Composer):
    """A card stays as it is; who comes from "I was only looking" isn't led back into leaving."""
    card = composer.reply(HelpCard(Concern.DISCLOSURE))
    assert "‹ Back" not in [one.label for one in card.buttons]
    assert all("<" not in one.value for one in card.buttons if one.press is Press.OPEN)
    looking = open_(composer, "looking")
    assert all("looking" not in one.value for one in looking.buttons)
    for page in ("b", "e-gone<k-term", "x"):
        opened = [one.value for one in open_(composer, page).buttons if "help" in one.value]
        assert all(value.startswith(("help", "h<", "k-helpline")) for value in opened)


@pytest.mark.parametrize("back", ["zzz", "e-gone", "k-term_999", "<<", "b<b<b<b"])
def test_a_way_that_leads_nowhere_harms_nothing(composer: Composer, back: str):
    """What a client made up, or what is gone since."""
    reply = open_(composer, f"e-term-hash<{back}")
    assert reply.visible.startswith("Hash")


def test_the_start_page_of_an_aside_keeps_its_help(composer: Composer, knowledge: Knowledge):
    """The way to help carries no steps: it is the same button everywhere."""
    reply = composer.reply(Aside("aside_thanks", offers_help=True))
    label = knowledge.wording.of("en").text("button_help")
    assert button(reply, label).value == "help"
