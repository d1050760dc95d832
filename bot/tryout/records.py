"""Everything the bot called, in order, to be read back; and waiting for news of any kind."""

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .rules.parameters import Json

#: So many calls are remembered.
MOST_CALLS = 20_000


@dataclass
class Call:
    """One call of a method."""

    number: int
    #: As the bot wrote it; Telegram ignores the case.
    method: str
    #: Structured ones as values, whether they came as JSON text or not.
    parameters: Json
    started: float = field(default_factory=time.monotonic)
    #: Monotonic seconds; 0 while the call is under way.
    finished: float = 0.0
    result: Any = None
    error: Json | None = None
    #: The switched-on fault that met the call, if any.
    fault: str = ""
    #: Already returned by a wait for calls.
    seen: bool = False

    def fits(self, method: str, parameters: Json) -> bool:
        return self.method.lower() == method.lower() and all(
            str(self.parameters.get(name)) == str(value) for name, value in parameters.items()
        )

    @property
    def outcome(self) -> str:
        return str(self.fault or (self.error or {}).get("description") or "ok")

    def __str__(self) -> str:
        return f"{self.number} {self.method}({self.parameters}) → {self.outcome}"


class Records:
    """The calls so far."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=MOST_CALLS)
        #: Refused with 400 by the stand-in itself, not by a switched-on fault.
        self.invalid: list[Call] = []
        self.count = 0

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def start(self, method: str, parameters: Json) -> Call:
        self.count += 1
        call = Call(self.count, method, parameters)
        self._calls.append(call)
        return call

    def finish(self, call: Call, *, result: Any = None, error: Json | None = None) -> None:
        call.finished = time.monotonic()
        call.result, call.error = result, error
        if error and error["error_code"] == 400 and not call.fault:
            self.invalid.append(call)

    def of(self, *methods: str) -> list[Call]:
        """Calls of these methods, or all but getUpdates."""
        names = {method.lower() for method in methods}
        named = ((call.method.lower(), call) for call in self._calls)
        return [call for name, call in named if (name in names if names else name != "getupdates")]

    def clear(self) -> None:
        self._calls.clear()
        self.invalid.clear()


class Changes:
    """Wakes everybody who waits whenever something changed, without looking again and again."""

    def __init__(self) -> None:
        #: Counts what a person could see change: messages, buttons, typing.
        self.revision = 0
        self._next = asyncio.Event()

    def announce(self, *, visible: bool = False) -> None:
        self.revision += visible
        self._next.set()
        self._next = asyncio.Event()

    async def next(self) -> None:
        await self._next.wait()
