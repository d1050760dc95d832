"""Webhooks: delivery with the secret, again until taken, and what is refused."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.tryout import Standin
from bot.tryout.people import Person

from .conftest import Call

ELSEWHERE = "bad webhook: this stand-in only calls http addresses of this machine"


class Listener:
    """A bot's webhook that keeps what it got and answers with the next status."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[tuple[dict[str, str], dict[str, Any]]] = asyncio.Queue()
        self.statuses: list[int] = []
        self.port = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        self.got.put_nowait((headers, body))


@asynccontextmanager
async def listening() -> AsyncIterator[Listener]:
    listener = Listener()
    server = await asyncio.start_server(listener.answer, "127.0.0.1", 0)
    listener.port = server.sockets[0].getsockname()[1]
    async with server:
        yield listener


async def test_updates_are_delivered_with_the_secret(
    standin: Standin, call: Call, ann: Person
) -> None:
    """Each update is posted once, with the secret in the header."""
    async with listening() as listener:
        url = f"http://127.0.0.1:{listener.port}/hook"
        assert await call("setWebhook", url=url, secret_token="s3cret_") is True
        standin.send_text(ann, "one")
        headers, update = await listener.got.get()
        await standin.wait_for(lambda: standin.updates.pending == 0)
    assert headers["x-telegram-bot-api-secret-token"] == "s3cret_"
    assert update["message"]["text"] == "one"


async def test_refused_update_comes_again(standin: Standin, call: Call, ann: Person) -> None:
    """An answer that isn't 2xx brings the update back and is told in the webhook's data."""
    async with listening() as listener:
        listener.statuses = [403, 500]
        await call("setWebhook", url=f"http://127.0.0.1:{listener.port}/")
        standin.send_text(ann, "one")
        seen = [(await listener.got.get())[1]["update_id"] for _ in range(3)]
    assert len(set(seen)) == 1
    assert standin.webhook["last_error_message"] == "Wrong response from the webhook: 500"


async def test_unreachable_webhook_loses_nothing(standin: Standin, call: Call, ann: Person) -> None:
    """Where nobody listens the update waits, and the webhook's data say why."""
    await call("setWebhook", url="http://127.0.0.1:9/")
    standin.send_text(ann, "one")
    reason = await standin.wait_for(lambda: standin.webhook.get("last_error_message"))
    assert (reason, standin.updates.pending) == ("Connection refused", 1)


async def test_polling_and_webhook_exclude_each_other(call: Call) -> None:
    """getUpdates is a conflict until the webhook is deleted."""
    await call("setWebhook", url="http://127.0.0.1:9/")
    assert (await call("getUpdates")).startswith(
        "Conflict: can't use getUpdates method while webhook is active"
    )
    assert await call("deleteWebhook") is True
    assert await call("getUpdates") == []


async def test_pending_updates_can_be_dropped(standin: Standin, call: Call, ann: Person) -> None:
    """With drop_pending_updates the queue starts empty."""
    standin.send_text(ann, "one")
    assert standin.updates.pending == 1
    await call("deleteWebhook", drop_pending_updates=True)
    assert await call("getUpdates") == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "http://example.org/"}, ELSEWHERE),
        ({"url": "https://example.org/"}, ELSEWHERE),
        ({"url": "https://10.0.0.5/admin"}, ELSEWHERE),
        ({"url": "http://127.0.0.1.example.org/"}, ELSEWHERE),
        ({"url": "http://localhost@example.org/"}, ELSEWHERE),
        ({"url": "http://[::1"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:port/"}, "invalid webhook URL specified"),
        ({"url": "ftp://x"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1/", "secret_token": "x" * 257}, "secret token is too long"),
        (
            {"url": "http://127.0.0.1/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_bad_webhooks_are_refused(
    call: Call, parameters: dict[str, Any], reason: str
) -> None:
    """Only this machine is called; secrets have Telegram's limits."""
    assert await call("setWebhook", **parameters) == f"Bad Request: {reason}"
