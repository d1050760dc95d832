"""Updates by webhook."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.answering.desk import Desk
from bot.tryout import Standin, running

from .conftest import answers, bot_at

SECRET = "the-right_secret"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture
async def address(desk: Desk) -> AsyncIterator[tuple[Standin, str]]:
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    settings = {"webhook_url": url, "webhook_secret": SECRET, "webhook_port": port}
    async with running() as standin, bot_at(standin, desk, **settings):
        await standin.wait_for_call("setWebhook", timeout=10)
        yield standin, url


async def test_updates_arrive(address: tuple[Standin, str]) -> None:
    """And are answered once though they come twice."""
    standin, _ = address
    ann = standin.add_person("Ann")
    standin.duplicate_updates(1)
    assert (await standin.ask(ann, "/help")).text
    assert (await standin.ask(ann, "/about")).text
    assert len(answers(standin)) == 2
    assert standin.calls.of("getUpdates") == []


@pytest.mark.parametrize("secret", ["", "wrong", "The-right_secret", "ü"])
async def test_a_wrong_secret_is_refused(address: tuple[Standin, str], secret: str) -> None:
    """Whoever doesn't know it is not Telegram."""
    standin, url = address
    header = {b"X-Telegram-Bot-Api-Secret-Token": secret.encode()} if secret else {}
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, json={"update_id": 1}, headers=header)
    assert answer.status_code == 403
    assert answers(standin) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(b"not json", 400, id="no-json"),
        pytest.param(b"[" * 100_000, 400, id="nested-without-end"),
        pytest.param(b"[1, 2]", 200, id="no-update"),
        pytest.param(b'{"update_id": 5, "message": "x"}', 200, id="junk-update"),
        pytest.param(b" " * 1_000_001, 413, id="huge"),
    ],
)
async def test_junk_is_borne(address: tuple[Standin, str], body: bytes, code: int) -> None:
    """Telegram repeats what isn't taken: junk in JSON is taken and dropped."""
    _, url = address
    header = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, content=body, headers=header)
    assert answer.status_code == code


async def test_polling_takes_over_from_a_webhook(desk: Desk) -> None:
    """It is removed, and nothing that waited is lost."""
    async with running() as standin:
        standin.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "", "max_connections": 1}
        ann = standin.add_person("Ann")
        standin.send_text(ann, "/help")
        async with bot_at(standin, desk):
            assert (await standin.wait_for_message(ann)).text
