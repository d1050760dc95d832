"""Faults: switched on for some calls, and gone afterwards."""

import asyncio

import httpx
import pytest

from bot.tryout import Standin
from bot.tryout.errors import ApiError
from bot.tryout.people import Person

from .conftest import Call


async def test_flood_wait(standin: Standin, call: Call, ann: Person) -> None:
    """The next call is told to wait, the one after it passes; it isn't the bot's mistake."""
    standin.fail("flood", "sendMessage", retry_after=7)
    assert await call("sendMessage", chat_id=ann.id, text="x") == "Too Many Requests: retry after 7"
    assert (await call("sendMessage", chat_id=ann.id, text="x"))["text"] == "x"
    first = standin.calls.of("sendMessage")[0]
    assert (first.fault, first.error["parameters"]) == ("flood", {"retry_after": 7})


async def test_error_and_gateway(standin: Standin, client: httpx.AsyncClient) -> None:
    """500 comes as JSON, 502 as a web page."""
    standin.fail("error")
    standin.fail("gateway")
    address = f"/bot{standin.token}/getMe"
    inner, outer, fine = [await client.post(address) for _ in range(3)]
    assert (inner.status_code, inner.json()["description"]) == (500, "Internal Server Error")
    assert (outer.status_code, outer.headers["content-type"][:9]) == (502, "text/html")
    assert fine.status_code == 200


async def test_chosen_refusal_is_not_invalid(standin: Standin, call: Call) -> None:
    """A refusal that the test asked for doesn't count against the bot."""
    standin.fail("refuse", "getMe", refusal=ApiError(400, "Bad Request: because"))
    assert await call("getMe") == "Bad Request: because"
    assert standin.invalid == []


async def test_junk_for_one_chat_only(
    standin: Standin, client: httpx.AsyncClient, call: Call, ann: Person
) -> None:
    """Any status and body; calls with other parameters pass."""
    standin.fail("junk", "sendMessage", status=207, body=b"[]", chat_id=99)
    assert (await call("sendMessage", chat_id=ann.id, text="x"))["text"] == "x"
    address = f"/bot{standin.token}/sendMessage"
    junk = await client.post(address, json={"chat_id": 99, "text": "x"})
    assert (junk.status_code, junk.content) == (207, b"[]")


async def test_late_answer(standin: Standin, client: httpx.AsyncClient, ann: Person) -> None:
    """What the bot sent is there, though it gave up waiting for the answer."""
    standin.fail("late", "sendMessage")
    address = f"/bot{standin.token}/sendMessage"
    with pytest.raises(httpx.ReadTimeout):
        await client.post(address, json={"chat_id": ann.id, "text": "x"}, timeout=0.2)
    assert len(standin.private_chat(ann).messages) == 2


async def test_hanging_call_goes_on_when_released(
    standin: Standin, call: Call, ann: Person
) -> None:
    """A call that hangs is carried out once it is let go."""
    fault = standin.fail("hang", "sendMessage")
    sending = asyncio.create_task(call("sendMessage", chat_id=ann.id, text="x"))
    await standin.wait_for(lambda: fault.hits)
    assert not sending.done()
    fault.release()
    assert (await sending)["text"] == "x"


async def test_abandoned_call_is_not_carried_out(
    standin: Standin, client: httpx.AsyncClient, ann: Person
) -> None:
    """A caller that gives up on a hanging call has not sent anything."""
    standin.fail("hang", "sendMessage")
    address = f"/bot{standin.token}/sendMessage"
    with pytest.raises(httpx.ReadTimeout):
        await client.post(address, json={"chat_id": ann.id, "text": "x"}, timeout=0.2)
    await standin.wait_for(lambda: standin.calls.of("sendMessage")[0].finished)
    assert len(standin.private_chat(ann).messages) == 1


@pytest.mark.parametrize(("kind", "messages"), [("drop", 1), ("lose_answer", 2)])
async def test_cut_connection(
    standin: Standin, client: httpx.AsyncClient, ann: Person, kind: str, messages: int
) -> None:
    """A connection is cut before or after the call took effect; the next one is fine."""
    standin.fail(kind, "sendMessage")
    address = f"/bot{standin.token}/sendMessage"
    with pytest.raises(httpx.TransportError):
        await client.post(address, json={"chat_id": ann.id, "text": "x"})
    assert len(standin.private_chat(ann).messages) == messages
    assert (await client.post(f"/bot{standin.token}/getMe")).status_code == 200


async def test_outage_keeps_what_comes_meanwhile(standin: Standin, call: Call, ann: Person) -> None:
    """While the port is closed nobody gets through; updates wait."""
    await standin.go_down()
    with pytest.raises(httpx.ConnectError):
        await call("getMe")
    standin.send_text(ann, "are you there?")
    await standin.come_back()
    assert len(await call("getUpdates")) == 1


async def test_outage_ends_a_waiting_poll(standin: Standin, call: Call) -> None:
    """A poll under way is cut when the port closes."""
    poll = asyncio.create_task(call("getUpdates", timeout=30))
    await standin.wait_for_call("getUpdates")
    await standin.go_down()
    with pytest.raises(httpx.TransportError):
        await poll


async def test_faults_without_end_for_all_methods(standin: Standin, call: Call) -> None:
    """A fault can last until it is stopped, for every method, polls included."""
    fault = standin.fail("error", "*", times=None)
    assert await call("getMe") == "Internal Server Error"
    assert await call("getUpdates") == "Internal Server Error"
    fault.release()
    assert (await call("getMe"))["is_bot"]


def test_unknown_fault_is_an_error() -> None:
    """A misspelt fault doesn't pass silently."""
    with pytest.raises(ValueError, match="none of"):
        Standin().fail("hiccup")
