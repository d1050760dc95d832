"""How Telegram says no, with a status, a code and a sentence; and what goes wrong on demand."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

FAULTS = ("flood", "error", "gateway", "refuse", "junk", "hang", "late", "drop", "lose_answer")


class ApiError(Exception):
    """An answer with ``ok: false``."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """The first letter is lower-cased as Telegram does, but codes like ``BUTTON_DATA_INVALID``
    stay as they are."""
    second = reason[1:2]
    if not (second == "_" or "A" <= second <= "Z"):
        reason = reason[:1].lower() + reason[1:]
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


@contextlib.contextmanager
def parsing(what: str) -> Iterator[None]:
    """Turns a ValueError about a part of a call into a refusal that names the part."""
    try:
        yield
    except ValueError as error:
        raise bad_request(f"Can't parse {what}: {error}") from None


@dataclass
class Fault:
    """One switched-on fault.

    ``flood`` answers 429, ``error`` 500, ``gateway`` 502 with a web page, ``refuse`` what
    ``refusal`` says, ``junk`` any ``status`` and ``body``; ``hang`` never answers until released,
    ``late`` carries the call out before it does the same; ``drop`` cuts the connection before the
    call counts, ``lose_answer`` afterwards.
    """

    kind: str
    #: Empty means every method but getUpdates, ``*`` means every method.
    method: str = ""
    #: None means until released.
    times: int | None = 1
    refusal: ApiError | None = None
    status: int = 200
    body: bytes = b""
    #: Only calls with these parameters.
    only: dict[str, Any] = field(default_factory=dict)
    hits: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Stop it and let the hanging calls go: they are carried out now."""
        self.times = 0
        self.released.set()

    def meets(self, method: str, parameters: dict[str, Any]) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if any(str(parameters.get(name)) != str(value) for name, value in self.only.items()):
            return False
        if not self.method:
            return method.lower() != "getupdates"
        return self.method == "*" or self.method.lower() == method.lower()


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        kind: str,
        method: str = "",
        *,
        times: int | None = 1,
        retry_after: int = 1,
        refusal: ApiError | None = None,
        status: int = 200,
        body: bytes = b"",
        **only: Any,
    ) -> Fault:
        """Switch a fault on for the next calls (with these parameters); see ``Fault``."""
        if kind not in FAULTS:
            raise ValueError(f"fault {kind!r} is none of {', '.join(FAULTS)}")
        if kind == "flood":
            told = f"Too Many Requests: retry after {retry_after}"
            refusal = ApiError(429, told, retry_after=retry_after)
        elif kind == "error":
            refusal = ApiError(500, "Internal Server Error")
        fault = Fault(kind, method, times, refusal, status, body, only)
        self._faults.append(fault)
        return fault

    def meet(self, method: str, parameters: dict[str, Any]) -> Fault | None:
        """The fault for this call, counted; the first one switched on wins."""
        faults = (fault for fault in self._faults if fault.meets(method, parameters))
        fault = next(faults, None)
        if fault is not None:
            fault.hits += 1
        return fault

    def clear(self) -> None:
        for fault in self._faults:
            fault.release()
        self._faults.clear()
