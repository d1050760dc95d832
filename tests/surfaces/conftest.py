from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.config import Settings
from bot.surfaces.application import build_application
from bot.surfaces.context import BotApplication, Services

from .fakes import NOW, FakeDesk, Json, RecordingRequest, parse

TOKEN = "123456:planted-token"

Handle = Callable[[Json], Awaitable[None]]


@pytest.fixture
def request_() -> RecordingRequest:
    return RecordingRequest()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def application(request_: RecordingRequest, desk: FakeDesk) -> AsyncIterator[BotApplication]:
    """The real application on a transport that records."""
    built = build_application(Settings(telegram_bot_token=TOKEN), desk, request=request_)
    built.bot_data["services"].now = lambda: NOW
    await built.initialize()
    yield built
    await built.shutdown()


@pytest.fixture
def services(application: BotApplication) -> Services:
    return application.bot_data["services"]


@pytest.fixture
def handle(application: BotApplication) -> Handle:
    """Pass an update through the real handlers."""

    async def _handle(update: Json) -> None:
        await application.process_update(parse(update, application.bot))

    return _handle
