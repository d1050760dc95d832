"""The real bot with the real knowledge, talking to the stand-in over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.config import Settings
from bot.serving import read_desk, serve
from bot.tryout import Standin, running
from bot.tryout.people import Message, Person


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Read once for all: nothing in a test changes it but what it remembers of people."""
    desk = read_desk(Settings(operator_contact="ops@example.org"))
    desk.warm()
    return desk


def bot_settings(standin: Standin, **more: Any) -> Settings:
    own = {
        "telegram_bot_token": standin.token,
        "telegram_api_url": standin.url,
        "encoder": False,
    }
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


@contextlib.asynccontextmanager
async def bot_process(
    standin: Standin, **environ: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command line's own process, far from any `.env`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "serve",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TELEGRAM_BOT_TOKEN": standin.token,
            "TELEGRAM_API_URL": standin.url,
            "OPERATOR_CONTACT": "ops@example.org",
            "ENCODER": "off",
            **environ,
        },
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def output_of(process: asyncio.subprocess.Process) -> str:
    """All it printed, once it has ended."""
    async with asyncio.timeout(10):
        printed, _ = await process.communicate()
    return printed.decode()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


async def ask_first(standin: Standin, person: Person, text: str) -> None:
    """The first answer waits until the core is warm."""
    standin.send_text(person, text)
    await standin.wait_for_message(person, timeout=20)
