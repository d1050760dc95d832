"""Questions that Telegram asks the bot and that want one answer in time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from .chats import Chat
from .errors import QUERY_TOO_OLD, bad_request
from .limits import Limit
from .messages import Message
from .parameters import Json
from .people import Person


@dataclass
class Query:
    """Common to all: an id, and at most one answer while it isn't too old."""

    id: str
    person: Person
    asked: float
    limit: Limit
    answer: Json | None = None
    expired: bool = False
    _done: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def accept(self, answer: Json, now: float) -> None:
        """Take the bot's answer, or refuse it as too late or as the second."""
        if self.answer is not None or self.expired or now - self.asked > self.limit.most:
            raise bad_request(QUERY_TOO_OLD)
        self.answer = answer
        self._done.set()

    async def answered(self, timeout: float = 5.0) -> Any:  # noqa: ASYNC109 - a test's own deadline
        """Wait for the answer: the parameters of the answering call."""
        async with asyncio.timeout(timeout):
            await self._done.wait()
        return self.answer


@dataclass
class CallbackQuery(Query):
    message: Message | None = None
    button: Json = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The toast, empty if there was none."""
        return str((self.answer or {}).get("text", ""))


@dataclass
class InlineQuery(Query):
    query: str = ""
    offset: str = ""
    chat: Chat | None = None

    @property
    def results(self) -> list[Json]:
        return list((self.answer or {}).get("results", []))

    def result(self, result_id: str) -> Json:
        return next(result for result in self.results if result["id"] == result_id)


@dataclass
class GuestQuery(Query):
    message: Message | None = None
    reply: Message | None = None
    """What the bot's answer became in the chat."""
