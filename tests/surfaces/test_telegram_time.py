"""A host clock that is wrong changes nothing: messages are dated by Telegram's, and so is 'now'."""

from __future__ import annotations

import datetime
import logging
from collections.abc import AsyncIterator

import pytest
from telegram import Update

from bot.answering.desk import Desk
from bot.config import Settings
from bot.surfaces.application import BotApplication, build_application
from bot.surfaces.bot_api.telegram_time import TelegramTime
from bot.tryout import Standin, running

from .wire import NOW, message_json, private_chat, update_json

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
async def standin() -> AsyncIterator[Standin]:
    async with running() as standin:
        yield standin


async def application_at(standin: Standin, desk: Desk, wrong_by: float) -> BotApplication:
    """The bot on a host whose clock is wrong by so many hours, after its first call."""

    def host_time() -> datetime.datetime:
        return datetime.datetime.now(datetime.UTC) + wrong_by * HOUR

    settings = Settings(telegram_bot_token=standin.token, telegram_api_url=standin.url)
    application = build_application(settings, desk, now=host_time)
    await application.initialize()
    return application


@pytest.mark.parametrize("wrong_by", [-30.0, -2.0, 0.0, 1.02, 2.0, 30.0])
@pytest.mark.parametrize(("hours_old", "begins"), [(0.0, "Hash"), (2.0, "I was away")])
async def test_how_old_a_message_is_doesnt_depend_on_the_host(
    standin: Standin, desk: Desk, wrong_by: float, hours_old: float, begins: str
) -> None:
    """New ones are answered, old ones apologised for."""
    application = await application_at(standin, desk, wrong_by)
    ann = standin.add_person("Ann")
    standin.private_chat(ann)
    ann.has_started = True
    sent = datetime.datetime.now(datetime.UTC) - hours_old * HOUR
    chat = private_chat(ann.id)
    raw = update_json("message", message_json("/term hash", chat=chat, date=sent))
    try:
        await application.process_update(Update.de_json(raw, application.bot))
    finally:
        await application.shutdown()
    assert (await standin.wait_for_message(ann)).text.startswith(begins)


def test_the_hosts_clock_is_asked_until_telegrams_is_heard() -> None:
    """Junk in the header changes nothing."""
    telegram_time = TelegramTime(lambda: NOW)
    for junk in ("", "yesterday", "Sat, 99 Nov 2026 12:00:00 GMT", "Sat, 21 Nov 999999 12:00 GMT"):
        telegram_time.hear(junk)
    assert telegram_time() == NOW


def test_its_clock_goes_on_though_the_hosts_jumps(caplog: pytest.LogCaptureFixture) -> None:
    """The operator hears of a wrong clock once."""
    host, passed = [NOW], [100.0]
    telegram_time = TelegramTime(lambda: host[0], lambda: passed[0])
    telegram_time.hear("Sat, 21 Nov 2026 12:00:00 GMT")
    assert not caplog.records
    passed[0] += 60
    host[0] += 5 * HOUR
    assert telegram_time() == NOW + HOUR / 60
    for _ in range(3):
        telegram_time.hear("Sat, 21 Nov 2026 12:01:00 GMT")
    (told,) = caplog.records
    assert told.levelno == logging.WARNING
    assert "clock" in told.message
