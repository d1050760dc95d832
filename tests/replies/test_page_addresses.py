"""Addresses stand in other people's posts for ever."""

from __future__ import annotations

import re

import pytest

from bot.replies.blocks import Address, PageKind, parse
from bot.replies.outcomes import HelpCard
from bot.safeguarding.concerns import Concern

GIVEN_OUT = {
    "e-disrupting-harm": Address(PageKind.ENTRY, "disrupting-harm"),
    "m-disrupting-harm": Address(PageKind.MORE, "disrupting-harm"),
    "e-disrupting-harm_phase-2": Address(PageKind.ENTRY, "disrupting-harm_phase-2"),
    "l-encryption": Address(PageKind.SUBJECT, "encryption"),
    "l-law--encryption_2": Address(PageKind.SUBJECT, "law--encryption", 2),
    "g-africa": Address(PageKind.REGION, "africa"),
    "k-law": Address(PageKind.KIND, "law"),
    "k-law_2": Address(PageKind.KIND, "law", 2),
    "r-interpol-members_3": Address(PageKind.AUDIENCE, "interpol-members", 3),
    "c-KE": Address(PageKind.COUNTRY, "KE"),
    "c": Address(PageKind.COUNTRY),
    "c_4": Address(PageKind.COUNTRY, number=4),
    "h-KE": Address(PageKind.HELPLINES, "KE"),
    "h": Address(PageKind.HELPLINES),
    "b": Address(PageKind.BROWSE),
    "s": Address(PageKind.SOURCES),
    "a": Address(PageKind.ABOUT),
    "p": Address(PageKind.PRIVACY),
    "o": Address(PageKind.COMMANDS),
    "x": Address(PageKind.START),
    "help": Address(PageKind.HELP_CARD),
    "looking": Address(PageKind.LOOKING),
}
"""Written into buttons and deep links since the first release: never change a line, only add."""


@pytest.mark.parametrize("text", GIVEN_OUT)
def test_an_address_means_the_same_for_ever(text: str):
    """What a button or a link holds opens the page it was made for, and is written so again."""
    assert parse(text) == GIVEN_OUT[text]
    assert str(GIVEN_OUT[text]) == text
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text), "not a deep link"


def test_every_page_has_an_address_in_the_list():
    """So that none is added without a promise."""
    assert {address.page for address in GIVEN_OUT.values()} == set(PageKind)


@pytest.mark.parametrize(
    "text",
    [
        *("", "zzz", "1-2-3", "'; drop table", "e-x_99999", "привет", "E-x", "help me", "help-x"),
        *("h-KE@", "h-KE@blackmail", "h-KE@blackmail.KE", "h-KE@blackmail.ke.en", "h-KE@a.KE.en.x"),
        *("b-x", "e--_", " e-x", "e-x\n", "e-x y", "-x", "_2", "e-é"),
    ],
)
def test_junk_is_no_address(text: str):
    """Old links and typed junk never raise, and words are no page."""
    assert parse(text) is None


def test_the_longest_address_fits_a_deep_link():
    """64 characters: an id of 40 at most, and a page of three digits."""
    assert len(str(Address(PageKind.MORE, "x" * 40, 999))) <= 64


@pytest.mark.parametrize("concern", Concern)
@pytest.mark.parametrize("place", ["KE", None])
def test_the_address_under_a_card_tells_which_card(concern: Concern, place: str | None):
    """In the 64 bytes of a button, of which the surface takes one."""
    card = HelpCard(concern, place, "sw")
    text = str(Address(PageKind.LOOKING, card=card.mark))
    found = parse(text)
    assert found is not None
    assert HelpCard.marked(found.card) == card
    assert len(text.encode()) < 64


def test_a_card_that_we_dont_know_is_none():
    """A newer or an older version of the bot may have made it."""
    assert parse("looking@storm.KE.en") == Address(PageKind.LOOKING, card="storm.KE.en")
    assert HelpCard.marked("storm.KE.en") is None
    assert HelpCard.marked("") is None
