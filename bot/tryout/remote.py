"""The person's side over HTTP: the same actions as in Python, with ids for people and chats."""

from collections.abc import Awaitable, Callable
from typing import Any

from .chats import Chat
from .messages import Message
from .parameters import Json
from .people import Person
from .queries import InlineQuery
from .records import Call
from .standin import Standin

ANSWER_SECONDS = 15.0


def _person(standin: Standin, body: Json) -> Person:
    return standin.people[int(body["person"])]


def _chat(standin: Standin, body: Json) -> Chat:
    return standin.chats[int(body.get("chat") or body["person"])]


def _message(standin: Standin, body: Json, name: str = "message") -> Message:
    return _chat(standin, body).messages[int(body[name])]


def _add_person(standin: Standin, body: Json) -> Json:
    names = ("last_name", "username", "language_code")
    given = {name: body[name] for name in names if name in body}
    return standin.add_person(body["first_name"], **given).as_json()


def _add_group(standin: Standin, body: Json) -> Json:
    members = [standin.people[int(number)] for number in body.get("members", [])]
    return standin.add_group(
        body["title"],
        members,
        supergroup=body.get("supergroup", True),
        forum=body.get("forum", False),
        bot=body.get("bot", "member"),
    ).as_json()


def _send(standin: Standin, body: Json) -> Json:
    reply_to = _message(standin, body, "reply_to") if body.get("reply_to") else None
    return standin.send_text(
        _person(standin, body),
        body["text"],
        _chat(standin, body),
        thread=int(body.get("thread", 0)),
        reply_to=reply_to,
        quote=body.get("quote", ""),
        anonymous=body.get("anonymous", False),
    ).as_json()


def _send_media(standin: Standin, body: Json) -> Json:
    how = {"caption": body.get("caption", ""), "thread": int(body.get("thread", 0))}
    chat = _chat(standin, body)
    return standin.send_media(_person(standin, body), body["kind"], chat, **how).as_json()


def _start(standin: Standin, body: Json) -> Json:
    return standin.start(_person(standin, body), body.get("payload", "")).as_json()


def _forward(standin: Standin, body: Json) -> Json:
    person, chat = _person(standin, body), _chat(standin, body)
    return standin.forward(person, body["text"], body.get("origin", "Somebody"), chat).as_json()


def _edit(standin: Standin, body: Json) -> Json:
    return standin.edit_text(_message(standin, body), body["text"]).as_json()


async def _press(standin: Standin, body: Json) -> Json:
    """Press and wait for the bot's answer: its toast, an empty one if there was none in time."""
    query = standin.press(_person(standin, body), _message(standin, body), body["button"])
    try:
        return dict(await query.answered(ANSWER_SECONDS))
    except TimeoutError:
        return {"text": "", "late": True}


async def _inline(standin: Standin, body: Json) -> Json:
    chat = _chat(standin, body)
    query = standin.type_inline(
        _person(standin, body),
        body["query"],
        None if chat.is_private else chat,
        offset=body.get("offset", ""),
    )
    try:
        return {"id": query.id, **await query.answered(ANSWER_SECONDS)}
    except TimeoutError:
        return {"id": query.id, "results": [], "late": True}


def _choose(standin: Standin, body: Json) -> Json:
    query: InlineQuery = standin.inline_queries[body["query"]]
    return standin.choose(query, body["result"], _chat(standin, body)).as_json()


def _set_language(standin: Standin, body: Json) -> Json:
    person = _person(standin, body)
    person.language_code = body["language_code"]
    standin.changes.announce(visible=True)
    return person.as_json()


def _change(change: Callable[[Standin, Json], object]) -> Callable[[Standin, Json], Json]:
    def run(standin: Standin, body: Json) -> Json:
        change(standin, body)
        return {}

    return run


def _fail(standin: Standin, body: Json) -> Json:
    names = ("times", "seconds", "retry_after")
    how = {name: body[name] for name in names if name in body}
    standin.fail(body["kind"], body.get("method", ""), **how)
    return {}


def call_json(call: Call) -> Json:
    return {
        "number": call.number,
        "method": call.method,
        "parameters": call.parameters,
        "result": call.result,
        "error": call.error,
        "fault": call.fault,
        "started": call.started,
        "finished": call.finished,
    }


ACTIONS: dict[str, Callable[[Standin, Json], Any | Awaitable[Any]]] = {
    "add_person": _add_person,
    "add_group": _add_group,
    "send": _send,
    "send_media": _send_media,
    "start": _start,
    "forward": _forward,
    "edit": _edit,
    "delete": _change(lambda s, b: s.delete_message(_message(s, b))),
    "press": _press,
    "inline": _inline,
    "choose": _choose,
    "set_language": _set_language,
    "block": _change(lambda s, b: s.block(_person(s, b))),
    "unblock": _change(lambda s, b: s.unblock(_person(s, b))),
    "add_bot": _change(lambda s, b: s.add_bot(_chat(s, b), _person(s, b))),
    "promote_bot": _change(lambda s, b: s.promote_bot(_chat(s, b), _person(s, b))),
    "remove_bot": _change(lambda s, b: s.remove_bot(_chat(s, b), _person(s, b))),
    "migrate": lambda s, b: s.migrate(_chat(s, b)).as_json(),
    "add_thread": lambda s, b: {"thread": s.add_thread(_chat(s, b), b["title"])},
    "inject": lambda s, b: {"update_id": s.inject(b["update"])},
    "duplicate": _change(lambda s, b: s.duplicate_updates(int(b.get("times", 1)))),
    "repeat": _change(lambda s, b: s.repeat_update(int(b["update_id"]))),
    "expire_queries": _change(lambda s, b: s.expire_queries()),
    "fail": _fail,
    "stop_faults": _change(lambda s, b: s.faults.clear()),
    "clear": _change(lambda s, b: s.clear()),
}
