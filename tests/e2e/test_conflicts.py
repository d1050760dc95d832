"""Two programs that fetch the same bot's updates, or fetch them while a webhook is set."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.answering.desk import Desk
from bot.errors import StartError
from bot.serving import serve
from bot.surfaces.receiving import polling, rivals
from bot.tryout import Standin, running

from .conftest import bot_at, bot_settings

BORNE = 1.0


@pytest.fixture(autouse=True)
def _short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of half a minute."""
    monkeypatch.setattr(rivals, "BORNE_SECONDS", BORNE)
    monkeypatch.setattr(polling, "CONFLICT_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(polling, "SAME_OFFSET_SECONDS", 0.02)


async def ask_somebody(standin: Standin) -> None:
    """Somebody new is answered."""
    person = standin.add_person("Ann")
    assert (await standin.ask(person, "/help")).text


async def test_the_later_poller_ends(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """After a while; the earlier one stays."""
    async with running() as standin, bot_at(standin, desk):
        await standin.wait_for_call("getUpdates")
        await asyncio.sleep(BORNE)  # what makes it the earlier one
        began = time.monotonic()
        later = asyncio.create_task(serve(bot_settings(standin), desk))
        with pytest.raises(StartError, match="already fetches"):
            await later
        assert time.monotonic() - began > BORNE
        await ask_somebody(standin)
    assert any("Another program fetches" in line for line in caplog.messages)


async def test_of_two_new_pollers_one_stays(desk: Desk) -> None:
    """Which one, chance decides."""
    async with running() as standin:
        both = [asyncio.create_task(serve(bot_settings(standin), desk)) for _ in range(2)]
        ended, staying = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        assert [type(task.exception()) for task in ended] == [StartError]
        await ask_somebody(standin)
        for task in staying:
            task.cancel()
        await asyncio.wait(staying)


async def test_a_predecessor_that_stops_in_time_is_borne(desk: Desk) -> None:
    """As in a rolling deployment."""
    async with running() as standin:
        async with bot_at(standin, desk):
            await standin.wait_for_call("getUpdates")
            await asyncio.sleep(BORNE)  # what makes it the earlier one
            later = asyncio.create_task(serve(bot_settings(standin), desk))
            await standin.wait_for(lambda: any(call.error for call in standin.calls))
        await asyncio.sleep(2 * BORNE)  # as long as it would be borne
        await ask_somebody(standin)
        assert not later.done()
        later.cancel()
        await asyncio.wait([later])


async def test_a_webhook_is_taken_over_late_and_loudly(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """It may be another program's; nothing that waited is lost."""
    async with running() as standin:
        standin.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "", "max_connections": 1}
        ann = standin.add_person("Ann")
        standin.send_text(ann, "/help")
        async with bot_at(standin, desk):
            first = await standin.wait_for_call("getUpdates")
            removed = await standin.wait_for_call("deleteWebhook", timeout=10)
            assert removed.started - first.started > BORNE
            assert (await standin.wait_for_message(ann)).text
    assert len([line for line in caplog.messages if "A webhook takes" in line]) == 1
    assert len([line for line in caplog.messages if "it was removed" in line]) == 1


async def test_a_webhook_that_goes_is_not_removed(desk: Desk) -> None:
    """Its program ended in time."""
    async with running() as standin:
        standin.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "", "max_connections": 1}
        async with bot_at(standin, desk):
            await standin.wait_for_call("getUpdates")
            standin.webhook = {"url": ""}
            await ask_somebody(standin)
            assert standin.calls.of("deleteWebhook") == []
