"""Groups: silent unless addressed, by a command, a mention or a reply to the bot; never a flood."""

from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache
from telegram import Message, MessageEntity
from telegram.ext import ExtBot

POSTS_AT_ONCE = 5
SECONDS_A_POST = 4.0
"""Telegram lets a bot post twenty messages a minute in a group (https://core.telegram.org/bots/faq)."""
NOTICE_SECONDS = 60.0
MOST_GROUPS = 2_000


class GroupBrake:
    """How much we post in a group: some answers at once, then one every few seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        lasts = POSTS_AT_ONCE * SECONDS_A_POST
        self._free_at: TTLCache[int, float] = TTLCache(MOST_GROUPS, lasts, clock)
        """When the group will have had its rest from what was posted."""
        self._told: TTLCache[int, bool] = TTLCache(MOST_GROUPS, NOTICE_SECONDS, clock)

    def takes(self, group: int) -> bool:
        """Whether a post may go out now; counts it."""
        free_at = max(self._free_at.get(group, 0.0), self._clock()) + SECONDS_A_POST
        if free_at > self._clock() + POSTS_AT_ONCE * SECONDS_A_POST:
            return False
        self._free_at[group] = free_at
        return True

    def may_tell(self, group: int) -> bool:
        """Whether the group is to be told that it was too much; once a minute."""
        told = group in self._told
        self._told[group] = True
        return not told


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
        if not text and replied and told and not is_ours(replied, bot):
            return AskedInGroup(told, of_replied=True)
        return AskedInGroup(text)
    return AskedInGroup(text) if text and replied and is_ours(replied, bot) else None


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


def replied_to(message: Message) -> int | None:
    """The number of the message replied to."""
    replied = real_reply(message)
    return replied.message_id if replied else None


def is_ours(message: Message, bot: ExtBot[None]) -> bool:
    """Did the bot write it?"""
    return message.from_user is not None and message.from_user.id == bot.id
