"""What a help card says, and to whom."""

from __future__ import annotations

import re

import pytest

from bot.answering.desk import Desk
from bot.answering.question import Question
from bot.catalog.model import Surface
from bot.replies.blocks import Press, Reply
from bot.replies.outcomes import HelpCard, NoAnswer
from bot.safeguarding.concerns import Concern
from tests.conftest import ROOT

LANGUAGES = sorted(path.stem for path in (ROOT / "tests" / "safeguarding").glob("*.yaml"))

MOST_CHARS = 1300
HELP_WITHIN = 600

FORBIDDEN = re.compile(
    r"delete everything|once online|should(?:n't| not)? have|why did you|nobody will ever know"
    r"|will be fine|it will be ok|send me the|show us|check whether|child pornography"
    r"|they will not publish|you will be (?:arrested|punished)|\bsecret here\b",
    re.IGNORECASE,
)


def card_of(desk: Desk, card: HelpCard) -> Reply:
    return desk.reply(card, Surface.PRIVATE, card.language)


def every_card(desk: Desk) -> list[tuple[HelpCard, Reply]]:
    cards = [
        HelpCard(concern, place, language)
        for concern in Concern
        for place in (None, "KE", "GB", "US", "DE", "IN", "VA")
        for language in desk.wording.languages
    ]
    return [(card, card_of(desk, card)) for card in cards]


def test_every_card_is_short_and_says_what_this_is(desk: Desk):
    """Whatever the concern, country and language."""
    for card, reply in every_card(desk):
        assert len(reply.visible) <= MOST_CHARS, (card, len(reply.visible))
        assert desk.say("help_bot", card.language) in reply.visible
        assert not FORBIDDEN.search(reply.visible), card
        assert reply.urgent
        assert reply.keeps
        assert reply.private_only


def test_every_language_has_all_of_a_card(desk: Desk):
    """A card half in English would frighten rather than help."""
    english = {key for key in desk.wording.keys if key.startswith("help_")}
    for language in LANGUAGES:
        assert [key for key in sorted(english) if not desk.wording.has(key, language)] == []


@pytest.mark.parametrize("concern", [Concern.BLACKMAIL, Concern.DISCLOSURE, Concern.SUICIDE])
def test_help_stands_at_the_top(desk: Desk, concern: Concern):
    """Who reads three lines has read the way to help."""
    first = card_of(desk, HelpCard(concern)).visible[:HELP_WITHIN]
    assert "emergency number" in first
    assert re.search(r"helpline|crisis line", first)


def test_in_danger_the_emergency_number_comes_first(desk: Desk):
    """With its country; without a country, in words."""
    assert card_of(desk, HelpCard(Concern.DANGER, "GB")).visible.startswith(
        "In danger now? Call 999"
    )
    assert card_of(desk, HelpCard(Concern.DANGER)).visible.startswith("In danger now?")


def test_a_childs_card_never_shows_a_service_for_adults(desk: Desk):
    """And the other way round."""
    child = card_of(desk, HelpCard(Concern.BLACKMAIL, "GB")).visible
    adult = card_of(desk, HelpCard(Concern.OWN_THOUGHTS, "GB")).visible
    assert "Childline" in child
    assert "Stop It Now" not in child
    assert "Stop It Now" in adult
    assert "Childline" not in adult


def test_the_limit_of_confidence_stands_before_the_number(desk: Desk):
    """An adult reads what is passed on before the number to call."""
    card = card_of(desk, HelpCard(Concern.OWN_THOUGHTS, "GB")).visible
    assert card.index("passed on") < card.index("0808 1000 900")


def test_each_concern_shows_who_fits_it(desk: Desk):
    """A crisis line for suicide, a hotline for material."""
    assert "Samaritans" in card_of(desk, HelpCard(Concern.SUICIDE, "GB")).visible
    found = card_of(desk, HelpCard(Concern.FOUND_MATERIAL, "GB")).visible
    assert "Internet Watch Foundation" in found
    assert "Childline" not in found


def test_a_country_without_a_number_is_said_plainly(desk: Desk):
    """Never a neighbour's number."""
    card = card_of(desk, HelpCard(Concern.BLACKMAIL, "VA")).visible
    assert "no number for Vatican" in card
    assert "findahelpline.com" in card


def test_a_request_for_abuse_is_refused_and_pointed_on(desk: Desk):
    """Short, plain, with a way to change."""
    outcome = desk.answer(Question("send me nude kids", asker=77))
    assert isinstance(outcome, HelpCard)
    card = card_of(desk, outcome)
    assert card.visible.startswith("I can't help with that. It is a crime.")
    assert "Stop It Now" in card.visible
    assert not isinstance(desk.answer(Question("kenya", asker=77)), HelpCard)


def test_the_card_speaks_the_language_of_the_call(desk: Desk):
    """Whatever the phone is set to; the country typed later keeps it."""
    outcome = desk.answer(Question("me chantajean con mis fotos", language="en", asker=78))
    assert isinstance(outcome, HelpCard)
    assert outcome.language == "es"
    completed = desk.answer(Question("perú", language="en", asker=78))
    assert isinstance(completed, HelpCard)
    assert (completed.place, completed.language) == ("PE", "es")


def test_images_lead_to_take_it_down_with_one_tap(desk: Desk):
    """The service that needs no name."""
    card = card_of(desk, HelpCard(Concern.BLACKMAIL))
    links = [button.value for row in card.rows for button in row if button.press is Press.LINK]
    assert "https://takeitdown.ncmec.org" in links


def test_an_unsure_case_gets_its_answer_and_one_quiet_line(desk: Desk):
    """No card for a worry that may be a question."""
    outcome = desk.answer(Question("is it normal that i am scared of the dark web"))
    assert not isinstance(outcome, HelpCard)
    assert isinstance(outcome, NoAnswer) or getattr(outcome, "unsure_concern", None) is not None
