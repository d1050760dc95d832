"""Inline mode: cards that are chosen in any chat and stand alone there."""

from __future__ import annotations

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode

from bot.catalog.model import Surface
from bot.replies.blocks import Card, Cards
from bot.surfaces.context import BotContext
from bot.surfaces.keyboards import keyboard
from bot.surfaces.reading import language_of
from bot.surfaces.sending import NO_PREVIEW


async def answer_inline(update: Update, context: BotContext) -> None:
    """Somebody types after the bot's name, in whatever chat. What they choose is not counted."""
    query = update.inline_query
    if query is None:
        return
    language = language_of(query.from_user)
    cards = context.services.desk.cards(query.query, query.offset, language)
    await context.services.sender.in_time(
        lambda: query.answer(
            [article(card, context.bot.username) for card in cards.cards],
            cache_time=cards.cache_seconds,
            is_personal=cards.personal,
            next_offset=cards.next_offset,
            button=button_above(cards),
        )
    )


def article(card: Card, username: str) -> InlineQueryResultArticle:
    """A result: what the list shows, and the message that it becomes."""
    return InlineQueryResultArticle(
        card.id,
        card.title,
        InputTextMessageContent(
            card.reply.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        description=card.description,
        reply_markup=keyboard(card.reply, Surface.INLINE, username),
    )


def button_above(cards: Cards) -> InlineQueryResultsButton | None:
    """The way into the private chat, above the results."""
    if not cards.button_label:
        return None
    return InlineQueryResultsButton(cards.button_label, start_parameter=cards.button_start)
