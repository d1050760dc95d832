"""What somebody gets who can't be answered at once, and who need not wait at all."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ExtBot

from bot.answering.commands import find
from bot.answering.question import Question
from bot.catalog.model import Surface
from bot.replies.blocks import Reply
from bot.replies.outcomes import HelpCard
from bot.surfaces.context import Services
from bot.surfaces.keyboards import read_press
from bot.surfaces.reading import (
    destination,
    language_of,
    quoted,
    read_command,
    surface_of,
    written,
)


class BotCourtesies:
    """Answers the queue's questions from the core."""

    def __init__(self, bot: ExtBot[None], services: Services) -> None:
        self._bot = bot
        self._services = services

    def is_urgent(self, update: Update) -> bool:
        """Whether a help card is the answer; nothing is remembered of the question."""
        desk = self._services.desk
        if query := update.callback_query:
            address, _ = read_press(query.data or "")
            return desk.page(address, Surface.PRIVATE, language_of(query.from_user)).urgent
        message = update.effective_message
        if message is None:
            return False
        surface, language = surface_of(message), language_of(message.from_user)
        command = read_command(message)
        known = find(command.name) if command else None
        if command and known:  # /help is no call for help: what is asked with it may be
            reply = desk.command(command.name, command.argument, surface, language)
            return known.name == "helpline" or (reply is not None and reply.urgent)
        text = f"{written(message)}\n{quoted(message, self._bot.id)}".strip()
        return isinstance(desk.answer(Question(text, surface, language)), HelpCard)

    async def show_typing(self, update: Update) -> None:
        """Only in private: a group doesn't wait for us."""
        message = update.message
        if message is None or surface_of(message) is not Surface.PRIVATE:
            return
        await self._services.sender.show_typing(destination(message))

    async def refuse(self, update: Update) -> None:
        """Say once that it is too much at a time."""
        message = update.message
        if message is None or surface_of(message) is not Surface.PRIVATE:
            return
        sentence = self._services.desk.say("throttled", language_of(message.from_user))
        await self._services.sender.send(Reply(sentence), destination(message))
