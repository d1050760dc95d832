"""What goes wrong at Telegram and on the way."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.answering.desk import Desk
from bot.errors import StartError
from bot.serving import serve
from bot.tryout import Standin, running

from .conftest import answers, bot_at, bot_settings

FLOOD_SECONDS = 1  # as long as the stand-in asks for unless told otherwise


async def test_junk_updates_cost_nothing(standin: Standin) -> None:
    """The good ones beside them are answered."""
    ann = standin.add_person("Ann")
    for junk in (
        {"message": "text"},
        {"message": {"message_id": "x", "date": [], "chat": 7}},
        {"callback_query": {"id": 1}},
        {"inline_query": None},
        {"unheard_of": {"a": 1}},
        {},
    ):
        standin.inject(junk)
    assert (await standin.ask(ann, "/help")).text


async def test_a_duplicate_is_answered_once(standin: Standin) -> None:
    """By the update's number, at once or later."""
    ann = standin.add_person("Ann")
    standin.duplicate_updates(1)
    await standin.ask(ann, "/help")
    standin.repeat_update(standin.updates.last_id)
    await standin.ask(ann, "/about")
    assert len(standin.calls.of("sendMessage")) == 2


@pytest.mark.parametrize("kind", ["flood", "error", "gateway", "drop"])
async def test_a_fault_delays_and_loses_nothing(standin: Standin, kind: str) -> None:
    """One answer, in the end."""
    ann = standin.add_person("Ann")
    standin.fail(kind, "sendMessage", times=2)
    assert (await standin.ask(ann, "/help")).text
    standin.fail(kind, "getUpdates", times=1)
    assert (await standin.ask(ann, "/about")).text
    assert len(answers(standin)) == 2


async def test_typing_shows_while_a_reply_is_held_up(standin: Standin) -> None:
    """By an outage of Telegram's."""
    ann = standin.add_person("Ann")
    standin.fail("error", "sendMessage", times=3)
    standin.send_text(ann, "/help")
    await standin.wait_for_call("sendChatAction", timeout=5)
    assert (await standin.wait_for_message(ann)).text


async def test_no_typing_during_a_flood_wait(standin: Standin) -> None:
    """It would be one more call that Telegram doesn't want."""
    ann = standin.add_person("Ann")
    standin.fail("flood", "sendMessage", times=2)
    assert (await standin.ask(ann, "/help")).text
    waits = [call.started for call in standin.calls.of("sendMessage") if call.error]
    for typing in standin.calls.of("sendChatAction"):  # a slow machine may type between two waits
        assert not any(wait < typing.started < wait + FLOOD_SECONDS for wait in waits)


async def test_help_goes_first_after_a_flood_wait(standin: Standin) -> None:
    """Though it was asked last."""
    ann = standin.add_person("Ann")
    standin.fail("flood", "sendMessage", times=1)
    standin.send_text(ann, "/about")
    await standin.wait_for_call("sendMessage")
    standin.send_text(ann, "HELP")
    assert "automatic bot" in (await standin.wait_for_message(ann)).text
    await standin.wait_for_message(ann)


async def test_an_outage_is_waited_out(standin: Standin) -> None:
    """What Telegram held meanwhile is answered, each once."""
    people = [standin.add_person(f"P{number}") for number in range(5)]
    await standin.go_down()
    for person in people:
        standin.send_text(person, "/help")
    await asyncio.sleep(0.3)  # the outage itself
    await standin.come_back()
    for person in people:
        await standin.wait_for_message(person, timeout=8)
    assert len(answers(standin)) == 5


async def test_a_burst_is_answered_whole(standin: Standin) -> None:
    """200 updates from 50 chats: nothing lost, nothing doubled, each chat in order."""
    people = [standin.add_person(f"P{number}") for number in range(50)]
    names = ("/help", "/about", "/privacy", "/sources")
    for name in names:
        for person in people:
            standin.send_text(person, name)
    await standin.wait_for(lambda: len(answers(standin)) >= 200, timeout=20)
    for person in people:
        texts = [
            message.text
            for message in standin.private_chat(person).messages.values()
            if message.sender is standin.bot
        ]
        assert len(texts) == 4
        assert "What you can type" in texts[0]
        assert "Privacy" in texts[2]


async def test_an_unreachable_start_is_waited_out(desk: Desk) -> None:
    """Then it serves as if nothing had been."""
    async with running() as standin:
        await standin.go_down()
        async with bot_at(standin, desk):
            await asyncio.sleep(0.2)  # the outage itself
            await standin.come_back()
            ann = standin.add_person("Ann")
            standin.send_text(ann, "/help")
            assert (await standin.wait_for_message(ann, timeout=8)).text


async def test_an_old_question_gets_an_apology(standin: Standin) -> None:
    """Once; and a call for help its card."""
    ann = standin.add_person("Ann")
    yesterday = int(time.time()) - 20 * 3600
    first = await standin.ask(ann, "what is grooming?", date=yesterday)
    card = await standin.ask(ann, "HELP", date=yesterday)
    assert "away" in first.text
    assert "automatic bot" in card.text


async def test_a_rejected_token_is_one_sentence(desk: Desk) -> None:
    """Which doesn't hold the token."""
    async with running() as standin:
        standin.token, token = "1:other", standin.token
        with pytest.raises(StartError) as raised:
            await serve(bot_settings(standin), desk)
        assert token not in str(raised.value)
