"""Taps on our buttons: pages open in the same message, except where it must stay."""

from __future__ import annotations

import asyncio

from telegram import CallbackQuery, Message, Update

from bot.catalog.model import Surface
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Reply
from bot.surfaces.context import BotContext
from bot.surfaces.keyboards import deep_link, keyboard, read_press
from bot.surfaces.reading import destination, language_of, surface_of
from bot.surfaces.sending import Destination


async def open_page(update: Update, context: BotContext) -> None:
    """Stop the button's spinning, and show the page behind it."""
    query = update.callback_query
    if query is None:
        return
    address, stays = read_press(query.data or "")
    surface = surface_of_tap(query)
    page = context.services.desk.page(address, surface, language_of(query.from_user))
    if surface is Surface.INLINE or (surface is Surface.GROUP and page.private_only):
        await send_to_private(query, address, page, context)
        return
    await asyncio.gather(stop_spinning(query, context), show(page, query, stays, context))


def surface_of_tap(query: CallbackQuery) -> Surface:
    """A shared card's message is out of our sight: only its inline id is known."""
    if query.message is None:
        return Surface.INLINE
    return Surface.PRIVATE if query.message.chat.id == query.from_user.id else Surface.GROUP


async def send_to_private(
    query: CallbackQuery, address: str, page: Reply, context: BotContext
) -> None:
    """Open the private chat for the person who tapped; nobody else sees anything."""
    wanted = str(Address(Page.HELP_CARD)) if page.private_only else address
    link = deep_link(context.bot.username, wanted)
    await context.services.sender.in_time(lambda: query.answer(url=link))


async def stop_spinning(query: CallbackQuery, context: BotContext) -> None:
    await context.services.sender.in_time(query.answer)


async def show(page: Reply, query: CallbackQuery, stays: bool, context: BotContext) -> None:
    """Edit the tapped message into the page, or post it below."""
    services, message = context.services, query.message
    if message is None:
        return
    if not isinstance(message, Message) or not message.is_accessible:  # too old, or deleted
        to = Destination(message.chat.id, surface_of_tap(query))
        await services.sender.send(page, to)
        return
    to = destination(message)
    if stays or page.urgent or page.keeps:
        await services.sender.send(page, to)
        return
    if shows_already(page, message, context):
        return
    if not await services.sender.edit(page, message.message_id, to):
        await services.sender.send(page, to)
    services.memory.now_shows(to, message.message_id, page)


def shows_already(page: Reply, message: Message, context: BotContext) -> bool:
    """A second tap on the same button comes with the message as it was before the first."""
    shown = context.services.memory.pages.get((message.chat_id, message.message_id))
    if shown is not None:
        return shown == hash(page)
    buttons = keyboard(page, surface_of(message), context.bot.username)
    return message.text == page.visible.strip() and message.reply_markup == buttons
