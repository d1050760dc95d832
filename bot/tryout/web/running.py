"""Running the stand-in in the current event loop, on this machine only; delivery to a webhook."""

import asyncio
import contextlib
import errno
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from ..rules.parameters import Json
from ..standin import Inspect, Standin
from ..updates import Waiting
from .app import build_app

ADDRESS = "127.0.0.1"
STOP_SECONDS = 2.0
#: So many ports above a taken one are tried before any free one is taken.
NEXT_PORTS = 100
#: For a webhook to take an update.
ANSWER_SECONDS = 10.0
#: So many waiting updates are looked through for those of idle chats.
MOST_LOOKED_AT = 1000
#: Telegram's own pauses are longer and undocumented.
LONGEST_PAUSE_SECONDS = 2.0


@contextlib.asynccontextmanager
async def running(
    standin: Standin | None = None, *, port: int = 0, inspect: Inspect | None = None
) -> AsyncIterator[Standin]:
    """Serve a stand-in while the block runs; port 0 takes a free one.

    If the port is taken it uses the next free one and sets ``port_was_taken``. Its ``url`` goes
    to the bot as ``TELEGRAM_API_URL``, its ``chat_url`` to a browser. ``inspect`` tells the page
    what the bot makes of a text (see ``standin.Inspect``).
    """
    standin = standin or Standin()
    standin.inspect = inspect
    door = _Door(standin)
    standin.port_was_taken = await door.open(port)
    standin.url = f"http://{ADDRESS}:{door.port}"
    standin.chat_url = f"{standin.url}/"
    standin.go_down, standin.come_back = door.close, door.open_again
    deliverer = asyncio.create_task(deliver_updates(standin))
    try:
        yield standin
    finally:
        deliverer.cancel()
        standin.faults.clear()
        await door.close()
        await asyncio.gather(deliverer, return_exceptions=True)


class _Door:
    """The port: open, closed, and open again at the same number.

    Connections are uvicorn's; its server is not used, since it catches signals and stops slowly.
    """

    def __init__(self, standin: Standin) -> None:
        self.port = 0
        self._standin = standin
        self._config = uvicorn.Config(
            build_app(standin, self._cut),
            lifespan="off",
            log_config=None,
            access_log=False,
            ws="none",
            timeout_keep_alive=120,
        )
        self._config.load()
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def open(self, wanted: int) -> bool:
        """Open this port or the next free one; whether the wanted one was taken."""
        for port in range(wanted, min(wanted + NEXT_PORTS, 65_536)):
            try:
                await self._listen(port)
                return port != wanted
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
        await self._listen(0)
        return True

    async def open_again(self) -> None:
        if self._server is None:
            await self._listen(self.port)

    async def _listen(self, port: int) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: H11Protocol(self._config, self._state, {}), ADDRESS, port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Cut everything and free the port."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        self._cut()
        self._standin.updates.end_poll()
        self._standin.changes.announce(visible=True)  # the page's waiting requests end too
        if tasks := list(self._state.tasks):
            _, stuck = await asyncio.wait(tasks, timeout=STOP_SECONDS)
            for task in stuck:
                task.cancel()

    def _cut(self, client: Any = None) -> None:
        """Abort the connection that comes from this address, or all."""
        for connection in list(self._state.connections):
            if client is None or getattr(connection, "client", None) == client:
                connection.transport.abort()


async def deliver_updates(standin: Standin) -> None:
    """Run for ever: a chat's updates one after the other, different chats' at once.

    An answer of 2xx confirms the update; anything else brings it back.
    """
    busy: set[int] = set()
    # verify=False: plain HTTP to this machine needs no certificates, and no time to load them
    client = httpx.AsyncClient(verify=False, trust_env=False, timeout=ANSWER_SECONDS)  # noqa: S501
    async with client, asyncio.TaskGroup() as deliveries:
        while True:
            most = int(standin.webhook.get("max_connections", 1))
            for waiting in standin.updates.ready(MOST_LOOKED_AT) if standin.webhook["url"] else []:
                chat = _chat_of(waiting.body)
                if chat not in busy and len(busy) < most:
                    busy.add(chat)
                    deliveries.create_task(_deliver(standin, client, waiting, busy))
            await standin.changes.next()


def _chat_of(update: Json) -> int:
    """The chat or else the person that an update belongs to; its number where it has neither."""
    body = next((value for value in update.values() if isinstance(value, dict)), {})
    message = body.get("message")
    chat = (message if isinstance(message, dict) else body).get("chat") or body.get("from")
    number = chat.get("id") if isinstance(chat, dict) else None
    return int(number if isinstance(number, int) else update["update_id"])


async def _deliver(
    standin: Standin, client: httpx.AsyncClient, waiting: Waiting, busy: set[int]
) -> None:
    """Until it is taken, or the webhook is gone."""
    pause = 0.0
    while standin.webhook["url"]:
        refusal = await _post(client, standin.webhook, waiting.body)
        if not refusal:
            standin.updates.take(waiting)
            break
        standin.webhook["last_error_message"] = refusal
        standin.changes.announce()
        pause = min(pause * 2 + 0.1, LONGEST_PAUSE_SECONDS)
        await asyncio.sleep(pause)
    busy.discard(_chat_of(waiting.body))
    standin.changes.announce()


async def _post(client: httpx.AsyncClient, webhook: Json, update: Json) -> str:
    """Telegram's words for a bad answer or none, empty if the update was taken."""
    headers = {"Content-Type": "application/json"}
    if webhook.get("secret_token"):
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
    try:
        answer = await client.post(webhook["url"], content=json.dumps(update), headers=headers)
    except (httpx.TimeoutException, httpx.RemoteProtocolError):
        return "Read timeout expired"
    except (httpx.HTTPError, httpx.InvalidURL):
        return "Connection refused"
    return "" if answer.is_success else f"Wrong response from the webhook: {answer.status_code}"
