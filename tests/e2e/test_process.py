"""`bot serve` as a process: signals, exit codes, and what it prints."""

from __future__ import annotations

import asyncio
import signal
import time

import pytest

from bot.tryout import running
from bot.tryout.errors import ApiError

from .conftest import answers, ask_first, bot_process, output_of

SECRETS = ("Plantedname", "plantedhandle", "planted question", "planted query")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_it_within_five_seconds(number: signal.Signals) -> None:
    """The reply in flight goes out first."""
    async with running() as standin, bot_process(standin) as process:
        ann = standin.add_person("Ann")
        await standin.wait_for_call("getUpdates", timeout=20)
        await ask_first(standin, ann, "/about")
        slow = standin.fail("hang", "sendMessage")
        standin.send_text(ann, "/help")
        await standin.wait_for(lambda: slow.hits)
        process.send_signal(number)
        stopped = time.monotonic()
        await asyncio.sleep(0.3)  # Telegram is slow
        slow.release()
        await output_of(process)
        assert process.returncode == 0
        assert time.monotonic() - stopped < 5
        assert len(answers(standin)) == 2
        assert standin.invalid == []


async def test_it_stops_though_telegram_hangs() -> None:
    """Nothing keeps it for more than five seconds."""
    async with running() as standin, bot_process(standin) as process:
        ann = standin.add_person("Ann")
        await standin.wait_for_call("getUpdates", timeout=20)
        slow = standin.fail("hang", "*", times=None)
        standin.send_text(ann, "/help")
        standin.send_text(ann, "/about")
        await asyncio.sleep(0.3)
        process.terminate()
        stopped = time.monotonic()
        await output_of(process)
        assert time.monotonic() - stopped < 5
        slow.release()


async def test_what_it_took_is_not_answered_twice() -> None:
    """The next start begins where this one stopped."""
    async with running() as standin:
        ann = standin.add_person("Ann")
        for expected in (2, 4):
            async with bot_process(standin) as process:
                await standin.wait_for_call("getUpdates", timeout=20)
                await ask_first(standin, ann, "/help")
                await standin.ask(ann, "/about")  # its poll has just begun when the signal comes
                process.terminate()
                await output_of(process)
            assert len(answers(standin)) == expected
        assert standin.updates.pending == 0


async def test_nothing_private_is_ever_printed() -> None:
    """At DEBUG, with junk, faults and a crash of the library's reader."""
    async with running() as standin, bot_process(standin, LOG_LEVEL="DEBUG") as process:
        ann = standin.add_person("Plantedname", username="plantedhandle")
        await standin.wait_for_call("getUpdates", timeout=20)
        standin.inject({"message": {"text": "planted question", "chat": "Plantedname"}})
        standin.fail("gateway", "sendMessage")
        await ask_first(standin, ann, "planted question")
        query = standin.type_inline(ann, "planted query")
        await query.answered()
        blocked = ApiError(403, "Forbidden: bot was blocked by the user")
        standin.fail("refuse", "sendMessage", refusal=blocked)
        standin.send_text(ann, "planted question")
        await standin.ask(ann, "/help")
        process.terminate()
        printed = await output_of(process)
    assert printed
    for secret in (*SECRETS, standin.token, standin.token.split(":")[1], str(ann.id)):
        assert secret not in printed


async def test_a_rejected_token_ends_it() -> None:
    """One sentence, code 2, and the token isn't in it."""
    async with running() as standin:
        token = "123:this-is-not-the-one"
        async with bot_process(standin, TELEGRAM_BOT_TOKEN=token) as process:
            printed = await output_of(process)
    assert process.returncode == 2
    (sentence,) = [line for line in printed.splitlines() if " INFO " not in line]
    assert "TELEGRAM_BOT_TOKEN" in sentence
    assert token not in printed


async def test_wrong_settings_are_told_at_once() -> None:
    """Each in one sentence that names its variable."""
    async with running() as standin:
        wrong = {"TELEGRAM_API_URL": "nowhere", "LOG_LEVEL": "LOUD", "WEBHOOK_PORT": "many"}
        async with bot_process(standin, **wrong) as process:
            printed = await output_of(process)
    assert process.returncode == 2
    assert [line.split()[0] for line in printed.splitlines()] == [
        "TELEGRAM_API_URL",
        "LOG_LEVEL",
        "WEBHOOK_PORT",
    ]
