"""The chat page: its files, what it shows, and what a person does on it."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..errors import ApiError
from ..people import Chat, Message, Person
from ..rules.parameters import Json, read_json, take
from ..standin import Standin
from ..updates import Query
from .view import call_json, inspection, snapshot

FILES = Path(__file__).parents[1] / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
POLL_SECONDS = 25.0
ANSWER_SECONDS = 15.0
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def page_routes(standin: Standin) -> list[BaseRoute]:
    async def state(request: Request) -> Response:
        """What the page shows; with ``after`` it waits until something else is to be seen."""
        query = request.query_params
        await _wait_for_news(standin, query.get("after", ""))
        return JSONResponse(snapshot(standin, query.get("person", ""), query.get("chat", "")))

    async def inspect(request: Request) -> Response:
        query = request.query_params
        facts = await inspection(standin, query.get("person", ""), query.get("chat", ""))
        return JSONResponse(facts)

    async def calls(request: Request) -> Response:
        chosen = standin.invalid if "invalid" in request.query_params else standin.calls.of()
        return JSONResponse([call_json(call) for call in chosen])

    return [
        Route("/", _file),
        Route("/page/{name}", _file),
        Route("/tryout/state", state),
        Route("/tryout/inspector", inspect),
        Route("/tryout/calls", calls),
        Route("/tryout/{action}", partial(_act, standin), methods=["POST"]),
    ]


async def _file(request: Request) -> Response:
    path = FILES / request.path_params.get("name", "chat.html")
    if path.parent != FILES or path.suffix not in TYPES or not path.is_file():
        return Response(status_code=404)
    return Response(path.read_bytes(), media_type=TYPES[path.suffix], headers=HEADERS)


async def _wait_for_news(standin: Standin, after: str) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(POLL_SECONDS):
            while str(standin.changes.revision) == after:
                await standin.changes.next()


async def _act(standin: Standin, request: Request) -> Response:
    action = ACTIONS.get(request.path_params["action"])
    if action is None:
        return JSONResponse({"error": "no such action"}, 404)
    # A form of a foreign page can't send JSON without asking first.
    if not request.headers.get("content-type", "").startswith("application/json"):
        return JSONResponse({"error": "send JSON"}, 415)
    try:
        body = read_json(await request.body())
        if not isinstance(body, dict):
            raise ValueError("expected a JSON object")
        result = action(Act(standin, body))
        if isawaitable(result):
            result = await result
    except (ApiError, LookupError, ValueError) as error:
        return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)
    return JSONResponse(result if isinstance(result, dict) else {})


class Act:
    """One action: its fields, with ids turned into what they name.

    KeyError or ValueError tells what is missing or of the wrong kind.
    """

    def __init__(self, standin: Standin, body: Json) -> None:
        self.standin = standin
        self._body = body

    def text(self, name: str, default: str | None = None) -> str:
        return take(self._body, name, str, default)

    def number(self, name: str) -> int:
        return int(self.text(name, "0") or 0)

    @property
    def person(self) -> Person:
        return self.standin.people[self.number("person")]

    @property
    def chat(self) -> Chat:
        return self.standin.chats[self.number("chat") or self.number("person")]

    def message(self, name: str = "message") -> Message:
        return self.chat.messages[self.number(name)]


def _send(act: Act) -> Message:
    reply_to = act.message("reply_to") if act.number("reply_to") else None
    how: Json = {"thread": act.number("thread"), "reply_to": reply_to}
    return act.standin.send_text(act.person, act.text("text"), act.chat, **how)


def _send_media(act: Act) -> Message:
    thread = act.number("thread")
    return act.standin.send_media(act.person, act.text("kind"), act.chat, thread=thread)


async def _press(act: Act) -> Json:
    """Press the button with this payload, which may be gone by now: the toast."""
    button = {"callback_data": act.text("data")}
    return await _answer(act.standin.press(act.person, act.message(), button))


async def _inline(act: Act) -> Json:
    chat = None if act.chat.is_private else act.chat
    query, offset = act.text("query"), act.text("offset", "")
    return await _answer(act.standin.type_inline(act.person, query, chat, offset=offset))


async def _answer(query: Query) -> Json:
    """The bot's answer, or that there was none in time."""
    try:
        return {"id": query.id, **await query.answered(ANSWER_SECONDS)}
    except TimeoutError:
        return {"id": query.id, "text": "", "results": [], "late": True}


def _choose(act: Act) -> Message:
    query = act.standin.world.queries[act.text("query")]
    return act.standin.choose(query, act.text("result"), act.chat)


def _set_language(act: Act) -> None:
    act.person.language_code = act.text("language_code")
    act.standin.changes.announce(visible=True)


ACTIONS: dict[str, Callable[[Act], Any | Awaitable[Any]]] = {
    "send": _send,
    "send_media": _send_media,
    "start": lambda act: act.standin.start(act.person, act.text("payload", "")),
    "edit": lambda act: act.standin.edit_text(act.message(), act.text("text")),
    "press": _press,
    "inline": _inline,
    "choose": _choose,
    "set_language": _set_language,
    "block": lambda act: act.standin.block(act.person),
    "unblock": lambda act: act.standin.unblock(act.person),
    "clear": lambda act: act.standin.clear(),
}
