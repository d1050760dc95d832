"""The profile, set only where it differs."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.surfaces import bot_profile
from bot.surfaces.application import BotApplication
from bot.surfaces.bot_profile import keep_profile

from .wire import RecordingRequest


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the pauses that leave the first updates their time."""
    monkeypatch.setattr(bot_profile, "AFTER_SECONDS", 0.0)
    monkeypatch.setattr(bot_profile, "pause_after", lambda failures: 0.0)


def held(request: RecordingRequest, desk: Desk, *, name: str = "Waymark", law: str = "") -> None:
    """What Telegram holds already: our profile, but for an English name or a command's words."""
    for language, texts in desk.knowledge.profiles.items():
        own = name if language == "en" else texts.name
        request.answer("getMyName", {"name": own})
        request.answer("getMyDescription", {"description": texts.description})
        request.answer("getMyShortDescription", {"short_description": texts.short_description})
        commands = texts.commands | ({"law": law} if law and language == "en" else {})
        in_groups = {one: told for one, told in commands.items() if one in texts.group_commands}
        for listed in (commands, in_groups):
            result = [{"command": one, "description": told} for one, told in listed.items()]
            request.answer("getMyCommands", result)


def changes(request: RecordingRequest) -> list[str]:
    return [method for method in request.methods if method.startswith("set")]


async def test_nothing_is_set_that_is_so_already(
    application: BotApplication, request_: RecordingRequest, desk: Desk
) -> None:
    """Telegram counts changes and refuses too many."""
    held(request_, desk)
    await keep_profile(application.bot, desk)
    assert changes(request_) == []


async def test_what_differs_is_set(
    application: BotApplication, request_: RecordingRequest, desk: Desk
) -> None:
    """And nothing else; English is what everybody sees whose language has no texts."""
    held(request_, desk, name="Old name", law="Old words")
    await keep_profile(application.bot, desk)
    assert request_.of("setMyName") == [{"name": "Waymark"}]
    private, groups = request_.of("setMyCommands")
    assert [one["command"] for one in private["commands"]] == ["help", "law"]
    assert private["scope"] == {"type": "all_private_chats"}
    assert [one["command"] for one in groups["commands"]] == ["law"]
    assert groups["scope"] == {"type": "all_group_chats"}
    assert len(changes(request_)) == 3


async def test_each_language_has_its_own(
    application: BotApplication, request_: RecordingRequest, desk: Desk
) -> None:
    """A new bot gets all of them."""
    for _ in range(2):
        request_.answer("getMyName", {"name": ""})
        request_.answer("getMyDescription", {"description": ""})
        request_.answer("getMyShortDescription", {"short_description": ""})
        for _ in range(2):
            request_.answer("getMyCommands", [])
    await keep_profile(application.bot, desk)
    texts = [call.get("language_code") for call in request_.of("setMyDescription")]
    assert texts == [None, "es"]
    assert request_.of("setMyShortDescription")[1]["short_description"] == "En breve."


async def test_a_flood_wait_is_left_at_that(
    application: BotApplication, request_: RecordingRequest, desk: Desk
) -> None:
    """Names may be changed a few times a day; the next start tries again."""
    request_.refuse("getMyName", 429, "Too Many Requests", retry_after=30_000)
    await keep_profile(application.bot, desk)
    assert request_.methods == ["getMyName"]


async def test_a_refusal_is_told_and_borne(
    application: BotApplication,
    request_: RecordingRequest,
    desk: Desk,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A profile is worth no outage."""
    request_.refuse("getMyName", 400, "Bad Request: something new")
    await keep_profile(application.bot, desk)
    assert "Telegram refused a part of the profile." in caplog.text


async def test_a_failing_network_is_waited_out(
    application: BotApplication, request_: RecordingRequest, desk: Desk
) -> None:
    """It is brought in line once Telegram can be reached."""
    request_.refuse("getMyName", 500, "Internal Server Error")
    held(request_, desk, name="Old name")
    await keep_profile(application.bot, desk)
    assert request_.of("setMyName") == [{"name": "Waymark"}]
