"""How Telegram says no: an HTTP status, an error code and a sentence."""

import contextlib
from collections.abc import Iterator
from typing import Any


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
