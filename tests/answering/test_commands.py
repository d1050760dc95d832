"""The one list of commands, and what opens without any matching."""

from __future__ import annotations

import pytest

from bot.answering.commands import COMMANDS, find_command, opened, suggest_command
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Kind, Surface
from bot.replies.blocks import PageKind
from bot.replies.outcomes import Answer, Aside, CountryQuestion, HelpCard, Page
from bot.safeguarding.concerns import Concern
from tests.conftest import Asker


def test_a_command_is_found_by_any_spelling():
    """Plurals, former names, capitals."""
    for command in COMMANDS:
        for name in (command.name, *command.others, command.name.upper()):
            assert find_command(name) == command


@pytest.mark.parametrize("name", ["", "frobnicate", "hel p", "start@somebody"])
def test_what_is_no_command_is_none(name: str):
    """The desk decides what to say about it."""
    assert find_command(name) is None


def test_no_two_commands_share_a_name():
    """The second would never be reached."""
    names = [name for command in COMMANDS for name in (command.name, *command.others)]
    assert len(names) == len(set(names))


def test_every_kind_has_a_command():
    """Each can be looked through and searched in."""
    assert {command.kind for command in COMMANDS} - {None} == set(Kind)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("helplin", "helpline"),
        ("hotlne", "helpline"),
        ("LAWW", "law"),
        ("orgnisation", "organisation"),
        ("xyzzy", ""),
        ("", ""),
        ("a" * 10_000, ""),
    ],
)
def test_a_misspelt_command_suggests_the_nearest(typed: str, meant: str):
    """By its listed name, even where another spelling of it is the nearest."""
    assert suggest_command(typed) == meant


async def test_a_misspelt_command_is_answered_with_the_suggestion(ask: Asker):
    """Ready to be tapped; without one, /help shows them all."""
    assert "Did you mean /helpline?" in (await ask("/helplin")).visible
    unknown = (await ask("/xyzzy")).visible
    assert "I don't know that command" in unknown
    assert "Did you mean" not in unknown


def test_the_published_commands_are_those_that_exist(live: Knowledge):
    """The menu in Telegram and the code name the same commands, in every language."""
    for profile in live.profiles.values():
        assert list(profile.commands) == [command.name for command in COMMANDS]
        assert set(profile.group_commands) <= set(profile.commands)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_every_command_answers_alone_and_in_every_spelling(ask: Asker, command):
    """Each spelling opens the same page."""
    listed = await ask(f"/{command.name}")
    assert listed.visible.strip()
    for name in (*command.others, command.name.upper()):
        assert await ask(f"/{name}") == listed


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


async def test_in_a_group_stop_is_for_any_bot(ask: Asker):
    """Only with our name it is for us, and there is nothing to forget there."""
    assert (await ask("/stop", surface=Surface.GROUP, names_bot=False)).blocks == ()
    named = await ask("/forget", surface=Surface.GROUP, names_bot=True)
    assert isinstance(named.outcome, Page)
    assert named.outcome.address.page is PageKind.PRIVACY
