"""The queue of updates: what Telegram holds for the bot until it confirms it."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from .errors import OTHER_POLLER, conflict
from .records import Changes
from .rules.limits import UPDATE_AGE
from .rules.parameters import Json

# Kinds that come only if the bot asks for them (API, getUpdates).
ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
#: So many of the newest updates can be repeated.
MOST_KEPT = 10_000


@dataclass(frozen=True)
class Waiting:
    """An update in the queue."""

    id: int
    body: Json
    since: float


class Updates:
    """Ids count upwards; an update leaves when a poll asks for a later one, or after 24 hours."""

    def __init__(self, clock: Callable[[], float], changes: Changes, first_id: int) -> None:
        #: The last list of kinds that a call named, as Telegram remembers it; empty: the default.
        self.allowed: frozenset[str] = frozenset()
        #: How many of the next updates come twice.
        self.duplicates = 0
        self._clock = clock
        self._changes = changes
        self._next_id = first_id
        self._queue: deque[Waiting] = deque()
        self._again: list[Waiting] = []
        self._sent: dict[int, Waiting] = {}
        self._poll: asyncio.Future[None] | None = None

    @property
    def pending(self) -> int:
        return len(self._queue)

    @property
    def is_polled(self) -> bool:
        """A poll waits for the next update."""
        return self._poll is not None

    @property
    def last_id(self) -> int:
        return self._next_id - 1

    def allow(self, kinds: object) -> None:
        """An empty list means the default, None means no change."""
        if isinstance(kinds, list):
            self.allowed = frozenset(str(kind).lower() for kind in kinds)

    def push(self, kind: str, body: Json) -> None:
        """Queue an update unless the bot doesn't want the kind."""
        if kind in self.allowed or (not self.allowed and kind not in ON_REQUEST):
            self.push_raw({kind: body})

    def push_raw(self, update: Json) -> int:
        """Queue any JSON object, wanted or not; an ``update_id`` in it is kept."""
        number = update.get("update_id")
        if not isinstance(number, int):
            number = self._next_id
            self._next_id += 1
        waiting = Waiting(number, {"update_id": number, **update}, self._clock())
        self._queue.append(waiting)
        self._sent[number] = waiting
        self._sent.pop(number - MOST_KEPT, None)
        if self.duplicates:
            self.duplicates -= 1
            self._queue.append(waiting)
        self._wake()
        return number

    def repeat(self, number: int) -> None:
        """Hand out an update once more although it was confirmed."""
        self._again.append(self._sent[number])
        self._wake()

    def confirm(self, offset: int) -> None:
        """Forget everything before the offset; a negative one keeps that many from the end."""
        if offset < 0:
            offset = self._queue[offset].id if len(self._queue) >= -offset else 0
        self._queue = deque(waiting for waiting in self._queue if waiting.id >= offset)

    def take(self, waiting: Waiting) -> None:
        """A webhook took this update: it leaves the queue, its duplicate stays."""
        for index, other in enumerate(self._queue):
            if other is waiting:
                del self._queue[index]
                return
        self._again = [other for other in self._again if other is not waiting]

    def clear(self) -> None:
        self._queue.clear()
        self._again.clear()

    def ready(self, limit: int) -> list[Waiting]:
        oldest = self._clock() - UPDATE_AGE.most
        while self._queue and self._queue[0].since < oldest:
            self._queue.popleft()
        return (self._again + list(self._queue))[:limit]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """As getUpdates. A poll that has to wait ends the one that waits already with 409.

        Two courtesies of Telegram's server are left out: one update at most for a repeated
        offset within 0.5 s, and 3 s of waiting for a hurried poll.
        """
        self.confirm(offset)
        found = self.ready(limit)
        if not found and timeout > 0:
            await self._wait(timeout)
            found = self.ready(limit)
        self._again = [waiting for waiting in self._again if waiting not in found]
        return [waiting.body for waiting in found]

    async def _wait(self, seconds: float) -> None:
        self.end_poll(OTHER_POLLER)
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._changes.announce()
        try:
            async with asyncio.timeout(seconds):
                await mine
        except TimeoutError:
            pass
        finally:
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

    def _wake(self) -> None:
        self.end_poll()
        self._changes.announce()
