"""Messages that waited too long, after an outage: one short apology, and help all the same."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.catalog.model import Surface
from bot.replies.blocks import Reply
from bot.surfaces.context import BotContext
from bot.surfaces.edits import reply_to_any
from bot.surfaces.posting import post
from bot.surfaces.reading import is_stale, language_of, surface_of


async def meet_old_message(update: Update, context: BotContext) -> None:
    """Runs before the other handlers; they don't see a message that is an hour old."""
    message, services = update.effective_message, context.services
    if message is None or not is_stale(message, services.now()):
        return
    reply = reply_to_any(message, context)
    language = language_of(message.from_user)
    if reply and reply.urgent:
        late = services.desk.say("away_urgent", language)
        await post(replace(reply, html=f"{late}\n\n{reply.html}"), message, context)
    elif surface_of(message) is Surface.PRIVATE and services.memory.apologies.first_time(
        message.chat_id, True
    ):
        await post(Reply(services.desk.say("away", language)), message, context)
    raise ApplicationHandlerStop
