"""Questions that Telegram asks the bot and that want one answer in time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .errors import QUERY_TOO_OLD, bad_request
from .messages import Chat, Message
from .people import Person
from .rules.limits import Limit
from .rules.parameters import Json

#: So many can be answered or chosen from; older ones are forgotten.
MOST_KEPT = 1000


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

    @property
    def text(self) -> str:
        """The toast, empty if there was none."""
        return str((self.answer or {}).get("text", ""))


@dataclass
class InlineQuery(Query):
    query: str = ""
    chat: Chat | None = None

    @property
    def results(self) -> list[Json]:
        return list((self.answer or {}).get("results", []))

    def result(self, result_id: str) -> Json:
        return next(result for result in self.results if result["id"] == result_id)


@dataclass
class GuestQuery(Query):
    message: Message | None = None
    #: What the bot's answer became in the chat.
    reply: Message | None = None


AnyQuery = TypeVar("AnyQuery", bound=Query)


class Queries:
    """The newest queries of all kinds, by id."""

    def __init__(self) -> None:
        self._queries: dict[str, Query] = {}

    def __iter__(self) -> Iterator[Query]:
        return iter(self._queries.values())

    def add(self, query: AnyQuery) -> AnyQuery:
        self._queries[query.id] = query
        if len(self._queries) > MOST_KEPT:
            del self._queries[next(iter(self._queries))]
        return query

    def find(self, kind: type[AnyQuery], number: str) -> AnyQuery:
        """The query of this kind with this id, or Telegram's refusal."""
        query = self._queries.get(number)
        if not isinstance(query, kind):
            raise bad_request(QUERY_TOO_OLD)
        return query
