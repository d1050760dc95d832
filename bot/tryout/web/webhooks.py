"""Delivery to a webhook: one update after the other, again and again until it is taken."""

import asyncio
import json

import httpx

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
        if refusal:
            standin.webhook["last_error_message"] = refusal
            pause = min(pause * 2 + 0.1, LONGEST_PAUSE_SECONDS)
        else:
            standin.updates.take(ready[0])
            pause = 0.0
        standin.changes.announce()
        await asyncio.sleep(pause)


async def _post(webhook: Json, update: Json) -> str:
    """Telegram's words for a bad answer or none, empty if the update was taken."""
    headers = {"Content-Type": "application/json"}
    if webhook.get("secret_token"):
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
    body = json.dumps(update).encode()
    try:
        # verify=False: plain HTTP to this machine needs no certificates, and no time to load them
        async with httpx.AsyncClient(verify=False, trust_env=False) as client:  # noqa: S501
            answer = await client.post(
                webhook["url"], content=body, headers=headers, timeout=ANSWER_SECONDS
            )
    except (httpx.TimeoutException, httpx.RemoteProtocolError):
        return "Read timeout expired"
    except (httpx.HTTPError, httpx.InvalidURL):
        return "Connection refused"
    return "" if answer.is_success else f"Wrong response from the webhook: {answer.status_code}"
