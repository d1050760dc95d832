"""What opens without any matching."""

from __future__ import annotations

import pytest

from bot.answering.routing.routes import opened
from bot.replies.blocks import PageKind
from bot.replies.outcomes import Answer, Aside, CountryQuestion, HelpCard, Page
from bot.safeguarding.concerns import Concern
from tests.conftest import Asker


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("/start", "x"),
        ("/help", "o"),
        ("/browse", "b"),
        ("/sources", "s"),
        ("/about", "a"),
        ("/privacy", "p"),
        ("/country", "c"),
        ("/helpline", "h"),
        ("/law", "k-law"),
        ("/recommendations", "k-recommendation"),
        ("/initiative", "k-initiative"),
        ("/term", "k-term"),
        ("/organisation", "k-organisation"),
        ("/theme", "k-theme"),
    ],
)
async def test_a_bare_command_opens_its_page(ask: Asker, text: str, page: str):
    """Helplines are looked up by country, other kinds by their lists."""
    outcome = (await ask(text)).outcome
    assert isinstance(outcome, Page)
    assert str(outcome.address) == page


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("/country Peru", "c-PE"),
        ("/country all about Nairobi please", "c-KE"),
        ("/helpline Peru", "h-PE"),
        ("/helpline number for kids in Kenya", "h-KE"),
        ("/recommendation industry", "r-industry"),
        ("/recommendations tech companies", "r-industry"),
        ("/recommendation banks", "r-financial-sector"),
    ],
)
async def test_words_with_one_meaning_open_a_page(ask: Asker, text: str, page: str):
    """A country or an audience is all that the command needs."""
    outcome = (await ask(text)).outcome
    assert isinstance(outcome, Page)
    assert str(outcome.address) == page


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("/law harbour convention", "harbour-convention"),
        ("/law Harbour Convntion", "harbour-convention"),
        ("/recommendation companies refuse button", "ask-tools"),
        ("/initiative safe harbour in Kenya", "safe-harbour"),
        ("/helpline listening desk", "listening-desk"),
        ("/help what is grooming", "term-grooming"),
        ("/about grooming", "term-grooming"),
    ],
)
async def test_other_words_are_looked_up(ask: Asker, text: str, entry: str):
    """As if they had been typed alone, slips and all."""
    outcome = (await ask(text)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.entry.id == entry


@pytest.mark.parametrize(
    ("text", "page"), [("/country Germny", PageKind.COUNTRY), ("/helpline Germny", "h")]
)
async def test_a_misspelt_country_is_asked_back(ask: Asker, text: str, page: str):
    """A tap then opens what the command would have opened."""
    reply = await ask(text)
    assert reply.outcome == CountryQuestion(("DE",), PageKind(page))
    assert [(button.label, button.value) for button in reply.buttons] == [("Germany", f"{page}-DE")]


async def test_a_country_that_nobody_knows_gets_an_example(ask: Asker):
    """The sentence shows how to type it."""
    reply = await ask("/country Xyzzyland")
    assert reply.outcome == Aside("country_unknown")
    assert "/country Kenya" in reply.visible


@pytest.mark.parametrize("name", ["start", "recommendation", "helpline", "law", "country"])
async def test_an_argument_without_words_is_none(ask: Asker, name: str):
    """Signs and emoji behind a command change nothing."""
    assert await ask(f"/{name} ?! 🙂") == await ask(f"/{name}")


@pytest.mark.parametrize("address", ["e-safe-harbour", "k-law_2", "c-KE", "b", "looking"])
def test_an_address_opens_its_page(address: str):
    """What a button holds is what it opens."""
    outcome = opened(address, "en")
    assert isinstance(outcome, Page)
    assert str(outcome.address) == address


def test_the_help_address_opens_a_card_in_the_readers_language():
    """No page: a card, which is remembered as such."""
    assert opened("help", "sw") == HelpCard(Concern.HELP_WORD, language="sw")
