"""What a proxy, a portal, a firewall or a broken server may answer in Telegram's place."""

from __future__ import annotations

import json
from typing import Any

PORTAL = b"<html><body>Welcome to the station's WLAN</body></html>"


def refusal(code: int = 400, description: object = "Bad Request: x", **more: Any) -> bytes:
    """What Telegram would say, with odd parts."""
    told = {"ok": False, "error_code": code, "description": description} | more
    return json.dumps(told).encode()


JUNK: dict[str, tuple[int, bytes]] = {
    "a portal's page": (200, PORTAL),
    "a firewall's page": (403, PORTAL),
    "a page not found": (404, PORTAL),
    "a page for who is not logged in": (401, PORTAL),
    "a page that refuses": (400, PORTAL),
    "a page in a conflict": (409, PORTAL),
    "a page of a server's error": (500, PORTAL),
    "a redirect": (302, b""),
    "nothing": (200, b""),
    "no content": (204, b""),
    "null": (200, b"null"),
    "a number": (200, b"3"),
    "a list": (200, b"[]"),
    "an empty object": (200, b"{}"),
    "half an answer": (200, b'{"ok":true,"result":{"message_id":'),
    "no result": (200, b'{"ok":true}'),
    "not ok, though the status is": (200, b'{"ok":false}'),
    "ok, though the status isn't": (500, b'{"ok":true,"result":true}'),
    "a result of nothing": (200, b'{"ok":true,"result":null}'),
    "a result that says yes": (200, b'{"ok":true,"result":true}'),
    "a result that is a list": (200, b'{"ok":true,"result":[]}'),
    "a result in words": (200, b'{"ok":true,"result":"updates"}'),
    "a result that is a number": (200, b'{"ok":true,"result":7}'),
    "a result without parts": (200, b'{"ok":true,"result":{}}'),
    "a result of wrong parts": (200, b'{"ok":true,"result":{"message_id":[],"date":"x","chat":7}}'),
    "brackets without end": (200, b"[" * 40_000),
    "bytes that are no text": (200, b"\xff\xfe\x00\xd8" * 9),
    "a number without end": (200, b'{"ok":true,"result":' + b"9" * 5000 + b"}"),
    "a description that is a number": (400, refusal(description=7)),
    "a refusal without a description": (403, b'{"ok":false,"error_code":403}'),
    "parameters that are a list": (429, refusal(429, parameters=[35])),
    "a flood wait in words": (429, refusal(429, parameters={"retry_after": "soon"})),
    "a flood wait below zero": (429, refusal(429, parameters={"retry_after": -5})),
    "a flood wait of a thousand years": (429, refusal(429, parameters={"retry_after": 10**11})),
    "a flood wait without a time": (429, refusal(429, "Too Many Requests")),
    "a group that moved to nowhere": (400, refusal(parameters={"migrate_to_chat_id": "x"})),
    "a token that is none": (401, refusal(401, "Unauthorized")),
    "a method that is none": (404, refusal(404, "Not Found")),
    "another poller": (409, refusal(409, "Conflict: terminated by other getUpdates request")),
    "a status that nobody gives": (599, b"?"),
}
