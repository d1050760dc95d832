"""Queued updates: which are urgent, what they cost, the typing sign, and the refusal."""

import datetime
import logging
from collections.abc import Callable

from telegram import Update

from bot.answering.desk import Desk
from bot.catalog.entries import Surface
from bot.logs import describe
from bot.surfaces.events import destination, event_of, language_of, surface_of
from bot.surfaces.messages import utc_now
from bot.surfaces.sending import Sender

LOG = logging.getLogger(__name__)


class QueueReplies:
    """Tells the queue about updates, and speaks to people who wait in it."""

    def __init__(
        self, desk: Desk, sender: Sender, now: Callable[[], datetime.datetime] = utc_now
    ) -> None:
        self._desk = desk
        self._sender = sender
        self._now = now

    def is_urgent(self, update: Update) -> bool:
        """Whether a help card is the answer; nothing is remembered of the question.

        What can't be told counts as urgent: the help line is the answer to every failure.
        """
        try:
            event = event_of(update, self._sender.bot, self._now())
            return event is not None and self._desk.is_urgent(event)
        except Exception as error:  # noqa: BLE001 - the handler meets it again, and answers
            LOG.error("A waiting update can't be judged: %s.", describe(error))
            return True

    async def show_typing(self, update: Update) -> None:
        """Only in private: a group doesn't wait for us."""
        message = update.message
        if message and surface_of(message) is Surface.PRIVATE:
            await self._sender.show_typing(destination(message))

    async def refuse(self, update: Update) -> None:
        """Say once that it is too much at a time."""
        message = update.message
        if message and surface_of(message) is Surface.PRIVATE:
            notice = self._desk.notice("throttled", language_of(message.from_user))
            await self._sender.send(notice, destination(message))
