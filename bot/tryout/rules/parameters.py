"""What a call carries: from the HTTP request to values, with Telegram's words for bad ones."""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from ..errors import bad_request
from .limits import Limit

Json = dict[str, Any]
Kind = TypeVar("Kind", str, bool, dict[str, Any])
_KINDS = {str: "String", bool: "Boolean", dict: "Object"}


def read_json(text: str | bytes) -> Any:
    """A JSON value that can be written again; ValueError for anything else.

    Python's own reader also takes NaN, infinite numbers and half characters, which no answer
    could carry.
    """
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def whole_number(text: str) -> int:
    """0 if it is none."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else 0


def take(fields: Json, name: str, kind: type[Kind], default: Kind | None = None) -> Kind:
    """A field of an object; ValueError with Telegram's words if it is of another kind, or missing
    where there is no default. A number counts as text, as in Telegram's own reader."""
    value = fields.get(name, default)
    if value is None and default is not None:
        return default
    if value is None:
        raise ValueError(f'Can\'t find field "{name}"')
    if kind is str and type(value) in (int, float):
        value = str(value)
    if not isinstance(value, kind):
        raise ValueError(f'Field "{name}" must be of type {_KINDS[kind]}')
    return value


class Parameters:
    """The parameters of one call; a missing one reads as empty, as it does at Telegram."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {key: value for key, value in values.items() if value is not None}

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def integer(self, name: str, default: int = 0, limit: Limit | None = None) -> int:
        """Outside of the limit the nearest end counts, as at Telegram."""
        try:
            number = int(self.text(name).strip() or default)
        except ValueError:
            number = default
        return min(max(number, limit.least), limit.most) if limit else number

    def structure(self, name: str, what: str) -> Any:
        """The JSON value of a parameter, None if there is none; ``what`` names it in the error."""
        value = self.values.get(name)
        try:
            return (read_json(value) if value else None) if isinstance(value, str) else value
        except ValueError:
            raise bad_request(f"Can't parse {what} JSON object") from None

    def readable(self) -> Json:
        """All of them for the record: structures as values, whether they came as text or not."""
        values = dict(self.values)
        for name, value in self.values.items():
            if isinstance(value, str) and name != "text" and value.lstrip()[:1] in ("[", "{"):
                try:
                    values[name] = read_json(value)
                except ValueError:
                    values[name] = value  # it only looks like JSON
        return values


def read_parameters(kind: str, body: bytes) -> Parameters:
    """A body of this content type: JSON, else a form. Files are nothing that the bot sends."""
    if not kind.startswith("application/json"):
        return Parameters(dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))
    try:
        values = read_json(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return Parameters(values)
