"""Taps on our buttons, inline queries, and mentions where we are a guest."""

import asyncio
import datetime
from collections.abc import Callable

from telegram import CallbackQuery, InlineQueryResultsButton, Message, Update

from bot.answering.desk import Desk
from bot.replies.blocks import Cards, Reply
from bot.surfaces.events import (
    Destination,
    destination,
    guest_event,
    inline_event,
    surface_of,
    surface_of_tap,
    tap_event,
)
from bot.surfaces.messages import Memory, utc_now
from bot.surfaces.rendering import article, deep_link, keyboard, read_press
from bot.surfaces.sending import Sender


class QueryHandlers:
    """Answers what Telegram wants one answer to, and soon."""

    def __init__(
        self,
        desk: Desk,
        sender: Sender,
        memory: Memory,
        now: Callable[[], datetime.datetime] = utc_now,
    ) -> None:
        self._desk = desk
        self._sender = sender
        self._memory = memory
        self._now = now

    async def open_page(self, update: Update, _: object) -> None:
        """Stop the button's spinning, and show the page behind it."""
        query = update.callback_query
        if query is None:
            return
        page = await self._desk.ask(tap_event(query))
        if page.opens_private:  # nobody else sees anything
            link = deep_link(self._sender.bot.username, page.opens_private)
            await self._sender.in_time(query.from_user.id, lambda: query.answer(url=link))
            return
        stops_spinning = self._sender.in_time(query.from_user.id, query.answer)
        await asyncio.gather(stops_spinning, self._show(page, query))

    async def answer_inline(self, update: Update, _: object) -> None:
        """Somebody types after the bot's name, in whatever chat."""
        query = update.inline_query
        if query is None:
            return
        found = await self._desk.ask(inline_event(query))
        cards = found.cards or Cards()
        articles = [article(card, self._sender.bot.username) for card in cards.cards]
        await self._sender.in_time(
            query.from_user.id,
            lambda: query.answer(
                articles,
                cache_time=cards.cache_seconds,
                is_personal=cards.personal,
                next_offset=cards.next_offset,
                button=_button_above(cards),
            ),
        )

    async def answer_guest(self, update: Update, _: object) -> None:
        """Somebody mentions the bot in a chat that it isn't in."""
        message = update.guest_message
        if message is None:
            return
        reply = await self._desk.ask(guest_event(message, self._sender.bot, self._now()))
        await self._sender.answer_guest(reply, message)

    async def _show(self, page: Reply, query: CallbackQuery) -> None:
        """Edit the tapped message into the page, or post it below."""
        message = query.message
        if message is None:
            return
        if not isinstance(message, Message) or not message.is_accessible:  # too old, or deleted
            await self._sender.send(page, Destination(message.chat.id, surface_of_tap(query)))
            return
        to = destination(message)
        stays = read_press(query.data or "")[1]
        if stays or page.urgent or page.keeps:
            await self._sender.send(page, to)
            return
        if self._shows_already(page, message):
            return
        if not await self._sender.edit(page, message.message_id, to):
            await self._sender.send(page, to)
        self._memory.now_shows(to, message.message_id, page)

    def _shows_already(self, page: Reply, message: Message) -> bool:
        """A second tap on the same button comes with the message as it was before the first."""
        shown = self._memory.pages.get((message.chat_id, message.message_id))
        if shown is not None:
            return shown == hash(page)
        buttons = keyboard(page, surface_of(message), self._sender.bot.username)
        return message.text == page.visible.strip() and message.reply_markup == buttons


def _button_above(cards: Cards) -> InlineQueryResultsButton | None:
    """The way into the private chat, above the results."""
    if not cards.button_label:
        return None
    return InlineQueryResultsButton(cards.button_label, start_parameter=cards.button_start)
