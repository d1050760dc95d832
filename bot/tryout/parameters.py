"""What a call carries: from the HTTP request to values, with Telegram's words for bad ones."""

import email.parser
import email.policy
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from .errors import bad_request
from .limits import Limit

Json = dict[str, Any]


class Parameters:
    """The parameters of one call; a missing one reads as empty, as it does at Telegram."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {key: value for key, value in values.items() if value is not None}

    def has(self, name: str) -> bool:
        return name in self.values

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
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"Can't parse {what} JSON object") from None


def required_text(fields: Json, name: str) -> str:
    if fields.get(name) is None:
        raise ValueError(f'Can\'t find field "{name}"')
    return optional_text(fields, name)


def optional_text(fields: Json, name: str) -> str:
    """A number counts as text, as in Telegram's own reader."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueError(f'Field "{name}" must be of type String')


def optional_flag(fields: Json, name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f'Field "{name}" must be of type Boolean')
    return value


def required_object(fields: Json, name: str) -> Json:
    value = fields.get(name)
    if value is None:
        raise ValueError(f'Can\'t find field "{name}"')
    if not isinstance(value, dict):
        raise ValueError(f'Field "{name}" must be of type Object')
    return value


async def read_parameters(request: Request) -> Parameters:
    """URL query, JSON, form and multipart, mixed as the caller likes."""
    values: Json = dict(request.query_params)
    body = await request.body()
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        values |= _json_object(body)
    elif kind.startswith("multipart/form-data"):
        values |= _multipart(kind, body)
    elif body:
        values |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Parameters(values)


def _json_object(body: bytes) -> Json:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return values


def _multipart(kind: str, body: bytes) -> Json:
    """Files are not kept: their part reads as the file's name and size."""
    header = f"Content-Type: {kind}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(header + body)
    values: Json = {}
    for part in message.iter_parts():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        name = str(part.get_param("name", header="content-disposition"))
        filename = part.get_filename()
        values[name] = f"{filename} ({len(content)} bytes)" if filename else content.decode()
    return values
