"""The chat page and the person's actions over HTTP."""

import asyncio
import re
from typing import Any

import httpx
import pytest

from bot.tryout import Standin, running
from bot.tryout.people import Person
from bot.tryout.web.page import ACTIONS, FILES

from .conftest import Call

KEYBOARD = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def test_page_and_all_it_loads_are_there(client: httpx.AsyncClient) -> None:
    """Every file that the page names is served, under a policy without outside sources."""
    page = await client.get("/")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    wanted = set(re.findall(r'"(/page/[\w.]+)"', page.text))
    loaded: dict[str, str] = {}
    while wanted - loaded.keys():
        name = (wanted - loaded.keys()).pop()
        response = await client.get(name)
        assert response.status_code == 200, name
        loaded[name] = response.text
        wanted |= {f"/page/{other}" for other in re.findall(r'from "\./([\w.]+)"', response.text)}
    assert wanted == {f"/page/{path.name}" for path in FILES.iterdir()} - {"/page/chat.html"}


@pytest.mark.parametrize("name", ["../page.py", "%2e%2e/page.py", "nothing.js", "__init__.py"])
async def test_nothing_else_is_served(client: httpx.AsyncClient, name: str) -> None:
    """Only the page's own files can be read."""
    assert (await client.get(f"/page/{name}")).status_code == 404


async def test_first_visit_brings_people_and_groups(client: httpx.AsyncClient) -> None:
    """An empty stand-in can be tried at once."""
    view = (await client.get("/tryout/state")).json()
    assert view["person"]["first_name"] == "You"
    assert [chat["kind"] for chat in view["chats"]] == ["private", *["supergroup"] * 3]


async def test_state_waits_for_news(
    standin: Standin, client: httpx.AsyncClient, ann: Person
) -> None:
    """The page hears of a message as soon as it is there."""
    view = (await client.get("/tryout/state")).json()
    waiting = asyncio.create_task(client.get("/tryout/state", params={"after": view["revision"]}))
    standin.send_text(ann, "news")
    assert (await waiting).json()["messages"][-1]["text"] == "news"


async def test_actions_over_http(
    standin: Standin, client: httpx.AsyncClient, call: Call, ann: Person
) -> None:
    """Writing, and pressing a button until the bot has answered it."""
    await client.post("/tryout/send", json={"person": ann.id, "text": "hi"})
    sent = await call("sendMessage", chat_id=ann.id, text="x", reply_markup=KEYBOARD)
    body = {"person": ann.id, "message": sent["message_id"], "data": "go"}
    pressing = asyncio.create_task(client.post("/tryout/press", json=body))
    query = await standin.wait_for(lambda: next(iter(standin.world.queries.values()), None))
    await call("answerCallbackQuery", callback_query_id=query.id, text="ok")
    assert (await pressing).json()["text"] == "ok"


async def test_inline_over_http(
    standin: Standin, client: httpx.AsyncClient, call: Call, ann: Person
) -> None:
    """Typing an inline query and choosing a card."""
    asking = asyncio.create_task(
        client.post("/tryout/inline", json={"person": ann.id, "query": "x"})
    )
    query = await standin.wait_for(lambda: next(iter(standin.world.queries.values()), None))
    card: dict[str, Any] = {
        "type": "article",
        "id": "1",
        "title": "T",
        "input_message_content": {"message_text": "card"},
    }
    await call("answerInlineQuery", inline_query_id=query.id, results=[card])
    assert (await asking).json()["results"][0]["title"] == "T"
    await client.post("/tryout/choose", json={"person": ann.id, "query": query.id, "result": "1"})
    assert standin.private_chat(ann).messages[2].text == "card"


async def test_calls_can_be_read_over_http(client: httpx.AsyncClient, call: Call) -> None:
    """All calls, or only the refused ones."""
    await call("getMe")
    await call("sendMessage", chat_id=1)
    every = (await client.get("/tryout/calls")).json()
    refused = (await client.get("/tryout/calls?invalid")).json()
    assert ([one["method"] for one in every], len(refused)) == (["getMe", "sendMessage"], 1)


