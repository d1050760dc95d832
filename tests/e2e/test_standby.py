"""Two webhook processes behind a proxy: one serves, and one stands by."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

from bot.tryout import running

from .conftest import answers, ask_first, bot_process, free_port
from .test_killed import MOST_DOUBLED, PEOPLE, all_answered, answered, burst


@contextlib.asynccontextmanager
async def proxy(*ports: int) -> AsyncIterator[int]:
    """Its port. Each connection goes to the first of these ports that answers."""

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for port in ports:
            with contextlib.suppress(OSError):
                back, forth = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(carry(reader, forth), carry(back, writer))
                return
        writer.close()

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])


async def test_the_second_answers_all_that_the_first_had_not() -> None:
    """Within ten seconds."""
    ports = free_port(), free_port()
    async with running() as standin, proxy(*ports) as front:
        settings = {"WEBHOOK_URL": f"http://127.0.0.1:{front}/", "WEBHOOK_SECRET": "secret"}
        active, standby = (
            bot_process(standin, **settings, WEBHOOK_PORT=str(port)) for port in ports
        )
        async with active as process, standby:
            for _ in ports:
                await standin.wait_for_call("setWebhook", timeout=20)
            await ask_first(standin, standin.add_person("Ann"), "/help")
            standin.clear()
            cries = burst(standin)
            await standin.wait_for(lambda: len(answers(standin)) >= 60, timeout=20)
            process.kill()
            killed = time.monotonic()
            await process.wait()
            first = answered(standin)
            await all_answered(standin, cries)
            assert time.monotonic() - killed < 10
    assert first.total() < PEOPLE
    assert sum(times > 1 for times in answered(standin).values()) <= MOST_DOUBLED
