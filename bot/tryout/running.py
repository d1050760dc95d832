"""Running the stand-in in the current event loop, on this machine only."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import uvicorn

from .server import build_app
from .standin import Standin
from .webhooks import deliver_updates

ADDRESS = "127.0.0.1"


@contextlib.asynccontextmanager
async def running(standin: Standin | None = None, *, port: int = 0) -> AsyncIterator[Standin]:
    """Serve a stand-in while the block runs; port 0 takes a free one.

    Its ``url`` goes to the bot as ``TELEGRAM_API_URL``, its ``chat_url`` to a browser.
    """
    standin = standin or Standin()
    door = _Door(standin, port)
    await door.open()
    standin.url = f"http://{ADDRESS}:{door.port}"
    standin.chat_url = f"{standin.url}/"
    standin.go_down, standin.come_back = door.close, door.open
    deliverer = asyncio.create_task(deliver_updates(standin))
    try:
        yield standin
    finally:
        deliverer.cancel()
        standin.faults.clear()
        await door.close()
        await asyncio.gather(deliverer, return_exceptions=True)


class _Server(uvicorn.Server):
    """A server that leaves signals to the program around it and says when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


class _Door:
    """The port: open, closed, and open again at the same number."""

    def __init__(self, standin: Standin, port: int) -> None:
        self.port = port
        self._standin = standin
        self._app = build_app(standin, self._cut)
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    async def open(self) -> None:
        if self._server is not None:
            return
        listening = socket.create_server((ADDRESS, self.port))
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(
            self._app,
            lifespan="off",
            log_config=None,
            access_log=False,
            ws="none",
            http="h11",
            server_header=False,
            timeout_keep_alive=120,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve([listening]))
        await self._server.ready.wait()

    async def close(self) -> None:
        """Cut everything and free the port."""
        server, self._server = self._server, None
        if server is None or self._serving is None:
            return
        for listener in server.servers:
            listener.close()
        server.should_exit = True
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        self._standin.updates.end_poll()
        await self._serving

    def _cut(self, client: Any) -> None:
        """Abort the connection that comes from this address."""
        assert self._server is not None
        for connection in list(self._server.server_state.connections):
            if getattr(connection, "client", None) == client:
                connection.transport.abort()
