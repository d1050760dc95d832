"""Updates by webhook."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from bot.answering.desk import Desk
from bot.errors import StartError
from bot.serving import serve
from bot.surfaces.receiving import held, webhook
from bot.tryout import Standin, running
from bot.tryout.errors import ApiError

from .conftest import answers, bot_at, bot_settings, free_port

SECRET = "the-right_secret"


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


async def test_an_endless_body_is_not_read(address: tuple[Standin, str]) -> None:
    """Its connection is closed, and the next call is taken."""
    standin, url = address

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 100_000

    header = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    with contextlib.suppress(httpx.TransportError):
        async with httpx.AsyncClient() as client:
            answer = await client.post(url, content=endless(), headers=header, timeout=5)
            assert answer.status_code == 413
    assert (await standin.ask(standin.add_person("Ann"), "/help")).text


async def test_a_call_is_confirmed_once_it_is_answered(address: tuple[Standin, str]) -> None:
    """Also one that comes a second time meanwhile."""
    standin, url = address
    ann = standin.add_person("Ann")
    slow = standin.fail("hang", "sendMessage")
    standin.send_text(ann, "/help")
    await standin.wait_for(lambda: slow.hits)
    update = standin.updates.ready(1)[0].body
    header = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with httpx.AsyncClient() as client:
        again = asyncio.create_task(client.post(url, json=update, headers=header))
        junk = await client.post(url, json={"update_id": 5}, headers=header)
        assert (junk.status_code, again.done(), standin.updates.pending) == (200, False, 1)
        slow.release()
        assert (await again).status_code == 200
    await standin.wait_for(lambda: standin.updates.pending == 0)
    assert len(answers(standin)) == 1


async def test_a_slow_chat_is_let_go(
    address: tuple[Standin, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in polling: its call is confirmed some seconds after its sending began."""
    standin, _ = address
    monkeypatch.setattr(held, "SLOW_SECONDS", 0.2)
    slow = standin.fail("hang", "sendMessage")
    standin.send_text(standin.add_person("Ann"), "/help")
    await standin.wait_for(lambda: slow.hits)
    await standin.wait_for(lambda: standin.updates.pending == 0)
    assert answers(standin) == []
    slow.release()
    await standin.wait_for(lambda: answers(standin))


async def test_more_than_a_hundred_wait_at_telegram(
    address: tuple[Standin, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the proxy in front lets through."""
    standin, url = address
    monkeypatch.setattr(held, "SLOW_SECONDS", 30.0)
    slow = standin.fail("hang", "sendMessage", times=None)
    for number in range(held.MOST_HELD + 5):
        standin.send_text(standin.add_person(f"P{number}"), "/help")
    updates = [waiting.body for waiting in standin.updates.ready(1000)]
    header = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with httpx.AsyncClient(headers=header, timeout=30) as client:
        calls = [asyncio.create_task(client.post(url, json=one)) for one in updates[40:]]
        refused = "Wrong response from the webhook: 503"
        await standin.wait_for(
            lambda: (
                standin.webhook.get("last_error_message") == refused
                or any(call.done() and call.result().status_code == 503 for call in calls)
            ),
            timeout=20,
        )
        slow.release()
        await asyncio.wait(calls)
    await standin.wait_for(lambda: len(answers(standin)) == len(updates), timeout=20)


async def test_silent_connections_stop_nobody(address: tuple[Standin, str]) -> None:
    """The oldest ones give way."""
    standin, url = address
    port = int(url.split(":")[2].split("/")[0])
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(300)]
    ann = standin.add_person("Ann")
    assert (await standin.ask(ann, "/help")).text
    for reader, _ in silent[: 300 - webhook.MOST_SILENT]:
        with contextlib.suppress(ConnectionError):
            assert await reader.read() == b""
    for _, writer in silent:
        writer.close()


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow", b"", id="half-a-head"),
        pytest.param(
            b"POST / HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: the-right_secret\r\n"
            b"Content-Length: 99\r\n\r\n{",
            b"HTTP/1.1 408",
            id="half-a-body",
        ),
    ],
)
async def test_a_slow_request_is_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, sent: bytes, answer: bytes
) -> None:
    """However much of it has come."""
    monkeypatch.setattr(webhook, "REQUEST_SECONDS", 0.2)
    port = free_port()
    settings = {"webhook_secret": SECRET, "webhook_port": port}
    url = f"http://127.0.0.1:{port}/"
    async with running() as standin, bot_at(standin, desk, webhook_url=url, **settings):
        await standin.wait_for_call("setWebhook", timeout=10)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        got = b""
        with contextlib.suppress(ConnectionError):
            got = await asyncio.wait_for(reader.read(), timeout=5)
        writer.close()
    assert got[:12] == answer


async def test_a_refused_address_is_one_sentence(desk: Desk) -> None:
    """With Telegram's reason, at once."""
    async with running() as standin:
        settings = bot_settings(
            standin, webhook_url="https://bot.example.org:5000/", webhook_secret=SECRET
        )
        refusal = ApiError(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80")
        standin.fail("refuse", "setWebhook", refusal=refusal)
        with pytest.raises(StartError) as raised:
            await serve(replace(settings, webhook_port=free_port()), desk)
    assert str(raised.value) == (
        "Telegram refuses WEBHOOK_URL: Bad webhook: webhook can be set up only on ports 80."
    )


async def test_a_taken_port_is_one_sentence(desk: Desk) -> None:
    """That names what to change."""
    async with running() as standin:
        settings = bot_settings(standin, webhook_url=standin.url, webhook_secret=SECRET)
        port = int(standin.url.rsplit(":", 1)[1])
        with pytest.raises(StartError, match=rf"WEBHOOK_HOST .* WEBHOOK_PORT {port}"):
            await serve(replace(settings, webhook_port=port), desk)
