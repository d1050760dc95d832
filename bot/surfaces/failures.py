"""When a handler fails: a calm sentence for the person, type and place for the log."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.catalog.model import Surface
from bot.logs import describe
from bot.replies.blocks import Reply
from bot.surfaces.context import BotContext
from bot.surfaces.groups import is_addressed
from bot.surfaces.reading import destination, is_ephemeral, language_of, surface_of

LOG = logging.getLogger(__name__)

KINDS = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")


async def meet_failure(update: object, context: BotContext) -> None:
    """The one error handler. Never logs or repeats what anybody wrote."""
    error = context.error
    if error is None:
        return
    LOG.error("Failed to handle %s: %s.", kind_of(update), describe(error))
    if isinstance(update, Update) and not isinstance(error, TelegramError):
        await apologise(update, context)
    raise ApplicationHandlerStop  # else the handlers of the next group would fail as well


async def apologise(update: Update, context: BotContext) -> None:
    """Say that it is our fault: over the tapped button, or below the message."""
    desk, sender = context.services.desk, context.services.sender
    user, message = update.effective_user, update.effective_message
    reply = Reply(desk.say("failure", language_of(user)))
    if query := update.callback_query:
        await sender.in_time(lambda: query.answer(reply.visible[:200]))
    elif message and not is_ephemeral(message) and expects_answer(update, context):
        await sender.send(reply, destination(message))


def expects_answer(update: Update, context: BotContext) -> bool:
    """In a group, only somebody who addressed us waits for anything."""
    message = update.message
    if message is None:
        return False
    return surface_of(message) is Surface.PRIVATE or is_addressed(message, context.bot)


def kind_of(update: object) -> str:
    """What sort of update it was."""
    return next((kind for kind in KINDS if getattr(update, kind, None)), "an update")
