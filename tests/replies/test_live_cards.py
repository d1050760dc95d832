"""Every help card of the live base, in every language: calm, short, and whole."""

from __future__ import annotations

import re

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import Press, Reply
from bot.replies.outcomes import HelpCard
from bot.replies.wording import read_wording
from bot.safeguarding.concerns import Concern
from tests.sample_base import ROOT

LANGUAGES = read_wording(ROOT / "knowledge").languages
PLACES = (None, "KE", "GB", "US", "DE", "IN", "VA")
MOST_CHARS = 1300
HELP_WITHIN = 600

FORBIDDEN = re.compile(
    r"delete everything|once online|should(?:n't| not)? have|why did you|nobody will ever know"
    r"|will be fine|it will be ok|send me the|show us|check whether|child pornography"
    r"|they will not publish|you will be (?:arrested|punished)|\bsecret here\b",
    re.IGNORECASE,
)
"""Blame, promises that nobody can keep, and requests for pictures."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_concern = pytest.mark.parametrize("concern", list(Concern), ids=str)


def card(live: Knowledge, concern: Concern, place: str | None, language: str = "en") -> Reply:
    return live.composer(Surface.PRIVATE, language).reply(HelpCard(concern, place, language))


@every_language
@every_concern
def test_a_card_is_short_calm_and_says_what_this_is(
    live: Knowledge, concern: Concern, language: str
):
    """With and without a country."""
    own = live.wording.of(language)
    for place in PLACES:
        reply = card(live, concern, place, language)
        assert len(reply.visible) <= MOST_CHARS, (place, len(reply.visible))
        assert reply.visible.endswith(own.text("help_bot"))
        assert not FORBIDDEN.search(reply.visible)
        assert (reply.urgent, reply.keeps, reply.private_only) == (True, True, True)


@every_concern
def test_a_card_of_any_country_is_short(live: Knowledge, concern: Concern):
    """However many lines a country has, and however long their names."""
    places = {place for entry in live.catalog.entries.values() for place in entry.places}
    lengths = {place: len(card(live, concern, place).visible) for place in places}
    assert {place: long for place, long in lengths.items() if long > MOST_CHARS} == {}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@every_concern
def test_a_card_is_in_one_language(live: Knowledge, concern: Concern, language: str):
    """A card half in English would frighten rather than help."""
    english, own = card(live, concern, None), card(live, concern, None, language)
    same = [
        block.visible
        for block in own.blocks
        if block.visible in {other.visible for other in english.blocks}
    ]
    assert same == []


@pytest.mark.parametrize("concern", [Concern.BLACKMAIL, Concern.DISCLOSURE, Concern.SUICIDE])
def test_help_stands_at_the_top(live: Knowledge, concern: Concern):
    """Who reads three lines has read the way to help."""
    first = card(live, concern, None).visible[:HELP_WITHIN]
    assert "emergency number" in first
    assert re.search(r"helpline|crisis line", first)


def test_british_cards_name_the_british_services(live: Knowledge):
    """Each for its concern; what is passed on stands before the number."""
    child = card(live, Concern.BLACKMAIL, "GB").visible
    adult = card(live, Concern.OWN_THOUGHTS, "GB").visible
    found = card(live, Concern.FOUND_MATERIAL, "GB").visible
    assert card(live, Concern.DANGER, "GB").visible.startswith("In danger now? Call 999")
    assert "Childline" in child
    assert "Stop It Now" not in child
    assert "Samaritans" in card(live, Concern.SUICIDE, "GB").visible
    assert "Internet Watch Foundation" in found
    assert "Childline" not in found + adult
    assert adult.index("passed on") < adult.index("0808 1000 900")


def test_a_country_without_a_number_is_said_plainly(live: Knowledge):
    """Never a neighbour's number."""
    told = card(live, Concern.BLACKMAIL, "VA").visible
    assert "no number for Vatican" in told
    assert "findahelpline.com" in told


@every_concern
def test_links_of_a_card_are_secure(live: Knowledge, concern: Concern):
    """One tap away; images of oneself lead to the service that needs no name."""
    reply = card(live, concern, None)
    links = [button.value for button in reply.buttons if button.press is Press.LINK]
    assert links
    assert all(link.startswith("https://") for link in links)
    if concern in (Concern.BLACKMAIL, Concern.IMAGES):
        assert "https://takeitdown.ncmec.org" in links
