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
TICK_SECONDS = 1.0  # how often the date header is renewed
STOP_SECONDS = 2.0


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
    """A server that leaves signals to the program around it, says when it is up, and stops at
    once: nobody's work is lost by cutting a make-believe Telegram."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.leaving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        while not self.leaving.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.leaving.wait(), TICK_SECONDS)

    def cut(self, client: Any = None) -> None:
        """Abort the connection from this address, or all."""
        for connection in list(self.server_state.connections):
            if client is None or getattr(connection, "client", None) == client:
                connection.transport.abort()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listener in self.servers:
            listener.close()
        for listening in sockets or []:
            listening.close()
        self.cut()
        if tasks := list(self.server_state.tasks):
            _, stuck = await asyncio.wait(tasks, timeout=STOP_SECONDS)
            for task in stuck:
                task.cancel()


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
        listening = _listen(self.port)
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
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve([listening]))
        await self._server.ready.wait()

    async def close(self) -> None:
        """Cut everything and free the port."""
        server, self._server = self._server, None
        if server is None or self._serving is None:
            return
        server.cut()
        self._standin.updates.end_poll()
        server.leaving.set()
        await self._serving

    def _cut(self, client: Any) -> None:
        """Abort the connection that comes from this address."""
        if self._server is not None:
            self._server.cut(client)


def _listen(port: int) -> socket.socket:
    """A socket that says it is TCP: only then asyncio sends small answers without delay."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((ADDRESS, port))
    return listening
