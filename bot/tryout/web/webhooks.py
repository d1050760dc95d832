"""Delivery to a webhook: one update after the other, again and again until it is taken."""

import asyncio
import json
from urllib.parse import urlsplit

from ..rules.parameters import Json
from ..standin import Standin

ANSWER_SECONDS = 10.0
#: Telegram's own pauses are longer and undocumented.
LONGEST_PAUSE_SECONDS = 2.0


async def deliver_updates(standin: Standin) -> None:
    """Run for ever. An answer of 2xx confirms the update; anything else brings it back."""
    pause = 0.0
    while True:
        ready = standin.updates.ready(1) if standin.webhook["url"] else []
        if not ready:
            await standin.changes.next()
            continue
        refusal = await _post(standin.webhook, ready[0].body)
        if not refusal:
            standin.updates.take(ready[0])
            standin.changes.announce()
            pause = 0.0
            continue
        standin.webhook["last_error_message"] = refusal
        standin.changes.announce()
        pause = min(pause * 2 + 0.1, LONGEST_PAUSE_SECONDS)
        await asyncio.sleep(pause)


async def _post(webhook: Json, update: Json) -> str:
    """Telegram's words for a bad answer or none, empty if the update was taken."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            status = await _exchange(webhook, json.dumps(update).encode())
    except (TimeoutError, EOFError, asyncio.LimitOverrunError):
        return "Read timeout expired"
    except (OSError, ValueError, IndexError):
        return "Connection refused"
    return "" if 200 <= status < 300 else f"Wrong response from the webhook: {status}"


async def _exchange(webhook: Json, body: bytes) -> int:
    parts = urlsplit(webhook["url"])
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    head = [
        f"POST {target} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    if webhook.get("secret_token"):
        head.append(f"X-Telegram-Bot-Api-Secret-Token: {webhook['secret_token']}")
    try:
        writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        await writer.drain()
        status_line = await reader.readuntil(b"\r\n")
        return int(status_line.split()[1])
    finally:
        writer.close()
