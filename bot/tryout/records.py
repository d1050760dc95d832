"""Everything the bot called, in order, to be read back."""

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .parameters import Json


@dataclass
class Call:
    """One call of a method."""

    number: int
    method: str
    """As the bot wrote it; Telegram ignores the case."""
    parameters: Json
    """Structured ones as values, whether they came as JSON text or not."""
    started: float = field(default_factory=time.monotonic)
    finished: float = 0.0
    """Monotonic seconds; 0 while the call is under way."""
    result: Any = None
    error: Json | None = None
    fault: str = ""
    """The switched-on fault that met the call, if any."""
    seen: bool = False
    """Already returned by a wait for calls."""

    def fits(self, method: str, parameters: Json) -> bool:
        return self.method.lower() == method.lower() and all(
            str(self.parameters.get(name)) == str(value) for name, value in parameters.items()
        )

    def __str__(self) -> str:
        outcome = self.fault or (self.error or {}).get("description") or "ok"
        return f"{self.number} {self.method}({self.parameters}) → {outcome}"


class Records:
    """The calls so far; old ones are forgotten after ``keep``."""

    def __init__(self, keep: int) -> None:
        self._calls: deque[Call] = deque(maxlen=keep)
        self.invalid: list[Call] = []
        """Refused with 400 by the stand-in itself, not by a switched-on fault."""
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
        return [
            call
            for call in self._calls
            if (call.method.lower() in names if names else call.method.lower() != "getupdates")
        ]

    def clear(self) -> None:
        self._calls.clear()
        self.invalid.clear()
