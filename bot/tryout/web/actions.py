"""The person's side over HTTP: what the chat page does, with ids for people and chats."""

from collections.abc import Awaitable, Callable
from typing import Any

from ..messages import Chat, Message
from ..people import Person
from ..queries import InlineQuery
from ..rules.parameters import Json
from ..standin import Standin

ANSWER_SECONDS = 15.0
Action = Callable[[Standin, Json], Any | Awaitable[Any]]


def _text(body: Json, name: str, default: str | None = None) -> str:
    value = body[name] if default is None else body.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"{name}: expected a text")
    return value


def _number(body: Json, name: str) -> int:
    """An id, as a number or as text; 0 if it isn't given."""
    value = body.get(name) or 0
    if not isinstance(value, int | str):
        raise ValueError(f"{name}: expected a number")
    return int(value)


def _person(standin: Standin, body: Json) -> Person:
    return standin.people[_number(body, "person")]


def _chat(standin: Standin, body: Json) -> Chat:
    return standin.chats[_number(body, "chat") or _number(body, "person")]


def _message(standin: Standin, body: Json, name: str = "message") -> Message:
    return _chat(standin, body).messages[_number(body, name)]


def _send(standin: Standin, body: Json) -> Json:
    return standin.send_text(
        _person(standin, body),
        _text(body, "text"),
        _chat(standin, body),
        thread=_number(body, "thread"),
        reply_to=_message(standin, body, "reply_to") if body.get("reply_to") else None,
    ).as_json()


def _send_media(standin: Standin, body: Json) -> Json:
    person, kind, chat = _person(standin, body), _text(body, "kind"), _chat(standin, body)
    return standin.send_media(person, kind, chat, thread=_number(body, "thread")).as_json()


def _start(standin: Standin, body: Json) -> Json:
    return standin.start(_person(standin, body), _text(body, "payload", "")).as_json()


def _edit(standin: Standin, body: Json) -> Json:
    return standin.edit_text(_message(standin, body), _text(body, "text")).as_json()


async def _press(standin: Standin, body: Json) -> Json:
    """Press the button with this payload, which may be gone by now, and wait for the bot's answer:
    its toast, an empty one if there was none in time."""
    person, message = _person(standin, body), _message(standin, body)
    query = standin.press(person, message, {"callback_data": _text(body, "data")})
    try:
        return dict(await query.answered(ANSWER_SECONDS))
    except TimeoutError:
        return {"text": "", "late": True}


async def _inline(standin: Standin, body: Json) -> Json:
    person, chat = _person(standin, body), _chat(standin, body)
    elsewhere = None if chat.is_private else chat
    text, offset = _text(body, "query"), _text(body, "offset", "")
    query = standin.type_inline(person, text, elsewhere, offset=offset)
    try:
        return {"id": query.id, **await query.answered(ANSWER_SECONDS)}
    except TimeoutError:
        return {"id": query.id, "results": [], "late": True}


def _choose(standin: Standin, body: Json) -> Json:
    query = standin.world.queries.find(InlineQuery, _text(body, "query"))
    return standin.choose(query, _text(body, "result"), _chat(standin, body)).as_json()


def _set_language(standin: Standin, body: Json) -> Json:
    person = _person(standin, body)
    person.language_code = _text(body, "language_code")
    standin.changes.announce(visible=True)
    return person.as_json()


def _block(standin: Standin, body: Json) -> Json:
    standin.block(_person(standin, body))
    return {}


def _unblock(standin: Standin, body: Json) -> Json:
    standin.unblock(_person(standin, body))
    return {}


def _clear(standin: Standin, body: Json) -> Json:
    standin.clear()
    return {}


ACTIONS: dict[str, Action] = {
    "send": _send,
    "send_media": _send_media,
    "start": _start,
    "edit": _edit,
    "press": _press,
    "inline": _inline,
    "choose": _choose,
    "set_language": _set_language,
    "block": _block,
    "unblock": _unblock,
    "clear": _clear,
}
