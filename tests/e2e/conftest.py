"""The real bot with the real knowledge, talking to the stand-in over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import pytest

from bot.answering.desk import Desk
from bot.config import Settings
from bot.serving import read_desk, serve
from bot.tryout import Standin, running

Serve = Callable[[Standin], contextlib.AbstractAsyncContextManager[None]]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Read once for all: nothing in a test changes it but what it remembers of people."""
    return read_desk(Settings(operator_contact="ops@example.org"))


@contextlib.asynccontextmanager
async def bot_at(standin: Standin, desk: Desk, **settings: object) -> AsyncIterator[None]:
    """The bot, serving the stand-in while the block runs; its errors are the test's."""
    given = Settings(
        telegram_bot_token=standin.token, telegram_api_url=standin.url, **settings
    )  # type: ignore[arg-type]
    serving = asyncio.create_task(serve(given, desk))
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
