"""The one list of commands."""

from __future__ import annotations

import pytest

from bot.answering.commands import COMMANDS, find_command, suggest_command
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Kind
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
