"""Running the stand-in in the current event loop, on this machine only."""

import asyncio
import contextlib
import errno
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from ..standin import Inspect, Standin
from .app import build_app
from .webhooks import deliver_updates

ADDRESS = "127.0.0.1"
STOP_SECONDS = 2.0
#: So many ports above a taken one are tried before any free one is taken.
NEXT_PORTS = 100


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
