"""`bot links`, on servers of the tests' own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from bot.workbench.addresses import find_dead
from tests.small_base import SmallBase

LINKED = "https://harbour.example/report\n    basis"


@contextlib.asynccontextmanager
async def server(answer: bytes) -> AsyncIterator[str]:
    """One that answers everybody so; /there is always a page."""

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        found = b"HTTP/1.1 200 OK" if b" /there " in asked else answer
        with contextlib.suppress(ConnectionError):
            writer.write(found + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
        writer.close()

    async with await asyncio.start_server(meet, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"


async def looked_up(base: SmallBase, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> list[str]:
    """What is told of a law's link to a server that answers so; the rest leads nowhere."""
    law = base.root / "knowledge/laws/general-comment.yaml"
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")  # nothing leaves this machine
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with server(answer) as address:
        base.plant(LINKED, f"{address}/page\n    basis", law)
        found = await find_dead(base.open(), pause=0.0)
        told = [line.replace(address, "") for line in base.told(found)]
        return [line for line in told if line.startswith("knowledge/laws")]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"HTTP/1.1 200 OK", ""),
        (b"HTTP/1.1 302 Found\r\nLocation: /there", ""),
        (b"HTTP/1.1 404 Not Found", "found nothing (404), expected a page"),
        (b"HTTP/1.1 410 Gone", "found nothing (410), expected a page"),
        (b"junk", "found nothing (RemoteProtocolError), expected a page"),
        (
            b"HTTP/1.1 403 Forbidden",
            "warning: found a refusal (403), expected a page; look with a browser",
        ),
        (
            b"HTTP/1.1 301 Moved Permanently\r\nLocation: /there",
            "warning: found a page that has moved, expected /there",
        ),
        (
            b"HTTP/1.1 302 Found\r\nLocation: /page",
            "found nothing (TooManyRedirects), expected a page",
        ),
    ],
)
async def test_what_an_address_leads_to(
    base: SmallBase, monkeypatch: pytest.MonkeyPatch, answer: bytes, told: str
) -> None:
    """At the line of the file where it stands."""
    place = "knowledge/laws/general-comment.yaml:10: "
    level, _, rest = told.rpartition("warning: ")
    said = f"{place}{'warning: ' if 'warning' in told else ''}general-comment: links[1].url: {rest}"
    assert level == ""
    assert await looked_up(base, monkeypatch, answer) == ([said] if told else [])
