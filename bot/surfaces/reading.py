"""Reading a Telegram message: what it asks, of whom, and where its answer belongs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.catalog.model import Surface
from bot.surfaces.sending import Destination

STALE = datetime.timedelta(hours=1)
"""What waited longer is not answered as if it had just been asked."""


@dataclass(frozen=True)
class Command:
    """`/name@addressee argument`."""

    name: str
    argument: str
    addressee: str
    """Lower case, without the at sign; empty where nobody is named."""

    def is_for(self, username: str) -> bool:
        """Whether no other bot is meant."""
        return self.addressee in ("", username.lower())


def read_command(message: Message) -> Command | None:
    """The command that the message starts with."""
    text = message.text or ""
    for entity in message.entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            word = message.parse_entity(entity)
            name, _, addressee = word[1:].lower().partition("@")
            return Command(name, text[len(word) :].strip(), addressee)
    return None


def written(message: Message) -> str:
    """What somebody wrote, wherever it stands; forwards count as written."""
    if message.text or message.caption:
        return message.text or message.caption or ""
    return message.poll.question if message.poll else ""


def quoted(message: Message, bot_id: int) -> str:
    """What the message quotes; nothing of our own words, which would raise alarms by themselves."""
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == bot_id:
        return ""
    return message.quote.text if message.quote else ""


def language_of(user: User | None) -> str:
    """The person's language as Telegram gives it; English where it gives none."""
    return (user.language_code if user else None) or "en"


def surface_of(message: Message) -> Surface:
    return Surface.PRIVATE if message.chat.type == ChatType.PRIVATE else Surface.GROUP


def destination(message: Message, *, to_replied: bool = False) -> Destination:
    """Where the answer belongs: same chat, same thread; in groups shown as a reply.

    A plain reply chain has a thread id too: it counts in forums only, and General has none.
    """
    surface = surface_of(message)
    reply_to = message.message_id if surface is Surface.GROUP else None
    replied = real_reply(message) if to_replied else None
    if replied and not (replied.from_user and replied.from_user.is_bot):
        reply_to = replied.message_id
    thread_id = message.message_thread_id if message.is_topic_message else None
    return Destination(message.chat_id, surface, thread_id, reply_to)


def real_reply(message: Message) -> Message | None:
    """The message replied to; in a forum thread the library also gives the thread's first one."""
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


class OwnCards(filters.MessageFilter):
    """Our own inline results, which come back as messages where we are in the chat."""

    def filter(self, message: Message) -> bool:
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


def is_ephemeral(message: Message) -> bool:
    """Whether only its sender sees it: the library would answer such a message in public."""
    return message.message_id == 0 or any("ephemeral" in name for name in message.api_kwargs)


def is_stale(message: Message, now: datetime.datetime) -> bool:
    return now - (message.edit_date or message.date) > STALE
