"""Groups: silent unless addressed, by a command, a mention or a reply to the bot."""

from dataclasses import dataclass

from telegram import Message, MessageEntity
from telegram.ext import ExtBot


@dataclass(frozen=True)
class AskedInGroup:
    """What a group asks us, the mention taken out."""

    text: str
    of_replied: bool = False
    """A bare mention under somebody's message asks us about that message."""


def is_from_person(message: Message) -> bool:
    """Anonymous admins and people writing as a channel count; bots and inline posts don't."""
    if message.via_bot or message.is_automatic_forward:
        return False
    user = message.from_user
    return message.sender_chat is not None or (user is not None and not user.is_bot)


def asked_in_group(message: Message, bot: ExtBot[None]) -> AskedInGroup | None:
    """What is asked of us; None for ordinary talk."""
    text = message.text or message.caption or ""
    replied = real_reply(message)
    if mention := find_mention(message, bot):
        text = text.replace(mention, " ", 1).strip()
        told = (replied.text or replied.caption) if replied else None
        if not text and replied and told and not _is_ours(replied, bot):
            return AskedInGroup(told, of_replied=True)
        return AskedInGroup(text)
    return AskedInGroup(text) if text and replied and _is_ours(replied, bot) else None


def find_mention(message: Message, bot: ExtBot[None]) -> str:
    """The words that mention the bot, as written."""
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities:
        if entity.type in (MessageEntity.MENTION, MessageEntity.TEXT_MENTION):
            words = marked(text, entity)
            named = entity.user.id == bot.id if entity.user else words.lower() == bot.name.lower()
            if named:
                return words
    return ""


def marked(text: str, entity: MessageEntity) -> str:
    """The words of an entity, which counts in UTF-16; the library's way fails on half a sign."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return units[start:end].decode("utf-16-le", "surrogatepass")


def real_reply(message: Message) -> Message | None:
    """The message replied to; in a forum thread the library also gives the thread's first one."""
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def _is_ours(message: Message, bot: ExtBot[None]) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id
