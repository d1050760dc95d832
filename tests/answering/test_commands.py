from __future__ import annotations

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.desk import Desk
from bot.catalog.model import Surface


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_answers_alone_and_in_every_spelling(desk: Desk, command):
    """Singular and plural, without argument."""
    for name in (command.name, *command.others, command.name.upper()):
        reply = desk.command(name, "", Surface.PRIVATE, "en")
        assert reply is not None
        assert reply.visible.strip()


@pytest.mark.parametrize(
    ("name", "argument", "shown"),
    [
        ("initiative", "disrupting harm", "Disrupting Harm"),
        ("initiative", "disruptng hrm", "Disrupting Harm"),
        ("recommendations", "industry", "Technology companies"),
        ("helpline", "Kenya", "Kenya"),
        ("country", "peru", "Peru"),
        ("start", "e-disrupting-harm", "Disrupting Harm"),
        ("start", "help", "automatic information bot"),
        ("start", "junk!!", "no longer there"),
    ],
)
def test_a_command_with_argument_opens_what_is_asked(desk: Desk, name, argument, shown):
    """Fuzzy where a person types, exact where a link does."""
    reply = desk.command(name, argument, Surface.PRIVATE, "en")
    assert reply is not None
    assert shown in reply.visible


def test_a_misspelt_country_is_asked_back(desk: Desk):
    """The tap opens all about the country, as the command would."""
    reply = desk.command("country", "Germny", Surface.PRIVATE, "en")
    assert reply is not None
    assert ("Germany", "c-DE") in [(b.label, b.value) for row in reply.rows for b in row]
    unknown = desk.command("country", "Xyzzyland", Surface.PRIVATE, "en")
    assert unknown is not None
    assert "/country Kenya" in unknown.visible


@pytest.mark.parametrize("argument", ["my town", "suicide", "Atlantis", "qwertz zz"])
def test_no_country_gets_no_countrys_number(desk: Desk, argument):
    """Somebody who names no country is told how, and shown directories for all of them."""
    reply = desk.command("helpline", argument, Surface.PRIVATE, "en")
    assert reply is not None
    assert reply.urgent or "findahelpline.com" in reply.visible
    assert "Listed by" not in reply.visible


def test_a_misspelt_country_of_helplines_is_asked_back(desk: Desk):
    """A name cut short is a slip too."""
    reply = desk.command("helpline", "Vatican", Surface.PRIVATE, "en")
    assert reply is not None
    assert [b.value for row in reply.rows for b in row] == ["h-VA"]


def test_services_of_no_single_country_are_found_by_name(desk: Desk):
    """A name that fits exactly, or a service that is open to everybody."""
    for argument, shown in (("troubled desire", "Troubled Desire"), ("inhope", "INHOPE")):
        reply = desk.command("helpline", argument, Surface.PRIVATE, "en")
        assert reply is not None
        assert shown in reply.visible


def test_a_foreign_command_is_not_ours(desk: Desk):
    """The surface decides what to say about it."""
    assert desk.command("frobnicate", "", Surface.PRIVATE, "en") is None


def test_a_misspelt_command_is_suggested(desk: Desk):
    """/helplin → /helpline."""
    assert desk.suggestion("helplin") == "helpline"


def test_trouble_in_an_argument_gets_the_help_card(desk: Desk):
    """Screened before matching, in commands too."""
    reply = desk.command("term", "he blackmails me with my photos", Surface.PRIVATE, "en")
    assert reply is not None
    assert reply.urgent


def test_the_published_commands_are_those_that_exist(desk: Desk):
    """The menu in Telegram and the code name the same commands."""
    listed = [name for name, _ in desk.profile("en").private_commands]
    assert sorted(listed) == sorted(command.name for command in COMMANDS)
