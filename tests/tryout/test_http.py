"""How calls may be written, and who may call."""

import re
from typing import Any

import httpx
import pytest

from bot.tryout import Standin, running
from bot.tryout.methods import METHODS
from bot.tryout.people import Person
from bot.tryout.web import page
from bot.tryout.web.page import ACTIONS

FOREIGN = [
    {"Host": "evil.example"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]
PARAMETERS = (
    *("chat_id", "text", "parse_mode", "entities", "reply_markup", "link_preview_options"),
    *("reply_parameters", "message_thread_id", "message_id", "action", "results", "button"),
    *("result", "commands", "scope", "url", "name", "secret_token", "offset", "limit"),
    *("allowed_updates", "inline_message_id", "callback_query_id"),
)
JUNK = [
    b"{",
    b"[]",
    b"3",
    b"null",
    b"\xff",
    b"[" * 100_000,
    b'{"text": "\\ud800"}',
    b'{"text": NaN}',
    b'{"text": 1e999}',
]
VALUES = [
    True,
    -1,
    1e300,
    "[",
    "\x00",
    [],
    [[1]],
    {"a": 1},
    {"type": "article", "id": 1, "title": {}, "input_message_content": {"message_text": 1}},
    {"inline_keyboard": [[{"text": "x", "url": 5}]]},
    {"message_id": 1, "quote": 5, "chat_id": {}},
    [{"command": [], "type": 5}],
]


async def test_all_kinds_of_parameters(
    standin: Standin, client: httpx.AsyncClient, ann: Person
) -> None:
    """Form and JSON say the same."""
    address = f"/bot{standin.token}/SENDMESSAGE"
    values = {"chat_id": str(ann.id), "text": "häh?"}
    await client.post(address, data=values)
    await client.post(address, json=values)
    texts = [message.text for message in standin.private_chat(ann).messages.values()]
    assert texts[1:] == ["häh?"] * 2


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot{token}/sendPoem", 404, "Not Found"),
        ("/bot123:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
    ],
)
async def test_wrong_paths(
    standin: Standin, client: httpx.AsyncClient, path: str, status: int, description: str
) -> None:
    """Unknown methods and tokens are refused as Telegram does."""
    response = await client.post(path.format(token=standin.token))
    assert response.status_code == status
    assert response.json() == {"ok": False, "error_code": status, "description": description}


@pytest.mark.parametrize("body", JUNK)
@pytest.mark.parametrize("path", ["/bot{token}/getMe", "/tryout/send"])
async def test_junk_is_a_bad_request(
    standin: Standin, client: httpx.AsyncClient, path: str, body: bytes
) -> None:
    """A body that isn't a JSON object, or couldn't be written again, is refused."""
    headers = {"Content-Type": "application/json"}
    response = await client.post(path.format(token=standin.token), content=body, headers=headers)
    assert response.status_code == 400


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("value", VALUES, ids=repr)
async def test_junk_in_an_action_never_fails(
    client: httpx.AsyncClient,
    ann: Person,
    name: str,
    value: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever stands in its fields: it is refused or done, and the page can still be drawn."""
    monkeypatch.setattr(page, "ANSWER_SECONDS", 0.0)  # nobody answers here
    names = "person chat text kind payload message data query result language_code thread reply_to"
    junk = dict.fromkeys(names.split(), value)
    for body in (junk, {**junk, "person": ann.id, "chat": ann.id}):
        response = await client.post(f"/tryout/{name}", json=body)
        assert response.status_code in (200, 400)
    assert (await client.get("/tryout/state")).status_code == 200


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("value", VALUES, ids=repr)
async def test_junk_in_a_call_never_fails(
    standin: Standin, client: httpx.AsyncClient, ann: Person, method: str, value: Any
) -> None:
    """Each parameter of the wrong kind is refused, or read as Telegram would."""
    good = {"chat_id": ann.id, "text": "x", "commands": [], "result": {}, "results": []}
    for name in PARAMETERS:
        body = {**good, name: value}
        response = await client.post(f"/bot{standin.token}/{method}", json=body)
        assert response.status_code in (200, 400, 409), body


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/", "/tryout/state", "/page/chat.js"])
async def test_foreign_pages_are_turned_away(
    client: httpx.AsyncClient, path: str, headers: dict[str, str]
) -> None:
    """A name that points to this machine, or a page from elsewhere, gets nothing."""
    assert (await client.get(path, headers=headers)).status_code == 403


@pytest.mark.parametrize("headers", FOREIGN)
async def test_foreign_pages_cannot_call(
    standin: Standin, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    """Not even with the right token."""
    response = await client.post(f"/bot{standin.token}/getMe", headers=headers)
    assert response.status_code == 403


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}])
async def test_own_pages_are_served(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    """The page itself, and an address typed by hand."""
    assert (await client.get("/tryout/state", headers=headers)).status_code == 200


async def test_calls_want_post(standin: Standin, client: httpx.AsyncClient) -> None:
    """A picture's address, which any page can make a browser fetch, calls nothing."""
    response = await client.get(f"/bot{standin.token}/setWebhook?url=http://127.0.0.1:9/")
    assert response.status_code == 405
    assert standin.webhook["url"] == ""
    assert list(standin.calls) == []


def test_each_run_has_a_token_of_its_own() -> None:
    """So that no page can know it; it looks like Telegram's."""
    first, second = Standin().token, Standin().token
    assert first != second
    assert re.fullmatch(r"[0-9]{10}:[A-Za-z0-9_-]{35}", first)


async def test_a_taken_port_gives_way_to_the_next() -> None:
    """The program is told, and both answer."""
    async with running() as first, httpx.AsyncClient() as client:
        port = int(first.url.rsplit(":", 1)[1])
        async with running(port=port) as second:
            assert (first.port_was_taken, second.port_was_taken) == (False, True)
            assert int(second.url.rsplit(":", 1)[1]) > port
            for standin in (first, second):
                assert (await client.get(standin.chat_url)).status_code == 200
