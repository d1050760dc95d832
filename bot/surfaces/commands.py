"""Commands in a private chat, and what to reply to any command."""

from __future__ import annotations

from telegram import Message, Update

from bot.answering.question import Question
from bot.catalog.model import Surface
from bot.replies.blocks import Reply
from bot.surfaces.context import BotContext
from bot.surfaces.posting import post
from bot.surfaces.questions import screened
from bot.surfaces.reading import Command, language_of, read_command, surface_of, written


async def answer_command(update: Update, context: BotContext) -> None:
    """A command in private; one that names another bot is not ours."""
    message = update.effective_message
    command = read_command(message) if message else None
    if message is None or command is None or not command.is_for(context.bot.username):
        return
    reply = reply_to_command(command, message, context)
    await post(reply or reply_to_unknown(command, message, context), message, context)


def reply_to_command(command: Command, message: Message, context: BotContext) -> Reply | None:
    """None where we have no such command."""
    surface, user = surface_of(message), message.from_user
    asker = user.id if user and surface is Surface.PRIVATE else None
    return context.services.desk.command(
        command.name, command.argument, surface, language_of(user), asker
    )


def reply_to_unknown(command: Command, message: Message, context: BotContext) -> Reply:
    """The nearest command; what was written with it is screened first."""
    desk, surface = context.services.desk, surface_of(message)
    language = language_of(message.from_user)
    text = written(message)
    if card := screened(text, Question(text, surface, language), context.services):
        return desk.reply(card, surface, language)
    if nearest := desk.suggestion(command.name):
        return Reply(desk.say("unknown_command", language, command=f"/{nearest}"))
    return Reply(desk.say("unknown_command_none", language))
