"""The real bot with the real knowledge, talking to the stand-in over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.config import Settings
from bot.serving import read_desk, serve
from bot.tryout import Standin, running
from bot.tryout.people import Message


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Read once for all: nothing in a test changes it but what it remembers of people."""
    return read_desk(Settings(operator_contact="ops@example.org"))


def bot_settings(standin: Standin, **more: Any) -> Settings:
    own = {"telegram_bot_token": standin.token, "telegram_api_url": standin.url}
    return Settings(**{**own, **more})


@contextlib.asynccontextmanager
async def bot_at(standin: Standin, desk: Desk, **settings: Any) -> AsyncIterator[None]:
    """The bot, serving the stand-in while the block runs; its errors are the test's."""
    serving = asyncio.create_task(serve(bot_settings(standin, **settings), desk))
    try:
        yield
    finally:
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving


@pytest.fixture
async def standin(desk: Desk) -> AsyncIterator[Standin]:
    """A stand-in with the bot listening; in the end nothing it called may have been refused."""
    async with running() as standin, bot_at(standin, desk):
        await standin.wait_for_call("getUpdates")
        yield standin
        assert [str(call) for call in standin.invalid] == []


def answers(standin: Standin) -> list[Message]:
    """Everything the bot has posted, anywhere."""
    posted = [message for chat in standin.chats.values() for message in chat.messages.values()]
    return [message for message in posted if message.sender is standin.bot]
