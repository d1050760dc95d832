"""A card's buttons carry the card: another process, which remembers nobody, goes on with it."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.replies.blocks import Press
from bot.replies.outcomes import HelpAnswer, HelpCard
from bot.safeguarding.concerns import Concern
from tests.conftest import Asker, Clock

CRY = "a man is blackmailing me with my photos, I am in Kenya"
CHAT_AFTER = "is it possible to text them instead"


@pytest.fixture
def ask_another(live: Knowledge, clock: Clock) -> Asker:
    """Ann asks a process that has just started."""
    return Asker(Desk(live, People(clock)))


async def button(ask: Asker, cry: str, number: int, language: str = "en") -> str:
    """What stands behind one of the card's buttons that open something."""
    card = await ask(cry, language=language)
    return [one.value for one in card.buttons if one.press is Press.OPEN][number]


async def test_the_person_stays_with_help(ask_live: Asker, ask_another: Asker):
    """With the concern and the country of the card."""
    address = await button(ask_live, CRY, 0)
    assert "Listed by" in (await ask_another.tap(address)).visible
    after = await ask_another(CHAT_AFTER)
    assert isinstance(after.outcome, HelpAnswer)
    assert after.outcome.card == HelpCard(Concern.BLACKMAIL, "KE", "en")


async def test_the_page_is_the_same_as_where_the_card_came_from(
    ask_live: Asker, ask_another: Asker
):
    """In the card's language, whatever the telephone is set to."""
    address = await button(ask_live, "alguien me chantajea con mis fotos, vivo en Perú", 0)
    here = await ask_live.tap(address, language="en")
    assert await ask_another.tap(address, language="en") == here


async def test_no_ends_help_there_too(ask_live: Asker, ask_another: Asker):
    """Without having known of it."""
    address = await button(ask_live, CRY, -1)
    assert (await ask_another.tap(address)).visible == (await ask_live.tap(address)).visible
    assert not isinstance((await ask_another(CHAT_AFTER)).outcome, HelpAnswer)


async def test_what_is_remembered_counts_more(ask_live: Asker):
    """An older card's button doesn't bring back its country."""
    address = await button(ask_live, CRY, 0)
    await ask_live("Peru")
    await ask_live.tap(address)
    after = await ask_live(CHAT_AFTER)
    assert after.outcome.card.place == "PE"


@pytest.mark.parametrize(
    "address", ["h-KE", "h-KE@storm.KE.en", "h-KE@blackmail.XX.en", "h-KE@abuse-request.KE.en"]
)
async def test_other_marks_bring_nobody_into_help(ask_another: Asker, address: str):
    """Old buttons, forged ones, and the card that helps nobody; all open their page."""
    assert "Listed by" in (await ask_another.tap(address)).visible
    assert not isinstance((await ask_another(CHAT_AFTER)).outcome, HelpAnswer)


async def test_a_forged_language_is_read_as_english(ask_another: Asker):
    """It has no words of its own."""
    assert "Listed by" in (await ask_another.tap("h-KE@blackmail.KE.zz")).visible
    assert isinstance((await ask_another(CHAT_AFTER)).outcome, HelpAnswer)


async def test_a_forged_country_is_none(ask_another: Asker):
    """The card of a link asks for the country then."""
    outcome = (await ask_another.tap("help@blackmail.QQ.en")).outcome
    assert outcome == HelpCard(Concern.BLACKMAIL, None, "en")


@pytest.mark.parametrize("plea", ["pare", "arrête", "хватит", "रुको"])
async def test_a_plea_to_somebody_else_ends_nothing(ask_live: Asker, plea: str):
    """Who is hurt says so, too; a button ends help."""
    await ask_live(CRY)
    await ask_live(plea)
    assert isinstance((await ask_live(CHAT_AFTER)).outcome, HelpAnswer)
