"""What the log says once an hour."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from bot.answering.desk import Desk
from bot.answering.tally import Tally
from bot.operating.reports import report_hourly
from tests.conftest import Asker, Clock
from tests.waiting import logged


@contextlib.asynccontextmanager
async def reporting(tally: Tally, seconds: float) -> AsyncIterator[None]:
    task = asyncio.create_task(report_hourly(tally, seconds))
    await asyncio.sleep(0)  # it begins to count
    try:
        yield
    finally:
        task.cancel()


async def next_line(caplog: pytest.LogCaptureFixture) -> str:
    """The next report."""
    caplog.clear()
    return await logged(caplog, "The last hour")


async def test_the_hour_is_told_in_one_line(
    ask: Asker, desk: Desk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """What came before it is not told again; calls for help go up in tens."""
    caplog.set_level("INFO")
    desk.tally = Tally(clock)
    for person in range(9):
        await ask("help me", asker=person)
    desk.tally.called("getUpdates", good=True)
    async with reporting(desk.tally, 0.2):
        await ask("what is grooming")
        await ask("/help")
        told = "The last hour: 2 updates, 1 Answer, 1 Page, last good poll 0 s ago."
        assert await next_line(caplog) == told
        await ask("help me", asker=10)
        assert "0 updates, 10 help cards, last" in await next_line(caplog)
        assert "0 updates, last good poll" in await next_line(caplog)
