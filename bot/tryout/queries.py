"""Questions that Telegram asks the bot and that want one answer in time."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from .errors import bad_request
from .people import Chat, Message, Person
from .rules.limits import CALLBACK_AGE, GUEST_AGE, INLINE_AGE
from .rules.parameters import Json

#: By kind: seconds until an answer is too late.
AGES = {"callback": CALLBACK_AGE.most, "inline": INLINE_AGE.most, "guest": GUEST_AGE.most}
#: So many can be answered or chosen from; older ones are forgotten.
MOST_KEPT = 1000


@dataclass
class Query:
    """A tap on a button, a typed inline query, or a mention where the bot is a guest."""

    id: str
    kind: str
    person: Person
    #: When, in seconds since 1970: a test may put it back.
    asked: float
    #: What was said to the guest.
    message: Message | None = None
    #: The typed inline query, and where it was typed (None: in the private chat).
    query: str = ""
    chat: Chat | None = None
    #: The parameters of the answering call.
    answer: Json | None = None
    _done: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def accept(self, answer: Json) -> None:
        self.answer = answer
        self._done.set()

    async def answered(self, timeout: float = 5.0) -> Any:  # noqa: ASYNC109 - a test's own deadline
        """Wait for the answer: the parameters of the answering call."""
        async with asyncio.timeout(timeout):
            await self._done.wait()
        return self.answer

    @property
    def text(self) -> str:
        """The toast after a tap, empty if there was none."""
        return str((self.answer or {}).get("text", ""))

    @property
    def results(self) -> list[Json]:
        """What was offered for an inline query."""
        return list((self.answer or {}).get("results", []))


class Queries(dict[str, Query]):
    """The newest queries of all kinds, by id."""

    def add(self, query: Query) -> Query:
        self[query.id] = query
        if len(self) > MOST_KEPT:
            del self[next(iter(self))]
        return query

    def open(self, kind: str, number: str) -> Query:
        """A query that can be answered; Telegram's refusal if it is unknown, answered, too old."""
        query = self.get(number)
        is_open = query is not None and query.kind == kind and query.answer is None
        if query is None or not is_open or time.time() - query.asked > AGES[kind]:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return query
