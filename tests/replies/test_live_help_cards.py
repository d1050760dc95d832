"""How soon a help card helps: its measure in words, and its numbers, in every language."""

from __future__ import annotations

import re

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.callers import Callers
from bot.catalog.entries import Surface
from bot.replies.blocks import Block, BlockKind, Press, Reply
from bot.replies.outcomes import HelpCard
from bot.replies.wording import read_wording
from bot.safeguarding.concerns import Concern
from tests.sample_base import ROOT

LANGUAGES = read_wording(ROOT / "knowledge").languages
PLACES = (None, "KE", "GB", "FR", "MX")
COPYING = ("KE", "GB", "FR", "MX", "US", "IN", "DE", "BR")
MOST_FIRST, MOST_WORDS = 40, 100
"""Words before the first way to reach somebody, and of a whole card."""
MOST_FIRST_THAI, MOST_THAI = 220, 550
"""Letters of the same: Thai puts no spaces between words."""
LONGEST_NOW, LONGEST_NOW_THAI = 105, 620
SHORT_NUMBER = 6  # digits up to which a number stands on a button that copies it

WAY = re.compile(r"\d{3}|\w\.(?:com|org|net|int|uk|fr|mx|ke)\b", re.ASCII)
"""A number to call, or an address."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_concern = pytest.mark.parametrize("concern", list(Concern), ids=str)


def card(live: Knowledge, concern: Concern, place: str | None, language: str) -> Reply:
    """A whole card, as a cry gets it that may name the country."""
    outcome = HelpCard(concern, place, language, guessed=place is not None)
    return live.composer(Surface.PRIVATE, language).reply(outcome)


def completed(live: Knowledge, concern: Concern, place: str, language: str) -> Reply:
    """The card that a country's name gets after it."""
    outcome = HelpCard(concern, place, language, again=True)
    return live.composer(Surface.PRIVATE, language).reply(outcome)


def size(text: str, language: str) -> int:
    """In letters for Thai, else in words and numbers between spaces."""
    return len(text) if language == "th" else len(re.findall(r"\S*\w\S*", text))


def before_help(live: Knowledge, reply: Reply, language: str) -> str:
    """What stands before the first number, address or request for the country."""
    asks = live.wording.of(language).text("help_ask_country")
    starts = [found.start() for found in [WAY.search(reply.visible)] if found]
    starts += [reply.visible.index(asks)] if asks in reply.visible else []
    return reply.visible[: min(starts)]


@every_language
@every_concern
def test_the_way_to_help_stands_near_the_top(live: Knowledge, language: str, concern: Concern):
    """Who reads three lines has read it."""
    for place in PLACES:
        first = before_help(live, card(live, concern, place, language), language)
        most = MOST_FIRST_THAI if language == "th" else MOST_FIRST
        assert size(first, language) <= most, place


@every_language
@every_concern
def test_a_card_is_read_in_a_minute(live: Knowledge, language: str, concern: Concern):
    """Where the country is still to be asked for, or was just typed."""
    most = MOST_THAI if language == "th" else MOST_WORDS
    assert size(card(live, concern, None, language).visible, language) <= most
    for place in PLACES[1:]:
        assert size(completed(live, concern, place, language).visible, language) <= most, place


def longest(live: Knowledge, place: str) -> tuple[int, int]:
    """Words of the longest card of a country in any language but Thai; letters in Thai."""
    sizes = {
        language: max(size(card(live, one, place, language).visible, language) for one in Concern)
        for language in LANGUAGES
    }
    thai = sizes.pop("th")
    return max(sizes.values()), thai


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_whole_card_with_a_country_is_nearly_as_short(live: Knowledge, place: str):
    """A step or two, numbers, hours and the way to another country together."""
    words, thai = longest(live, place)
    assert words <= LONGEST_NOW
    assert thai <= LONGEST_NOW_THAI


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@every_language
@every_concern
def test_a_number_on_a_button_stands_in_the_text(live: Knowledge, language: str, concern: Concern):
    """The button copies exactly what is read, and is labelled with it."""
    for place in COPYING:
        reply = card(live, concern, place, language)
        for button in (one for one in reply.buttons if one.press is Press.COPY):
            assert button.label == button.value
            assert re.search(rf"(?<!\d){re.escape(button.value)}(?!\d)", reply.visible)


@every_language
@pytest.mark.parametrize("place", COPYING)
def test_a_short_number_in_the_text_stands_on_a_button(live: Knowledge, language: str, place: str):
    """A telephone doesn't make it a link."""
    reply = card(live, Concern.HELP_WORD, place, language)
    contacts = live.catalog.contacts_of(place)
    short = {
        phone
        for contact in contacts
        for phone in contact.phones
        if len(digits(phone)) <= SHORT_NUMBER
        if re.search(rf"(?<!\d){re.escape(phone)}(?!\d)", reply.visible)
    }
    copied = {one.value for one in reply.buttons if one.press is Press.COPY}
    assert short
    assert copied <= short
    assert len(copied) == min(3, len(short))


OFFENDERS = re.compile(
    r"stop\s?it\s?now|troubled.?desire|0808 1000 900|kein täter|dunkelfeld|prevent it"
    r"|own thoughts|stopso|lucy faithfull|pedo",
    re.IGNORECASE,
)


# The relatives of people who may do harm are advised there, too.
SENT_THERE = (Concern.OWN_THOUGHTS, Concern.ABUSE_REQUEST, Concern.RELATIVE)


@every_language
@pytest.mark.parametrize("concern", [one for one in Concern if one not in SENT_THERE], ids=str)
def test_no_service_for_people_with_sexual_thoughts_on_any_other_card(
    live: Knowledge, language: str, concern: Concern
):
    """Of any country, in text or behind a button: a child in trouble isn't sent there."""
    places = {place for entry in live.catalog.entries.values() for place in entry.places}
    for place in (None, *sorted(places)):
        reply = card(live, concern, place, language)
        buttons = " ".join(f"{one.label} {one.value}" for one in reply.buttons)
        assert not OFFENDERS.search(f"{reply.visible} {buttons}"), place
        adults = [
            one.name
            for one in (live.catalog.contacts_of(place) if place else ())
            if one.audience is Callers.OWN_THOUGHTS
        ]
        assert not any(name in reply.visible for name in adults), place


def shape(block: Block) -> tuple[BlockKind, int]:
    return block.kind, len(block.lines)


@every_language
@every_concern
def test_a_card_has_the_same_lines_in_every_language(
    live: Knowledge, language: str, concern: Concern
):
    """Nobody gets fewer steps, numbers or links for speaking another language."""
    for place in PLACES:
        english, own = card(live, concern, place, "en"), card(live, concern, place, language)
        assert [shape(one) for one in own.blocks] == [shape(one) for one in english.blocks], place
        assert numbers(own) == numbers(english), place
        assert pressed(own) == pressed(english), place


def pressed(reply: Reply) -> list[tuple[Press, str]]:
    """What the buttons open, without the card's mark, which tells its language."""
    return [(button.press, button.value.partition("@")[0]) for button in reply.buttons]


def numbers(reply: Reply) -> list[str]:
    """In the order of the card."""
    return re.findall(r"\d{3,}", reply.visible)
