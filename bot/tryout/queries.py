"""Questions that Telegram asks the bot and that want one answer in time."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from .errors import QUERY_TOO_OLD, bad_request
from .messages import Chat, Message
from .people import Person
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
    asked: float
    #: Whose button was tapped, or what was said to the guest.
    message: Message | None = None
    #: The typed inline query, and where it was typed (None: in the private chat).
    query: str = ""
    chat: Chat | None = None
    #: The parameters of the answering call.
    answer: Json | None = None
    #: What the answer to a guest query became in the chat.
    reply: Message | None = None
    expired: bool = False
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

    def open(self, kind: str, number: str, now: float) -> Query:
        """A query that can be answered; Telegram's refusal if it is unknown, answered, too old."""
        query = self.get(number)
        if query is None or query.kind != kind or query.answer is not None or query.expired:
            raise bad_request(QUERY_TOO_OLD)
        if now - query.asked > AGES[kind]:
            raise bad_request(QUERY_TOO_OLD)
        return query

    def expire(self) -> None:
        """Make every open query too old to be answered."""
        for query in self.values():
            query.expired = True
