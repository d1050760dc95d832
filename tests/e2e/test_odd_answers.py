"""Whatever Telegram, or a machine on the way, answers: the next person is answered."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.errors import StartError
from bot.serving import serve
from bot.surfaces.receiving import patience, polling, rivals
from bot.tryout import Standin, running
from bot.tryout.errors import ApiError

from .conftest import bot_at, bot_settings
from .junk import JUNK

by_name = pytest.mark.parametrize("odd", JUNK.values(), ids=JUNK)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of half a second to half a minute."""
    monkeypatch.setattr(patience, "pause_after", lambda _: 0.05)
    monkeypatch.setattr(polling, "CONFLICT_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(rivals, "BORNE_SECONDS", 0.8)


async def ask_somebody(standin: Standin) -> None:
    """Somebody new is answered."""
    person = standin.add_person("Ann")
    assert (await standin.ask(person, "/help")).text


@by_name
async def test_an_odd_poll_costs_nobody_an_answer(standin: Standin, odd: tuple[int, bytes]) -> None:
    """The next poll brings what it didn't."""
    status, body = odd
    fault = standin.fail("junk", "getUpdates", status=status, body=body)
    await ask_somebody(standin)
    await standin.wait_for(lambda: fault.hits)
    await ask_somebody(standin)


@by_name
async def test_an_odd_getme_is_asked_again(desk: Desk, odd: tuple[int, bytes]) -> None:
    """At the start."""
    status, body = odd
    async with running() as standin:
        standin.fail("junk", "getMe", status=status, body=body)
        async with bot_at(standin, desk):
            await ask_somebody(standin)


@pytest.mark.parametrize("me", [{}, {"id": 5}, {"id": "x", "is_bot": True, "first_name": "W"}, []])
async def test_a_getme_without_a_bot_is_asked_again(desk: Desk, me: Any) -> None:
    """Its name and number are needed."""
    async with running() as standin:
        body = json.dumps({"ok": True, "result": me}).encode()
        standin.fail("junk", "getMe", body=body)
        async with bot_at(standin, desk):
            await ask_somebody(standin)


@pytest.mark.parametrize("kind", ["gateway", "flood", "drop", "error"])
async def test_a_webhook_that_is_hard_to_remove(desk: Desk, kind: str) -> None:
    """Then polling takes over, and nothing that waited is lost."""
    async with running() as standin:
        standin.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "", "max_connections": 1}
        ann = standin.add_person("Ann")
        standin.send_text(ann, "/help")
        standin.fail(kind, "deleteWebhook")
        async with bot_at(standin, desk):
            assert (await standin.wait_for_message(ann, timeout=10)).text


@pytest.mark.parametrize("code", [401, 404])
async def test_a_revoked_token_is_believed_when_getme_says_so(desk: Desk, code: int) -> None:
    """Three times; and whoever runs the bot reads one sentence."""
    async with running() as standin:
        serving = asyncio.create_task(serve(bot_settings(standin), desk))
        await standin.wait_for_call("getUpdates")
        await ask_somebody(standin)
        before = len(standin.calls.of("getMe"))
        standin.fail("refuse", "*", times=None, refusal=ApiError(code, "Unauthorized"))
        standin.updates.end_poll()
        with pytest.raises(StartError) as raised:
            await serving
        assert len(standin.calls.of("getMe")) >= before + 3
    assert "TELEGRAM_BOT_TOKEN" in str(raised.value)
    assert standin.token not in str(raised.value)


EVER_THE_SAME = {
    "nothing": b'{"ok": true, "result": []}',
    "no-numbers": b'{"ok": true, "result": [{"message": {}}, {"update_id": "x"}, 7, null]}',
    "one-update": b'{"ok": true, "result": [{"update_id": 8, "unheard_of": {}}]}',
    "odd-numbers": b'{"ok": true, "result": [{"update_id": -8}, {"update_id": %d}]}' % 2**70,
}


@pytest.mark.parametrize("body", EVER_THE_SAME.values(), ids=EVER_THE_SAME)
async def test_no_hot_loop(standin: Standin, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """A server that answers every poll at once is asked twice a second, and told of once."""
    fault = standin.fail("junk", "getUpdates", times=None, body=body)
    standin.updates.end_poll()
    began = time.monotonic()
    await standin.wait_for(lambda: fault.hits == 3)
    assert time.monotonic() - began > 1
    assert len([line for line in caplog.records if line.levelname == "WARNING"]) <= 1
    fault.release()
    await ask_somebody(standin)
