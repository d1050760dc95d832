"""All that goes on beside serving: health, reports, and changes of the knowledge."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.config import Settings
from bot.logs import describe
from bot.operating.health import Health
from bot.operating.reloading import Reloader
from bot.operating.reports import report_hourly

LOG = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def operations(
    settings: Settings, desk: Desk, read: Callable[[], Knowledge], *, at_hangup: bool
) -> AsyncIterator[None]:
    """Run them while the block runs; `read` reads the knowledge anew.

    `at_hangup`: does SIGHUP ask for that? Raises StartError where HEALTH_PORT is taken.
    """
    health = Health(desk, polls=not settings.webhook_url)
    reloader = Reloader(desk, settings.knowledge_dir, read)
    async with contextlib.AsyncExitStack() as stack:
        if settings.health_port:
            from bot.operating.health_server import HealthServer  # only these operators pay for it

            await stack.enter_async_context(HealthServer(settings, desk, health).running())
        work = [report_hourly(desk.tally)]
        if settings.health_port or settings.heartbeat_file:
            work.append(health.beat(settings.heartbeat_file))
        if at_hangup:
            reloader.listen()
        if at_hangup or settings.reload_seconds:
            work.append(reloader.run(settings.reload_seconds))
        for one in work:
            task = asyncio.create_task(one)
            task.add_done_callback(_tell_failure)
            stack.callback(task.cancel)
        yield


def _tell_failure(task: asyncio.Task[None]) -> None:
    """Nothing here may end the bot, nor end without a word."""
    if not task.cancelled() and (error := task.exception()):
        LOG.error("A part of the bot's operation failed: %s.", describe(error))
