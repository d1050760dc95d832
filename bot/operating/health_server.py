"""/health, /ready and /metrics. Imported only where HEALTH_PORT is set."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from uvicorn.server import ServerState

from bot.answering.desk import Desk
from bot.config import Settings
from bot.errors import StartError
from bot.operating.health import Health
from bot.operating.metrics import MEDIA_TYPE, TallyCollector
from bot.surfaces.receiving.webhook import TimedConnection

LOG = logging.getLogger(__name__)


class HealthServer:
    """Answers whoever asks how the bot is."""

    def __init__(self, settings: Settings, desk: Desk, health: Health) -> None:
        self._settings = settings
        self._desk = desk
        self._health = health
        self._metrics = TallyCollector(desk, health)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Listen while the block runs. Raises StartError where the port is taken."""
        config = uvicorn.Config(
            Starlette(
                routes=[
                    Route("/health", self._tell_health),
                    Route("/ready", self._tell_ready),
                    Route("/metrics", self._tell_metrics),
                ]
            ),
            lifespan="off",
            log_config=None,
            access_log=False,
            ws="none",
        )
        config.load()
        state = ServerState()
        # uvicorn's own server would take the signals that stop the bot
        server = await asyncio.get_running_loop().create_server(
            lambda: TimedConnection(config, state, {}), sock=self._door()
        )
        try:
            yield
        finally:
            server.close()
            for connection in tuple(state.connections):  # those that are kept alive
                connection.transport.abort()

    def _door(self) -> socket.socket:
        host, port = self._settings.health_host, self._settings.health_port
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            return socket.create_server((host, port), family=family)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).partition(" (while")[0]
            told = f"HEALTH_PORT {port} can't be listened on at {host} ({reason}): is it taken?"
            raise StartError(told) from None

    async def _tell_health(self, _: Request) -> Response:
        """The event loop turns, else nobody would answer."""
        fault, age = self._health.fault, self._health.poll_age
        told = {
            "status": fault or "alive",
            "loop_lag_seconds": round(self._health.lag, 3),
            "last_good_poll_seconds_ago": None if age is None else round(age, 1),
        }
        return JSONResponse(told, status_code=503 if fault else 200)

    async def _tell_ready(self, _: Request) -> Response:
        told = {
            "knowledge": self._desk.knowledge.catalog.version if self._desk.is_warm else None,
            "telegram_answers": self._desk.tally.reaches_telegram,
        }
        return JSONResponse(told, status_code=200 if self._health.is_ready else 503)

    async def _tell_metrics(self, _: Request) -> Response:
        return Response(self._metrics.page(), media_type=MEDIA_TYPE)
