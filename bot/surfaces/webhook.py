"""Updates brought by Telegram to an address of ours. Imported only where one is set."""

import asyncio
import contextlib
import hmac
import socket
from collections.abc import Awaitable, Callable, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import ExtBot

from bot.config import Settings
from bot.errors import StartError
from bot.surfaces.receiving import ALLOWED, Intake, persist

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LONGEST_BODY_BYTES = 1_000_000


class Webhook:
    """A small server that takes updates until it is cancelled."""

    def __init__(
        self,
        settings: Settings,
        bot: ExtBot[None],
        intake: Intake,
        put: Callable[[Update], Awaitable[None]],
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._intake = intake
        self._put = put

    async def run(self) -> None:
        """Listen, then tell Telegram where; raises StartError where the port is taken."""
        server = _Server(
            uvicorn.Config(
                Starlette(routes=[Route("/{path:path}", self._take, methods=["POST"])]),
                lifespan="off",
                log_config=None,
                access_log=False,
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )
        with self._listening() as door:
            await self._announce()
            serving = asyncio.create_task(server.serve([door]))
            try:
                await asyncio.shield(serving)
            finally:  # what Telegram is just handing over is taken, else it comes again
                server.should_exit = True
                await serving

    def _listening(self) -> socket.socket:
        port = self._settings.webhook_port
        try:
            return socket.create_server(("", port))
        except OSError:
            raise StartError(f"WEBHOOK_PORT {port} can't be listened on: is it taken?") from None

    async def _announce(self) -> None:
        await persist(
            lambda: self._bot.set_webhook(
                self._settings.webhook_url,
                allowed_updates=ALLOWED,
                secret_token=self._settings.webhook_secret,
            )
        )

    async def _take(self, request: Request) -> Response:
        """One update; whoever doesn't know the secret is not Telegram."""
        secret = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(secret.encode(), self._settings.webhook_secret.encode()):
            return Response(status_code=403)
        if int(request.headers.get("content-length", "0")) > LONGEST_BODY_BYTES:
            return Response(status_code=413)
        try:
            raw = await request.json()
        except (ValueError, RecursionError):  # no JSON, or nested without end
            return Response(status_code=400)
        for update in self._intake.read([raw]):
            await self._put(update)
        return Response(status_code=200)


class _Server(uvicorn.Server):
    """Leaves signals to the program around it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
