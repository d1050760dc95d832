"""Updates as Telegram hands them over."""

from __future__ import annotations

from typing import Any

import pytest

from bot.config import Settings
from bot.surfaces.application import BotApplication, build_bot
from bot.surfaces.receiving.held import HeldUpdates
from bot.surfaces.receiving.intake import ALLOWED, Intake, update_number
from bot.surfaces.receiving.polling import PollingBot

from .conftest import TOKEN
from .wire import RecordingRequest, private_text


@pytest.fixture
def intake(application: BotApplication) -> Intake:
    return Intake(application.bot, HeldUpdates())


def test_good_updates_pass_in_order(intake: Intake) -> None:
    """Each as the library's own."""
    first, second = private_text("a"), private_text("b")
    texts = [update.message and update.message.text for update in intake.read([first, second])]
    assert texts == ["a", "b"]


def test_an_update_is_read_once(intake: Intake) -> None:
    """Telegram hands over again what it isn't sure that we have."""
    update = private_text("a")
    assert len(intake.read([update, update])) == 1
    assert intake.read([update]) == []


@pytest.mark.parametrize(
    "junk",
    [
        None,
        "text",
        [],
        {},
        {"update_id": "x"},
        {"update_id": 900001, "message": "text"},
        {"update_id": 900002, "message": {"text": "x", "date": [], "chat": 7}},
        {"update_id": 900003, "callback_query": {"id": 1}},
    ],
    ids=str,
)
def test_junk_costs_nothing_else(
    intake: Intake, junk: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The good ones beside it pass; the log names a sort of error, not what was in it."""
    (good,) = intake.read([junk, private_text("a planted question")])
    assert good.message
    assert "can't be read" in caplog.text or "skipped" in caplog.text
    assert "planted" not in caplog.text


def test_an_update_of_a_kind_that_we_dont_know_passes(intake: Intake) -> None:
    """No handler takes it."""
    (update,) = intake.read([{"update_id": 900004, "unheard_of": {"a": 1}}])
    assert update.effective_message is None


@pytest.mark.parametrize(
    ("raw", "number"), [({"update_id": 5}, 5), ({"update_id": "5"}, None), ({}, None), (5, None)]
)
def test_a_number_is_read_where_there_is_one(raw: Any, number: int | None) -> None:
    """By it Telegram is told what we have."""
    assert update_number(raw) == number


async def test_updates_are_fetched_raw(
    application: BotApplication, request_: RecordingRequest
) -> None:
    """Only the kinds that we handle, from where we stopped."""
    assert isinstance(application.bot, PollingBot)
    request_.answer("getUpdates", [{"update_id": 9}])
    assert await application.bot.fetch_updates(8, 10) == [{"update_id": 9}]
    (asked,) = request_.of("getUpdates")
    assert (asked["offset"], asked["timeout"]) == (8, 10)
    assert asked["allowed_updates"] == list(ALLOWED)


def test_a_bot_is_built_for_the_server_of_the_settings() -> None:
    """Telegram's own over TLS, or another."""
    own = build_bot(Settings(telegram_bot_token=TOKEN, telegram_api_url="http://127.0.0.1:1"))
    telegrams = build_bot(Settings(telegram_bot_token=TOKEN))
    assert own.base_url == f"http://127.0.0.1:1/bot{TOKEN}"
    assert telegrams.base_url == f"https://api.telegram.org/bot{TOKEN}"
