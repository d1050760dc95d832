"""Stickers, voice, photos, files: never downloaded, kept or described."""

from __future__ import annotations

from telegram import Update

from bot.surfaces.context import BotContext
from bot.surfaces.posting import post
from bot.surfaces.questions import reply_to_media


async def answer_media(update: Update, context: BotContext) -> None:
    """Somebody sent us something that isn't text; an album gets one sentence for all its parts."""
    message = update.effective_message
    if message is None:
        return
    reply = reply_to_media(message, context)
    album = message.media_group_id
    if album and not reply.urgent and not context.services.memory.albums.first_time(album, True):
        return
    await post(reply, message, context)
