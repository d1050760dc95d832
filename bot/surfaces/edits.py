"""Edited questions: the earlier answer changes with them; a help card never goes away."""

from __future__ import annotations

from telegram import Message, Update

from bot.catalog.model import Surface
from bot.replies.blocks import Reply
from bot.surfaces.commands import reply_to_command, reply_to_unknown
from bot.surfaces.context import Answered, BotContext
from bot.surfaces.groups import reply_in_group
from bot.surfaces.posting import fit_for, post, remember
from bot.surfaces.questions import reply_to_media, reply_to_text
from bot.surfaces.reading import destination, is_stale, read_command, surface_of


async def answer_edit(update: Update, context: BotContext) -> None:
    """Somebody corrected a message; one we never answered stays so, unless it calls for help."""
    message = update.effective_message
    reply = reply_to_any(message, context) if message else None
    if message is None or reply is None:
        return
    fitting = fit_for(reply, message, context)
    answered = context.services.memory.answers.get((message.chat_id, message.message_id))
    if answered and not answered.keeps and not reply.urgent:
        await revise(fitting, answered, message, context)
    elif is_news(fitting, answered) and not is_stale(message, context.services.now()):
        await post(fitting, message, context)


def reply_to_any(message: Message, context: BotContext) -> Reply | None:
    """The reply to a message of any sort; None for what is not for us."""
    if surface_of(message) is Surface.GROUP:
        found = reply_in_group(message, context)
        return found[0] if found else None
    if command := read_command(message):
        if not command.is_for(context.bot.username):
            return None
        reply = reply_to_command(command, message, context)
        return reply or reply_to_unknown(command, message, context)
    return reply_to_text(message, context) if message.text else reply_to_media(message, context)


def is_news(reply: Reply, answered: Answered | None) -> bool:
    """Whether to send a new message: for a help card, or below one, but not the same twice."""
    if answered is None:
        return reply.urgent
    return hash(reply) != answered.shown


async def revise(reply: Reply, answered: Answered, message: Message, context: BotContext) -> None:
    """Edit the earlier answer; where that can't be done any more, answer anew."""
    if hash(reply) == answered.shown:
        return
    to = destination(message)
    if await context.services.sender.edit(reply, answered.message_id, to):
        context.services.memory.forget_shown(to.chat_id, answered.message_id)
        remember(reply, message, answered.message_id, to, context)
    else:
        await post(reply, message, context)
