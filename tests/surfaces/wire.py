"""What goes over the wire: a transport that records, and builders of updates."""

from __future__ import annotations

import datetime
import itertools
import json
from collections import deque
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

Json = dict[str, Any]

BOT = {"id": 42, "is_bot": True, "first_name": "Waymark", "username": "waymark_test_bot"}
PERSON = {"id": 7, "is_bot": False, "first_name": "Ann Secretname", "language_code": "en"}
OTHER = {"id": 8, "is_bot": False, "first_name": "Ben", "language_code": "en"}
OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Else", "username": "else_bot"}
NOW = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)


class RecordingRequest(BaseRequest):
    """Keeps every call, answers from a queue or with something sensible; touches no network."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.answers: dict[str, deque[tuple[int, Json]]] = {}
        self._numbers = itertools.count(1000)

    def refuse(self, method: str, code: int, description: str, **parameters: Any) -> None:
        """The next call of the method fails like this."""
        body: Json = {"ok": False, "error_code": code, "description": description}
        if parameters:
            body["parameters"] = parameters
        self.answers.setdefault(method, deque()).append((code, body))

    def answer(self, method: str, result: Any) -> None:
        """The next call of the method returns this."""
        body: Json = {"ok": True, "result": result}
        self.answers.setdefault(method, deque()).append((200, body))

    def of(self, method: str) -> list[Json]:
        """Parameters of all calls of a method."""
        return [parameters for name, parameters in self.calls if name == method]

    @property
    def methods(self) -> list[str]:
        return [name for name, _ in self.calls if name != "getMe"]

    @property
    def texts(self) -> list[str]:
        """What was sent, in order."""
        return [call["text"] for call in self.of("sendMessage")]

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1]
        parameters = dict(request_data.parameters) if request_data else {}
        self.calls.append((name, parameters))
        queue = self.answers.get(name)
        code, body = queue.popleft() if queue else (200, self._answer(name, parameters))
        return code, json.dumps(body).encode()

    def _answer(self, name: str, parameters: Json) -> Json:
        result: Any = True
        if name == "getMe":
            result = BOT
        elif name == "answerGuestQuery":
            result = {"inline_message_id": "AAA"}
        elif name in ("sendMessage", "editMessageText"):
            number = parameters.get("message_id") or next(self._numbers)
            result = message_json(
                parameters["text"], chat=private_chat(parameters["chat_id"]), number=number
            )
            result["from"] = BOT
        return {"ok": True, "result": result}


_numbers = itertools.count(1)


def private_chat(number: int = 7) -> Json:
    return {"id": number, "type": "private", "first_name": "Ann"}


def group_chat(**extra: Any) -> Json:
    return {"id": -1001234, "type": "supergroup", "title": "Parents", **extra}


def message_json(text: str | None = None, **fields: Any) -> Json:
    """A message as Telegram writes it; commands and mentions get their entities."""
    chat = fields.pop("chat", None) or private_chat()
    number = fields.pop("number", None) or next(_numbers)
    date = fields.pop("date", NOW)
    message: Json = {"message_id": number, "from": PERSON, "chat": chat}
    message["date"] = int(date.timestamp())
    if text is not None:
        message |= {"text": text, "entities": entities(text)}
    return message | fields


def entities(text: str) -> list[Json]:
    """Telegram's entities for a leading command and for mentions."""
    found, position = [], 0
    for word in text.split(" "):
        if word.startswith("@") and len(word) > 1:
            found.append({"type": "mention", "offset": position, "length": len(word)})
        if word.startswith("/") and len(word) > 1 and position == 0:
            found.append({"type": "bot_command", "offset": 0, "length": len(word)})
        position += len(word) + 1
    return found


def update_json(kind: str, body: Json) -> Json:
    return {"update_id": next(_numbers), kind: body}


def private_text(text: str, **fields: Any) -> Json:
    return update_json("message", message_json(text, **fields))


def private_media(**fields: Any) -> Json:
    voice = {"file_id": "secretfile", "file_unique_id": "u", "duration": 1}
    return update_json("message", message_json(None, **({"voice": voice} | fields)))


def group_text(text: str, **fields: Any) -> Json:
    return update_json("message", message_json(text, **({"chat": group_chat()} | fields)))


def edited(update: Json, text: str) -> Json:
    """The same message with another text."""
    before = update["message"]
    after = before | {"text": text, "entities": entities(text), "edit_date": before["date"]}
    return update_json("edited_message", after)


def inline_query(query: str, offset: str = "") -> Json:
    return update_json(
        "inline_query", {"id": "77", "from": PERSON, "query": query, "offset": offset}
    )


def button_press(data: str, message: Json | None = None, **fields: Any) -> Json:
    """A tap on a button under a message of ours."""
    if message is None and "inline_message_id" not in fields:
        message = message_json("page before") | {"from": BOT}
    body = {"id": "88", "from": PERSON, "chat_instance": "1", "data": data} | fields
    return update_json("callback_query", body | ({"message": message} if message else {}))


def parse(update: Json, bot: Any) -> Update:
    return Update.de_json(update, bot)
