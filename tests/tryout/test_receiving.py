"""getUpdates: queue, offsets, waiting, conflicts."""

import asyncio
from typing import Any

from bot.tryout import Standin
from bot.tryout.people import Person

from .conftest import Call


async def test_updates_stay_until_confirmed(standin: Standin, call: Call, ann: Person) -> None:
    """An update comes again until a poll asks for a later one."""
    standin.send_text(ann, "one")
    standin.send_text(ann, "two")
    first = await call("getUpdates")
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await call("getUpdates", offset=1) == first
    assert await call("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert await call("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_a_hurried_poll_gets_one_update(standin: Standin, call: Call, ann: Person) -> None:
    """From the offset of the last one."""
    for text in ("one", "two"):
        standin.send_text(ann, text)
    first = await call("getUpdates")
    assert await call("getUpdates") == first[:1]
    assert await call("getUpdates", offset=1) == first


async def test_limit_and_negative_offset(standin: Standin, call: Call, ann: Person) -> None:
    """A limit cuts the answer, a negative offset keeps that many from the end."""
    for text in ("one", "two", "three"):
        standin.send_text(ann, text)
    assert len(await call("getUpdates", limit=2)) == 2
    [last] = await call("getUpdates", offset=-1)
    assert last["message"]["text"] == "three"
    assert standin.updates.pending == 1


async def test_waiting_poll_is_woken(standin: Standin, call: Call, ann: Person) -> None:
    """A poll with a timeout returns as soon as there is something."""
    poll = asyncio.create_task(call("getUpdates", timeout=30))
    await standin.wait_for_call("getUpdates")
    standin.send_text(ann, "wake up")
    [update] = await poll
    assert update["message"]["text"] == "wake up"


async def test_second_poller_ends_the_first(standin: Standin, call: Call, ann: Person) -> None:
    """Two instances of a bot get in each other's way, in Telegram's words."""
    first = asyncio.create_task(call("getUpdates", timeout=30))
    await standin.wait_for_call("getUpdates")
    second = asyncio.create_task(call("getUpdates", timeout=30))
    assert await first == (
        "Conflict: terminated by other getUpdates request;"
        " make sure that only one bot instance is running"
    )
    standin.send_text(ann, "x")
    assert len(await second) == 1


async def test_allowed_updates_are_remembered(standin: Standin, call: Call, ann: Person) -> None:
    """What the bot doesn't want isn't kept for it, until it names another list."""
    await call("getUpdates", allowed_updates=["callback_query"])
    standin.send_text(ann, "unheard")
    assert await call("getUpdates") == []
    await call("getUpdates", allowed_updates=[])
    standin.send_text(ann, "heard")
    assert len(await call("getUpdates")) == 1


async def test_injected_and_repeated_updates(standin: Standin, call: Call, ann: Person) -> None:
    """Any JSON can be an update, and a confirmed one can come again."""
    number = standin.inject({"poem": {"lines": 3}})
    assert await call("getUpdates") == [{"update_id": number, "poem": {"lines": 3}}]
    assert await call("getUpdates", offset=number + 1) == []
    standin.repeat_update(number)
    assert [update["update_id"] for update in await call("getUpdates", offset=number + 1)] == [
        number
    ]


async def test_duplicates_have_the_same_id(standin: Standin, call: Call, ann: Person) -> None:
    """A duplicated update comes twice in one answer and is confirmed once."""
    standin.duplicate_updates(1)
    standin.send_text(ann, "x")
    one, two = await call("getUpdates")
    assert one == two
    assert await call("getUpdates", offset=one["update_id"] + 1) == []


async def test_get_me(standin: Standin, call: Call) -> None:
    """The bot learns who it is and whether it reads everything."""
    me = await call("getMe")
    assert (me["id"], me["is_bot"], me["can_read_all_group_messages"]) == (
        standin.bot.id,
        True,
        False,
    )
    assert me["supports_inline_queries"]


async def test_calls_are_recorded(standin: Standin, call: Call, ann: Person) -> None:
    """Order, parameters as values, result or error of every call can be read back."""
    await call("sendMessage", chat_id=ann.id, text="[1]", reply_markup='{"inline_keyboard": []}')
    await call("sendMessage", chat_id=ann.id, text="")
    good, bad = standin.calls.of("sendmessage")
    assert good.parameters == {
        "chat_id": ann.id,
        "text": "[1]",
        "reply_markup": {"inline_keyboard": []},
    }
    assert good.result["message_id"] == 2
    assert bad.error is not None
    assert bad.error["error_code"] == 400
    assert good.started <= good.finished <= bad.started
    assert standin.invalid == [bad]


async def test_wait_for_call_gives_each_call_once(
    standin: Standin, call: Call, ann: Person
) -> None:
    """Two waits return two calls; parameters choose among them."""
    for text in ("one", "two", "three"):
        await call("sendMessage", chat_id=ann.id, text=text)
    found: list[Any] = [await standin.wait_for_call("sendMessage", text="two")]
    found += [await standin.wait_for_call("sendMessage") for _ in range(2)]
    assert [one.parameters["text"] for one in found] == ["two", "one", "three"]
