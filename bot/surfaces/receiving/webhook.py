"""Updates brought by Telegram to an address of ours. Imported only where one is set."""

import asyncio
import contextlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from http import HTTPStatus

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest
from telegram.ext import ExtBot
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.config import Settings
from bot.errors import StartError
from bot.surfaces.receiving.held import MOST_HELD, HeldUpdates
from bot.surfaces.receiving.intake import Intake, kinds_wanted, update_number
from bot.surfaces.receiving.patience import persist

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LONGEST_BODY_BYTES = 1_000_000
REQUEST_SECONDS = 10.0
"""For the head of a request, and again for its body."""
MOST_SILENT = 150
"""Connections without a request; with those to Telegram they stay below the usual limit of 1,024
open files."""


class Webhook:
    """A small server that takes updates until it is cancelled; its 200 means an answer."""

    def __init__(
        self,
        settings: Settings,
        bot: ExtBot[None],
        held: HeldUpdates,
        put: Callable[[Update], None],
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._held = held
        self._put = put
        self._intake = Intake(bot, held)
        self._serving: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Listen, and tell Telegram where; raises StartError where either is impossible."""
        server = _Server(
            uvicorn.Config(
                Starlette(routes=[Route("/{path:path}", self._take, methods=["POST"])]),
                http=TimedConnection,
                lifespan="off",
                log_config=None,
                access_log=False,
                ws="none",
                server_header=False,
            )
        )
        self._serving = asyncio.create_task(server.serve([self._listen()]))
        try:
            await self._announce()
            await asyncio.shield(self._serving)
        finally:
            server.should_exit = True

    async def close(self) -> None:
        """Let calls end whose updates are answered; others Telegram makes again."""
        if self._serving:
            await self._serving

    def _listen(self) -> socket.socket:
        host, port = self._settings.webhook_host, self._settings.webhook_port
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            return socket.create_server((host, port), family=family, dualstack_ipv6=host == "::")
        except OSError as error:
            told = f"WEBHOOK_HOST {host} and WEBHOOK_PORT {port} can't be listened on"
            raise StartError(f"{told}: {error.strerror}.") from None

    async def _announce(self) -> None:
        await persist(self._bot, self._set_webhook)

    async def _set_webhook(self) -> None:
        try:
            await self._bot.set_webhook(
                self._settings.webhook_url,
                allowed_updates=kinds_wanted(self._settings),
                secret_token=self._settings.webhook_secret,
            )
        except BadRequest as error:
            raise StartError(f"Telegram refuses WEBHOOK_URL: {error.message}.") from None

    async def _take(self, request: Request) -> Response:
        """One update; whoever doesn't know the secret is not Telegram."""
        secret = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(secret.encode(), self._settings.webhook_secret.encode()):
            return _response(HTTPStatus.FORBIDDEN)
        try:
            async with asyncio.timeout(REQUEST_SECONDS):
                body = await _body_of(request)
        except (TimeoutError, ClientDisconnect):
            return _response(HTTPStatus.REQUEST_TIMEOUT)
        if len(body) > LONGEST_BODY_BYTES:
            return _response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):  # no JSON, or nested without end
            return _response(HTTPStatus.BAD_REQUEST)
        return _response(await self._answered(raw))

    async def _answered(self, raw: object) -> HTTPStatus:
        """OK once the update is answered or let go; otherwise Telegram brings it again."""
        number = update_number(raw)
        if len(self._held) >= MOST_HELD and self._held.get(number) is None:
            return HTTPStatus.SERVICE_UNAVAILABLE
        for update in self._intake.read([raw]):
            self._put(update)
        if held := self._held.get(number):
            await held.over.wait()
        return HTTPStatus.SERVICE_UNAVAILABLE if self._held.get(number) else HTTPStatus.OK


async def _body_of(request: Request) -> bytes:
    """The body, or as much of it as shows that it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY_BYTES:
            break
    return body


def _response(status: HTTPStatus) -> Response:
    """One request a connection: nobody who is done keeps one open."""
    return Response(status_code=status, headers={"Connection": "close"})


class TimedConnection(H11Protocol):
    """Closed where no request comes in time; the oldest silent one gives way to a new one."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._opened = self.loop.time()
        self._too_late = self.loop.call_later(REQUEST_SECONDS, self._close_if_silent)
        silent = [
            one for one in self.connections if isinstance(one, TimedConnection) and not one.cycle
        ]
        if len(silent) > MOST_SILENT:
            min(silent, key=lambda one: one._opened).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._too_late.cancel()
        super().connection_lost(exc)

    def _close_if_silent(self) -> None:
        if not self.cycle:
            self.transport.abort()


class _Server(uvicorn.Server):
    """Leaves signals to the program around it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
