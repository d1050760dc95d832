"""Calls that leave through a proxy, and certificates that prove who answers."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.config import Settings
from bot.errors import ConfigError
from bot.serving import serve
from bot.surfaces.bot_api.proxies import proxy_for, trusted_certificates
from bot.tryout import running
from tests.waiting import logged

from .conftest import bot_at

TELEGRAM = "http://telegram.example"
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@contextlib.asynccontextmanager
async def socks_proxy() -> AsyncIterator[tuple[int, list[bytes]]]:
    """A SOCKS5 server (RFC 1928) for IPv4: its port, and the addresses that it was asked for."""
    asked: list[bytes] = []
    passing: set[asyncio.Task[None]] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly((await reader.readexactly(2))[1])  # ways to prove oneself
        writer.write(b"\x05\x00")  # none is needed
        wanted = await reader.readexactly(10)  # version, connect, 0, IPv4; address and port
        asked.append(wanted)
        writer.write(b"\x05\x00\x00\x01" + wanted[4:])
        host, port = ".".join(map(str, wanted[4:8])), int.from_bytes(wanted[8:])
        back, on = await asyncio.open_connection(host, port)
        for one in (pass_on(reader, on), pass_on(back, writer)):
            passing.add(asyncio.create_task(one))

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while some := await reader.read(65_536):
                writer.write(some)
        writer.close()

    async with await asyncio.start_server(meet, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], asked
        await asyncio.gather(*passing)


async def test_a_socks_proxy_is_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions and answers go through it."""
    monkeypatch.setattr("bot.surfaces.bot_api.proxies.LOOPBACK", ())  # as if it were elsewhere
    async with socks_proxy() as (port, asked), running() as standin:
        monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{port}")
        async with bot_at(standin, desk):
            ann = standin.add_person("Ann")
            assert (await standin.ask(ann, "/help")).text
        assert asked


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_dead_proxy_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, scheme: str
) -> None:
    """With the variable that names it, without its password."""
    monkeypatch.setenv("ALL_PROXY", f"{scheme}://ann:secret@127.0.0.1:9")
    settings = Settings(telegram_bot_token="1:a", telegram_api_url=TELEGRAM)
    serving = asyncio.create_task(serve(settings, Desk(desk.knowledge)))
    told = await logged(caplog, "Two polls in a row were lost")
    assert f" through {scheme}://127.0.0.1:9, as ALL_PROXY says." in told
    assert "secret" not in caplog.text
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALL_PROXY", "socks4://proxy.example:1080"),
        ("HTTP_PROXY", "nonsense://proxy.example"),
        ("HTTP_PROXY", "http://proxy.example:port"),
        ("http_proxy", "http://proxy.example:99999"),
        ("all_proxy", "socks5://"),
    ],
)
async def test_a_proxy_that_is_none_is_one_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """Which names the variable and what it should be."""
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as raised:
        await serve(Settings(telegram_bot_token="1:a", telegram_api_url=TELEGRAM), desk)
    assert str(raised.value).startswith(f"{name.upper()} must be an address like http://proxy.")


def test_this_machine_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The try-out works behind any; so do addresses that NO_PROXY names."""
    monkeypatch.setenv("ALL_PROXY", "nonsense")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    for host in ("127.0.0.1:8080", "localhost", "[::1]", "inside.example"):
        assert proxy_for(f"http://{host}") is None
    found = proxy_for(TELEGRAM)
    assert found is not None
    assert found.url == "http://nonsense"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("SSL_CERT_FILE", None, "expected certificates in PEM, found none (No such file"),
        ("SSL_CERT_FILE", "no certificate\n", "expected certificates in PEM, found none (NO_CERT"),
        ("SSL_CERT_DIR", None, "which is no folder."),
    ],
)
def test_certificates_that_are_none_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str | None, told: str
) -> None:
    """With the variable and the file."""
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv(name, str(path))
    with pytest.raises(ConfigError) as raised:
        trusted_certificates()
    assert str(raised.value).startswith(f"{name} names {path}")
    assert told in str(raised.value)
