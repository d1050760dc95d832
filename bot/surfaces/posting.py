"""A reply on its way out: what may stand where it goes, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message

from bot.catalog.model import Surface
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.surfaces.context import Answered, BotContext
from bot.surfaces.keyboards import deep_link
from bot.surfaces.reading import destination, is_ephemeral, language_of
from bot.surfaces.sending import Destination


async def post(
    reply: Reply, message: Message, context: BotContext, *, to_replied: bool = False
) -> None:
    """Send the reply to a message; remember which answers it, so that an edit can follow."""
    if is_ephemeral(message):
        return  # an answer would be public: silence is the safe failure
    to = destination(message, to_replied=to_replied and not reply.private_only)
    reply = fit_for(reply, message, context)
    if await point_to_earlier(reply, to, message, context):
        return
    sent = await context.services.sender.send(reply, to)
    if sent is not None:
        remember(reply, message, sent.message_id, to, context)


def fit_for(reply: Reply, message: Message, context: BotContext) -> Reply:
    """The reply itself, or in a group a discreet way to the private chat."""
    if not reply.private_only or destination(message).surface is Surface.PRIVATE:
        return reply
    desk, language = context.services.desk, language_of(message.from_user)
    label = Reply(desk.say("button_private", language)).visible
    link = deep_link(context.bot.username, str(Address(Page.HELP_CARD)))
    button = Button(label, Press.LINK, link)
    return Reply(desk.say("group_private", language), ((button,),), urgent=reply.urgent)


async def point_to_earlier(
    reply: Reply, to: Destination, message: Message, context: BotContext
) -> bool:
    """In a group, answer what stands a few minutes above with a pointer to it."""
    if to.surface is not Surface.GROUP or not reply.entry:
        return False
    services = context.services
    earlier = services.memory.repeats.get((to.chat_id, to.thread_id, reply.entry))
    if earlier is None:
        return False
    pointer = Reply(services.desk.say("group_pointer", language_of(message.from_user)))
    await services.sender.send(pointer, replace(to, reply_to=earlier))
    return True


def remember(
    reply: Reply, message: Message, sent_id: int, to: Destination, context: BotContext
) -> None:
    memory = context.services.memory
    answered = Answered(sent_id, reply.keeps, hash(reply))
    memory.answers.put((message.chat_id, message.message_id), answered)
    if to.surface is Surface.GROUP and reply.entry:
        memory.repeats.put((to.chat_id, to.thread_id, reply.entry), sent_id)
