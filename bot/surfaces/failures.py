"""When a handler fails: the help line and an apology for the person, type and place for the log."""

import logging
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind
from bot.catalog.entries import Surface
from bot.logs import describe
from bot.surfaces.events import destination, event_of, is_ephemeral, language_of, surface_of
from bot.surfaces.messages import utc_now
from bot.surfaces.sending import Sender

LOG = logging.getLogger(__name__)

UPDATE_KINDS = (
    *("message", "edited_message", "callback_query", "inline_query", "guest_message"),
    "my_chat_member",
)


class FailureHandler:
    """The one error handler. Never logs or repeats what anybody wrote."""

    def __init__(self, desk: Desk, sender: Sender) -> None:
        self._desk = desk
        self._sender = sender

    async def meet(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        error = context.error
        if error is None:
            return
        kind = next((name for name in UPDATE_KINDS if getattr(update, name, None)), "an update")
        LOG.error("Failed to handle %s: %s.", kind, describe(error))
        if isinstance(update, Update) and not isinstance(error, TelegramError):
            await self._apologise(update)

    async def _apologise(self, update: Update) -> None:
        """In a group, only somebody who addressed us waits for anything."""
        event, message = self._event(update), update.effective_message
        if event is None or event.edited:
            return
        if query := update.callback_query:
            await self._sender.in_time(query.from_user.id, query.answer)
        apology = self._desk.apology(event)
        if update.guest_message:
            await self._sender.answer_guest(apology, update.guest_message)
        elif message and apology.blocks and not is_ephemeral(message):
            await self._sender.send(apology, destination(message))

    def _event(self, update: Update) -> Event | None:
        """The event; where even that can't be read, somebody in private asked something."""
        message = update.message
        try:
            return event_of(update, self._sender.bot, utc_now())
        except Exception as error:  # noqa: BLE001 - this may be what failed before
            LOG.error("An update can't be read: %s.", describe(error))
        if message is None or surface_of(message) is not Surface.PRIVATE:
            return None
        return Event(EventKind.TEXT, language=language_of(message.from_user))