@pytest.mark.parametrize("action", sorted(ACTIONS.keys() - {"clear"}))
async def test_incomplete_actions_are_refused(client: httpx.AsyncClient, action: str) -> None:
    """An action without its parameters says what is missing."""
    response = await client.post(f"/tryout/{action}", json={})
    assert response.status_code == 400
    assert re.match(r"(KeyError|ValueError): .", response.json()["error"])


async def test_actions_want_json(client: httpx.AsyncClient) -> None:
    """A form, which a foreign page could send unasked, changes nothing."""
    assert (await client.post("/tryout/clear", data={"x": "y"})).status_code == 415
    assert (await client.post("/tryout/nonsense", json={})).status_code == 404


async def test_clear(standin: Standin, client: httpx.AsyncClient, ann: Person) -> None:
    """Clearing empties chats, queue and records."""
    standin.send_text(ann, "x")
    await client.post("/tryout/clear", json={})
    assert (standin.private_chat(ann).messages, standin.updates.pending) == ({}, 0)


async def test_what_privacy_mode_keeps_back_is_told(
    standin: Standin, client: httpx.AsyncClient, ann: Person
) -> None:
    """The page can say under a message why the bot has not got it."""
    for group in (standin.add_group("Parents", [ann]), standin.add_group("Others", [ann], bot="")):
        standin.send_text(ann, "talk", group)
        standin.send_text(ann, "/help", group)
        view = (await client.get(f"/tryout/state?person={ann.id}&chat={group.id}")).json()
        why = [message["undelivered"] for message in view["messages"]]
        here = standin.bot.id in group.members
        assert why == (["privacy mode", ""] if here else ["the bot is not in this group"] * 2)


async def test_inspector_tells_what_the_bot_made_of_it() -> None:
    """Facts from the program, and the calls since the message, for the last message alone."""
    asked: list[str] = []

    async def inspect(text: str) -> dict[str, object]:
        asked.append(text)
        return {"outcome": "Answer", "confidence": 0.9, "place": "knowledge/x.yaml:12"}

    async with running(inspect=inspect) as standin:
        ann = standin.add_person("Ann")
        async with httpx.AsyncClient(base_url=standin.url) as client:
            for text in ("one", "two"):
                standin.send_text(ann, text)
                body = {"chat_id": ann.id, "text": f"to {text}", "parse_mode": "HTML"}
                await client.post(f"/bot{standin.token}/sendMessage", json=body)
            told = (await client.get("/tryout/inspector", params={"person": ann.id})).json()
    assert (told["text"], told["undelivered"], asked) == ("two", "", ["two"])
    assert told["facts"] == {
        "outcome": "Answer",
        "confidence": 0.9,
        "place": "knowledge/x.yaml:12",
    }
    [call] = told["calls"]
    assert (call["method"], call["outcome"]) == ("sendMessage", "ok")
    assert call["parameters"]["text"] == "to two"


async def test_inspector_without_facts(
    standin: Standin, client: httpx.AsyncClient, call: Call, ann: Person
) -> None:
    """Nothing to ask, nothing written here, or nothing that reached the bot: calls alone."""
    group = standin.add_group("Parents", [ann])
    here = {"person": ann.id, "chat": group.id}
    empty = (await client.get("/tryout/inspector", params=here)).json()
    assert (empty["has_message"], empty["can_inspect"], empty["calls"]) == (False, False, [])
    standin.send_text(ann, "talk", group)
    await call("sendMessage", chat_id=1)
    told = (await client.get("/tryout/inspector", params=here)).json()
    assert (told["undelivered"], told["facts"]) == ("privacy mode", None)
    assert told["calls"][0]["outcome"] == "Bad Request: message text is empty"


async def test_old_queries_are_forgotten(standin: Standin, call: Call, ann: Person) -> None:
    """However many are made, a thousand are kept; a forgotten one is too old to be answered."""
    first = standin.type_inline(ann, "first")
    for number in range(1000):
        standin.type_inline(ann, str(number))
    assert len(standin.world.queries) == 1000
    refused = await call("answerInlineQuery", inline_query_id=first.id, results=[])
    assert refused.startswith("Bad Request: query is too old")
