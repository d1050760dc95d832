"""Free text in a private chat, and what to reply to any text."""

from __future__ import annotations

from telegram import Message, Update

from bot.answering.question import Question
from bot.catalog.model import Surface
from bot.replies.blocks import Reply
from bot.replies.outcomes import HelpCard, Outcome
from bot.surfaces.context import BotContext, Services
from bot.surfaces.posting import post
from bot.surfaces.reading import language_of, quoted, surface_of, written


async def answer_question(update: Update, context: BotContext) -> None:
    """Somebody wrote to us in private."""
    if message := update.effective_message:
        await post(reply_to_text(message, context), message, context)


def reply_to_text(message: Message, context: BotContext, text: str | None = None) -> Reply:
    """The reply to what was written; `text` is given where a mention was taken out of it."""
    services, surface = context.services, surface_of(message)
    user = message.from_user
    asked = Question(
        written(message) if text is None else text,
        surface,
        language_of(user),
        asker=user.id if user and surface is Surface.PRIVATE else None,
    )
    outcome = services.desk.answer(asked)
    if not isinstance(outcome, HelpCard):
        outcome = screened(quoted(message, context.bot.id), asked, services) or outcome
    return services.desk.reply(outcome, surface, asked.language)


def reply_to_media(message: Message, context: BotContext) -> Reply:
    """One calm sentence; words that come with it are screened like any others."""
    services, surface = context.services, surface_of(message)
    language = language_of(message.from_user)
    words = f"{written(message)}\n{quoted(message, context.bot.id)}".strip()
    asked = Question(words, surface, language)
    if card := screened(words, asked, services):
        return services.desk.reply(card, surface, language)
    return Reply(services.desk.say("no_answer_media", language))


def screened(text: str, asked: Question, services: Services) -> Outcome | None:
    """A help card, if these words call for one; nothing is remembered of them."""
    if not text:
        return None
    outcome = services.desk.answer(Question(text, asked.surface, asked.language))
    return outcome if isinstance(outcome, HelpCard) else None
