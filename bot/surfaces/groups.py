"""Groups: silent unless addressed, by a command, a mention or a reply to the bot."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ExtBot

from bot.replies.blocks import Reply
from bot.surfaces.commands import reply_to_command, reply_to_unknown
from bot.surfaces.context import BotContext
from bot.surfaces.posting import post
from bot.surfaces.questions import reply_to_media, reply_to_text
from bot.surfaces.reading import read_command, real_reply


@dataclass(frozen=True)
class Asked:
    """What a group asks us, the mention taken out."""

    text: str
    of_replied: bool = False
    """A bare mention under somebody's message asks us about that message."""


async def answer_group(update: Update, context: BotContext) -> None:
    """A message in a group, which is for us or not."""
    message = update.effective_message
    found = reply_in_group(message, context) if message else None
    if message and found:
        reply, to_replied = found
        await post(reply, message, context, to_replied=to_replied)


async def follow_migration(update: Update, context: BotContext) -> None:
    """A group became a supergroup: messages got new numbers, so what we remember is void."""
    if update.effective_chat:
        context.services.memory.forget_chat(update.effective_chat.id)


async def forget_group(update: Update, context: BotContext) -> None:
    """The bot was removed or blocked: drop what it remembers of the chat."""
    change = update.my_chat_member
    if change and change.new_chat_member.status in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED):
        context.services.memory.forget_chat(change.chat.id)


def reply_in_group(message: Message, context: BotContext) -> tuple[Reply, bool] | None:
    """The reply, and whether it answers the message replied to; None keeps silent."""
    if not is_from_person(message):
        return None
    if command := read_command(message):
        if not command.is_for(context.bot.username):
            return None
        reply = reply_to_command(command, message, context)
        if reply is None and command.addressee:
            reply = reply_to_unknown(command, message, context)
        return (reply, True) if reply else None
    asked = addressed(message, context.bot)
    if asked is None:
        return None
    if not message.text and not asked.of_replied:
        return reply_to_media(message, context), False
    return reply_to_text(message, context, asked.text), asked.of_replied


def is_addressed(message: Message, bot: ExtBot[None]) -> bool:
    """Whether the message is for us."""
    if command := read_command(message):
        return command.is_for(bot.username) and is_from_person(message)
    return is_from_person(message) and addressed(message, bot) is not None


def is_from_person(message: Message) -> bool:
    """Anonymous admins and people writing as a channel count; bots and inline posts don't."""
    if message.via_bot or message.is_automatic_forward:
        return False
    user = message.from_user
    return message.sender_chat is not None or (user is not None and not user.is_bot)


def addressed(message: Message, bot: ExtBot[None]) -> Asked | None:
    """What is asked of us; None for ordinary talk."""
    text = message.text or message.caption or ""
    replied = real_reply(message)
    if mention := find_mention(message, bot):
        text = text.replace(mention, " ", 1).strip()
        if not text and replied and replied.text and not is_ours(replied, bot):
            return Asked(replied.text, of_replied=True)
        return Asked(text)
    return Asked(text) if text and replied and is_ours(replied, bot) else None


def find_mention(message: Message, bot: ExtBot[None]) -> str:
    """The words that mention the bot, as written."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    parse = message.parse_entities if message.text else message.parse_caption_entities
    for entity, words in parse(kinds).items():
        named = entity.user.id == bot.id if entity.user else words.lower() == bot.name.lower()
        if named:
            return words
    return ""


def is_ours(message: Message, bot: ExtBot[None]) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id
