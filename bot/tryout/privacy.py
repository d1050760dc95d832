"""Which messages of a group a bot gets to see.

The bots FAQ ("What messages will my bot get?") and the features page ("Privacy mode") list, with
privacy mode on: commands meant for the bot, general commands if it was the last bot to speak,
messages sent via it, replies to it, and service messages. Mentions are not in the list, so they
don't pass here unless ``mentions_pass_privacy`` is set: a bot that works with the strict reading
works with the other too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chats import HERE
from .detection import part
from .messages import Message

if TYPE_CHECKING:
    from .state import World

SERVICE = [
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "group_chat_created",
    "supergroup_chat_created",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
]


def bot_sees(world: World, message: Message) -> bool:
    chat = message.chat
    if chat.is_private:
        return True
    status = chat.status_of(world.bot.id)
    if any(name in message.extra for name in SERVICE):
        return status in HERE or bool(chat.migrated_to)
    if status not in HERE:
        return False
    if message.sender.is_bot and "sender_chat" not in message.extra:
        return False
    if not world.privacy_mode or status != "member":
        return True
    return _is_meant(world, message)


def _is_meant(world: World, message: Message) -> bool:
    if message.via_bot is not None:
        return message.via_bot.id == world.bot.id
    if message.reply_to is not None and message.reply_to.sender.id == world.bot.id:
        return True
    return _commands(world, message) or (world.mentions_pass_privacy and _mentions(world, message))


def _commands(world: World, message: Message) -> bool:
    for entity in message.entities:
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            _, _, addressee = part(message.text, entity).partition("@")
            if addressee:
                return addressee.lower() == world.bot.username.lower()
            return message.chat.last_bot_id in (0, world.bot.id)
    return False


def _mentions(world: World, message: Message) -> bool:
    name = f"@{world.bot.username}".lower()
    return any(
        entity["type"] == "mention" and part(message.text, entity).lower() == name
        for entity in message.entities
    )
