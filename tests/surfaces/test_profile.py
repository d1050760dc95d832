"""The profile, set only where it differs."""

from __future__ import annotations

import pytest

from bot.surfaces import profile
from bot.surfaces.context import BotApplication
from bot.surfaces.profile import keep_profile

from .fakes import FakeDesk, RecordingRequest


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "AFTER_SECONDS", 0.0)


def held(request: RecordingRequest, *, name: str, commands: bool) -> None:
    """What Telegram holds already."""
    listed = [{"command": "help", "description": "What I can do"}] if commands else []
    for method, result in {
        "getMyName": {"name": name},
        "getMyDescription": {"description": "Long text"},
        "getMyShortDescription": {"short_description": "Short text"},
    }.items():
        request.answer(method, result)
    request.answer("getMyCommands", listed)
    request.answer("getMyCommands", [])


async def test_nothing_is_set_that_is_so_already(
    application: BotApplication, request_: RecordingRequest, desk: FakeDesk
) -> None:
    """Telegram counts changes and refuses too many."""
    held(request_, name="Waymark", commands=True)
    await keep_profile(application.bot, desk)
    assert [method for method in request_.methods if method.startswith("set")] == []


async def test_what_differs_is_set(
    application: BotApplication, request_: RecordingRequest, desk: FakeDesk
) -> None:
    """Each list for its scope."""
    held(request_, name="Old name", commands=False)
    await keep_profile(application.bot, desk)
    assert request_.of("setMyName") == [{"name": "Waymark"}]
    (commands,) = request_.of("setMyCommands")
    assert commands["commands"] == [{"command": "help", "description": "What I can do"}]
    assert commands["scope"] == {"type": "all_private_chats"}


async def test_a_flood_wait_is_left_at_that(
    application: BotApplication, request_: RecordingRequest, desk: FakeDesk
) -> None:
    """Names may be changed a few times a day; the next start tries again."""
    request_.refuse("getMyName", 429, "Too Many Requests", retry_after=30_000)
    await keep_profile(application.bot, desk)
    assert request_.methods == ["getMyName"]


async def test_a_failing_network_is_waited_out(
    application: BotApplication,
    request_: RecordingRequest,
    desk: FakeDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is brought in line once Telegram can be reached."""
    monkeypatch.setattr(profile, "pause_after", lambda failures: 0.0)
    request_.refuse("getMyName", 500, "Internal Server Error")
    held(request_, name="Old name", commands=True)
    await keep_profile(application.bot, desk)
    assert request_.of("setMyName") == [{"name": "Waymark"}]
