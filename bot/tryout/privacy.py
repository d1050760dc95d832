"""Which messages of a group a bot gets to see.

The bots FAQ ("What messages will my bot get?") and the features page ("Privacy mode") list, with
privacy mode on: commands meant for the bot, general commands if it was the last bot to speak,
messages sent via it, replies to it, and service messages. Mentions are not in the list, so they
don't pass here unless ``mentions_pass`` is set: a bot that works with the strict reading works
with the other too.
"""

from dataclasses import dataclass

from .messages import HERE, Message
from .people import Person
from .rules.html import Entity
from .rules.texts import part

SERVICE = ("new_chat_members", "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created")


@dataclass
class Privacy:
    """The rule for one bot."""

    bot: Person
    mode: bool = True
    mentions_pass: bool = False

    def objection(self, message: Message) -> str:
        """Why the bot doesn't get to see a message, empty if it does."""
        chat = message.chat
        status = chat.status_of(self.bot.id)
        if chat.is_private or (chat.migrated_to and any(name in message.extra for name in SERVICE)):
            return ""
        if status not in HERE:
            return "the bot is not in this group"
        if any(name in message.extra for name in SERVICE):
            return ""
        if message.sender.is_bot and "sender_chat" not in message.extra:
            return "bots don't see other bots"
        is_open = not self.mode or status != "member" or self._is_meant(message)
        return "" if is_open else "privacy mode"

    def _is_meant(self, message: Message) -> bool:
        if message.via_bot is not None:
            return message.via_bot.id == self.bot.id
        if message.reply_to is not None and message.reply_to.sender.id == self.bot.id:
            return True
        return any(self._is_called(message, entity) for entity in message.entities)

    def _is_called(self, message: Message, entity: Entity) -> bool:
        """By a command at the beginning, or by a mention where these pass."""
        addressee = part(message.text, entity).lower().partition("@")[2]
        is_command = entity["type"] == "bot_command" and entity["offset"] == 0
        if is_command and not addressee:
            return message.chat.last_bot_id in (0, self.bot.id)
        is_mention = entity["type"] == "mention" and self.mentions_pass
        return (is_command or is_mention) and addressee == self.bot.username.lower()
