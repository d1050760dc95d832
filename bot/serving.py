"""Serve Telegram: settings → desk → application → updates, until a signal comes."""

import asyncio
import contextlib
import ctypes
import functools
import gc
import importlib.util
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge, read_knowledge
from bot.config import Settings
from bot.logs import describe, set_up_logging
from bot.matching import VectorStore, open_encoder
from bot.operating.operations import operations
from bot.operating.reports import tell_start
from bot.surfaces.application import BotApplication, build_application
from bot.surfaces.bot_profile import keep_profile
from bot.surfaces.ordering import PersonalOrder
from bot.surfaces.receiving.patience import persist
from bot.surfaces.receiving.polling import Poller
from bot.watchdog import Watchdog

LOG = logging.getLogger(__name__)

FINISH_SECONDS = 3.0
"""Container runtimes kill after ten; we promise five."""
TELL_SECONDS = 0.5
CLOSE_SECONDS = 0.3
YOUNG_OBJECTS = 10_000
"""An update makes thousands, nearly all of which die without help: the default of 700 has them
looked through several times an answer, a twenty-fifth of all processor time."""
WARM_AFTER_SECONDS = 0.05
"""The first poll goes out first."""


class Receiver(Protocol):
    """Takes updates, by polling or by webhook."""

    async def run(self) -> None:
        """Until it is cancelled; raises StartError."""

    async def close(self) -> None:
        """Tell Telegram what was answered: the last replies are out."""


def run(settings: Settings) -> int:
    """Serve until stopped; raises WaymarkError for what the operator has to mend."""
    set_up_logging(settings.log_level)
    if not settings.operator_contact:
        LOG.warning("OPERATOR_CONTACT is missing: /about and /privacy can't say who runs this bot.")
    _stop_searching_for_sniffio()
    unless_handled = contextlib.suppress(KeyboardInterrupt)  # where the loop knows no signals
    with unless_handled, asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(Watchdog().watch(serve(settings, read_desk(settings), at_hangup=True)))
        if threading.active_count() > 1:  # one that reads or warms would be waited for
            logging.shutdown()
            os._exit(0)
    return 0


def read_desk(settings: Settings) -> Desk:
    """A desk with the knowledge that the settings name. Raises KnowledgeError."""
    return Desk(_read(settings))


def _read(settings: Settings) -> Knowledge:
    return read_knowledge(settings.knowledge_dir, operator_contact=settings.operator_contact)


def understand(settings: Settings, desk: Desk) -> None:
    """Have the desk read questions by meaning too, where the settings want it and it can be had.

    Takes half a minute where the vectors of our texts aren't kept yet; may run in a thread.
    """
    encoder = open_encoder() if settings.encoder else None
    # New knowledge may come while the vectors of the old are worked out.
    while encoder and not (knowledge := desk.knowledge).finder.matcher.meaning:
        knowledge.understand(encoder, VectorStore(encoder, settings.vectors_dir))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, which takes a twentieth less processor time; None where it can't be had."""
    try:
        import uvloop
    except ImportError:  # Windows
        return None
    return uvloop.new_event_loop


def _stop_searching_for_sniffio() -> None:
    """Let Python remember that this module is missing; httpcore asks for it on every call.

    Each time Python would search the whole path for it: a tenth of all our processor time.
    """
    if importlib.util.find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]  # as the import system documents


async def serve(settings: Settings, desk: Desk, *, at_hangup: bool = False) -> None:
    """Answer updates until SIGTERM or SIGINT; raises StartError where Telegram refuses us.

    `at_hangup`: does SIGHUP, rather than end the process, have the knowledge read anew?
    """
    application = build_application(settings, desk)
    stop = _stop_signal()
    receiver = _receiver(settings, application)
    read = functools.partial(_read, settings)
    try:
        async with operations(settings, desk, read, at_hangup=at_hangup):
            if await until(stop, persist(application.bot, application.initialize)):
                await application.start()
                await until(stop, _receive(settings, receiver, application, desk))
    finally:
        await finish(application, receiver)


async def until(stop: asyncio.Event, work: Coroutine[Any, Any, object]) -> bool:
    """Whether the work was done before the signal came; errors in it are raised."""
    task = asyncio.create_task(work)
    waiting = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
        if not task.done():
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    return not task.cancelled()


async def finish(application: BotApplication, receiver: Receiver) -> None:
    """Let replies in flight go out, help cards first, and close; all within five seconds."""
    order = order_of(application)
    if application.running:
        order.hurry()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FINISH_SECONDS):
                await application.stop()
    await order.shutdown()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(TELL_SECONDS):
            await receiver.close()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CLOSE_SECONDS):
            await application.bot.shutdown()
    LOG.info("Stopped.")


def order_of(application: BotApplication) -> PersonalOrder:
    """Who decides the order of updates; the library knows only its base class."""
    assert isinstance(application.update_processor, PersonalOrder)
    return application.update_processor


def _receiver(settings: Settings, application: BotApplication) -> Receiver:
    bot, order = application.bot, order_of(application)
    put = application.update_queue.put_nowait
    if not settings.webhook_url:
        return Poller(bot, order, put)
    from bot.surfaces.receiving.webhook import Webhook  # only these operators pay for its imports

    return Webhook(settings, bot, order.held, put)


async def _receive(
    settings: Settings, receiver: Receiver, application: BotApplication, desk: Desk
) -> None:
    """Take updates; core and profile are made ready meanwhile."""
    bot = application.bot
    order_of(application).hold()
    beside = [
        asyncio.create_task(keep_profile(bot, desk)),
        asyncio.create_task(bot.keep_name()),
        asyncio.create_task(_prepare(settings, desk, order_of(application))),
    ]
    may_be_guest = bool(bot.bot.supports_guest_queries)
    tell_start(settings, desk, bot.name, may_be_guest=may_be_guest)
    try:
        await receiver.run()
    finally:
        for task in beside:
            task.cancel()


async def _prepare(settings: Settings, desk: Desk, order: PersonalOrder) -> None:
    """Make the core ready; until meaning is read as well, answers come from spelling."""
    await _warm(desk, order)
    try:
        await asyncio.to_thread(understand, settings, desk)
    except Exception as error:  # noqa: BLE001 - spelling alone serves too
        LOG.error("Meaning can't be read, spelling alone: %s.", describe(error))
    _give_back()


async def _warm(desk: Desk, order: PersonalOrder) -> None:
    """Build what the first question needs, in a thread: polls and signals go on meanwhile."""
    try:
        await asyncio.sleep(WARM_AFTER_SECONDS)
        await asyncio.to_thread(desk.warm)
        gc.collect()
        gc.freeze()  # the knowledge base never changes: collections needn't walk it again
        gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
    finally:
        gc.enable()
        order.begin()


def _give_back() -> None:
    """Return to the system what the start has freed: glibc keeps ten megabytes of it."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # another C library, Windows
        ctypes.CDLL(None).malloc_trim(0)


def _stop_signal() -> asyncio.Event:
    """Set by SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    return stop
