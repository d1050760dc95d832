"""The person's side over HTTP: what the chat page does, with ids for people and chats."""

from collections.abc import Awaitable, Callable
from typing import Any

from ..messages import Chat, Message
from ..people import Person
from ..queries import Query
from ..rules.parameters import Json, take
from ..standin import Standin

ANSWER_SECONDS = 15.0


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
