"""Things that go wrong on demand."""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass, field

from .errors import ApiError, too_many_requests
from .messages import Chat
from .rules.limits import FLOOD_ALL, FLOOD_GROUP

KINDS = ("flood", "error", "gateway", "refuse", "hang", "drop", "lose_answer")
GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)


@dataclass
class Fault:
    """One switched-on fault.

    ``flood`` answers 429, ``error`` 500, ``gateway`` 502 with a web page, ``refuse`` what
    ``refusal`` says; ``hang`` never answers until released, ``drop`` cuts the connection before
    the call counts, ``lose_answer`` afterwards.
    """

    kind: str
    #: Empty means every method but getUpdates, ``*`` means every method.
    method: str = ""
    #: None means until stopped.
    times: int | None = 1
    #: Monotonic end, 0 for none.
    until: float = 0.0
    retry_after: int = 1
    refusal: ApiError | None = None
    hits: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Stop it and let the hanging calls go: they are carried out now."""
        self.times = 0
        self.released.set()

    async def pause(self) -> None:
        """Wait a little for the release."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.released.wait(), 0.2)

    def meets(self, method: str) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if self.until and time.monotonic() > self.until:
            return False
        name = method.lower()
        if self.method == "*":
            return True
        return name == self.method.lower() if self.method else name != "getupdates"

    def answer(self) -> ApiError:
        """The refusal of a fault that refuses."""
        if self.kind == "flood":
            return too_many_requests(self.retry_after)
        if self.refusal is not None:
            return self.refusal
        return ApiError(500, "Internal Server Error")


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        kind: str,
        method: str = "",
        *,
        times: int | None = 1,
        seconds: float = 0.0,
        retry_after: int = 1,
        refusal: ApiError | None = None,
    ) -> Fault:
        """Switch a fault on for the next calls, or for a time if given; see ``Fault``."""
        if kind not in KINDS:
            raise ValueError(f"fault {kind!r} is none of {', '.join(KINDS)}")
        until = time.monotonic() + seconds if seconds else 0.0
        fault = Fault(kind, method, None if seconds else times, until, retry_after, refusal)
        self._faults.append(fault)
        return fault

    def meet(self, method: str) -> Fault | None:
        """The fault for this call, counted; the first one switched on wins."""
        fault = next((fault for fault in self._faults if fault.meets(method)), None)
        if fault is not None:
            fault.hits += 1
        return fault

    def clear(self) -> None:
        for fault in self._faults:
            fault.release()
        self._faults.clear()


class Floods:
    """Telegram's limits on sending, kept only by a stand-in that was told to keep them."""

    def __init__(self, *, limited: bool) -> None:
        self._limited = limited
        self._sent: dict[int, deque[float]] = {}

    def check(self, chat: Chat, now: float) -> None:
        """Count a message that is about to be sent, or refuse it as coming too fast."""
        if not self._limited:
            return
        everywhere, here = self._since(0, now - 1), self._since(chat.id, now - 60)
        if len(everywhere) >= FLOOD_ALL.most:
            raise too_many_requests(1)
        if not chat.is_private and len(here) >= FLOOD_GROUP.most:
            raise too_many_requests(int(here[0] + 60 - now) + 1)
        everywhere.append(now)
        here.append(now)

    def _since(self, chat_id: int, begin: float) -> deque[float]:
        times = self._sent.setdefault(chat_id, deque())
        while times and times[0] <= begin:
            times.popleft()
        return times
