"""The queue of updates: what Telegram holds for the bot until it confirms it; and among them the
queries, which want one answer in time."""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Any

from .errors import bad_request, conflict
from .people import Chat, Message, Person
from .records import Changes
from .rules.limits import CALLBACK_AGE, GUEST_AGE, INLINE_AGE
from .rules.parameters import Json

OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
#: Telegram begins with a random number.
FIRST_ID = 100_000_001
#: So many of the newest updates can be repeated.
MOST_KEPT = 10_000
#: By kind: seconds until an answer is too late.
#: A poll from the same offset within so many seconds gets one update.
HURRIED_SECONDS = 0.5
AGES = {"callback": CALLBACK_AGE.most, "inline": INLINE_AGE.most, "guest": GUEST_AGE.most}
#: So many can be answered or chosen from; older ones are forgotten.
MOST_QUERIES = 1000


@dataclass
class Waiting:
    """An update in the queue."""

    id: int
    body: Json
    #: The bot got it; only then a later poll confirms it.
    is_given: bool = False


class Updates:
    """Ids count upwards; an update leaves when a poll asks for a later one."""

    def __init__(self, changes: Changes) -> None:
        #: The last list of kinds that a call named, as Telegram remembers it; empty: the default.
        self.allowed: frozenset[str] = frozenset()
        self.last_id = FIRST_ID - 1
        self._changes = changes
        self._queue: list[Waiting] = []
        self._sent: dict[int, Json] = {}
        self._doubled = 0
        self._poll: asyncio.Future[None] | None = None
        #: Offset and time of the last poll.
        self._polled = (-1, 0.0)

    @property
    def pending(self) -> int:
        return len(self._queue)

    def allow(self, kinds: object) -> None:
        """An empty list means the default, None means no change."""
        if isinstance(kinds, list):
            self.allowed = frozenset(str(kind).lower() for kind in kinds)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed or not self.allowed

    def push(self, kind: str, body: Json) -> None:
        """Queue an update unless the bot doesn't want the kind."""
        if self.wants(kind):
            self.inject({kind: body})

    def inject(self, update: Json) -> int:
        """Hand the bot any JSON object as an update, wanted or not; the number it gets."""
        number = self.last_id = self.last_id + 1
        self._sent[number] = {**update, "update_id": number}
        self._sent.pop(number - MOST_KEPT, None)
        copies, self._doubled = (2, self._doubled - 1) if self._doubled else (1, 0)
        for _ in range(copies):
            self.repeat(number)
        return number

    def double(self, times: int) -> None:
        """The next updates are handed out twice, with the same id."""
        self._doubled = times

    def repeat(self, number: int) -> None:
        """Hand out an update again, although the bot has confirmed it."""
        self._queue.append(Waiting(number, self._sent[number]))
        self.end_poll()
        self._changes.announce()

    def take(self, waiting: Waiting) -> None:
        """A webhook took this update: it leaves the queue, its duplicate stays."""
        self._queue = [other for other in self._queue if other is not waiting]

    def clear(self) -> None:
        self._queue.clear()

    def ready(self, limit: int) -> list[Waiting]:
        return self._queue[:limit]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """As getUpdates. A poll that has to wait ends the one that waits already with 409.

        Everything given before the offset is forgotten; a negative one keeps that many from the
        end. A hurried poll from the offset of the last one gets one update at most. That Telegram's
        server forgets after 24 hours, and lets a hurried poll wait for 3 s, is left out.
        """
        (before, at), self._polled = self._polled, (offset, time.monotonic())
        if offset == before and self._polled[1] - at < HURRIED_SECONDS:
            limit = 1
        if offset < 0:
            self._queue = self._queue[offset:]
        self._queue = [one for one in self._queue if one.id >= offset or not one.is_given]
        found = self.ready(limit)
        if not found and timeout > 0:
            await self._wait(timeout)
            found = self.ready(limit)
        for waiting in found:
            waiting.is_given = True
        return [waiting.body for waiting in found]

    async def _wait(self, seconds: float) -> None:
        self.end_poll(OTHER_POLLER)
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._changes.announce()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(mine, seconds)
        if self._poll is mine:
            self._poll = None

    def end_poll(self, reason: str = "") -> None:
        """Send the waiting poll home: empty-handed, or with a conflict."""
        poll, self._poll = self._poll, None
        if poll is not None and not poll.done():
            if reason:
                poll.set_exception(conflict(reason))
            else:
                poll.set_result(None)


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
        if len(self) > MOST_QUERIES:
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
