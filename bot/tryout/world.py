"""The world of the try-out: people, chats, what was said, and what the bot called."""

import time
from itertools import count
from typing import Any

from .errors import bad_request
from .people import HERE, PRIVATE, Chat, Message, Person, Profile
from .records import Changes, Records
from .rules.parameters import whole_number
from .rules.texts import Formatted, part
from .updates import Queries, Updates

SERVICE = ("migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created")


class World:
    """Data and the few rules that everything else builds upon."""

    def __init__(self, bot: Person, *, privacy_mode: bool) -> None:
        self.bot = bot
        self.privacy_mode = privacy_mode
        self.changes = Changes()
        self.updates = Updates(self.changes)
        self.calls = Records()
        self.queries = Queries()
        self.profile = Profile()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        #: Until when the bot is shown as typing, by chat.
        self.actions: dict[int, float] = {}
        #: Fresh numbers for queries and files.
        self.numbers = count(1)

    def find_chat(self, wanted: str) -> Chat:
        """The chat a bot means by ``chat_id`` and may write to, or Telegram's refusal."""
        if not wanted:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(whole_number(wanted))
        if chat is None:
            raise bad_request("chat not found")
        if refusal := chat.refusal(self.bot.id):
            raise refusal
        return chat

    def private_chat(self, person: Person) -> Chat:
        if person.id not in self.chats:
            self.chats[person.id] = Chat(person.id, PRIVATE, person=person)
        return self.chats[person.id]

    def post(
        self,
        chat: Chat,
        sender: Person,
        content: Formatted,
        *,
        thread: int = 0,
        reply_to: Message | None = None,
        date: int = 0,
        **fields: Any,
    ) -> Message:
        """Put a message into a chat; ``deliver`` tells the bot of it."""
        chat.last_message_id += 1
        message = Message(
            chat.last_message_id,
            chat,
            sender,
            date or int(time.time()),
            *content,
            thread_id=thread or (reply_to.chain_id if reply_to else 0),
            in_topic=bool(thread or (reply_to and reply_to.in_topic)),
            reply_to=reply_to,
            calls_before=self.calls.count,
            **fields,
        )
        chat.messages[message.id] = message
        self.changes.announce(visible=True)
        return message

    def deliver(self, message: Message, kind: str = "message") -> None:
        """Tell the bot of a message if it may see it."""
        message.undelivered = self._objection(message)
        if not message.undelivered:
            self.updates.push(kind, message.as_json())

    def sees(self, chat: Chat) -> bool:
        """Is the bot in the chat?"""
        return chat.is_private or chat.status_of(self.bot.id) in HERE

    def summons(self, message: Message) -> bool:
        """Does it mention the bot, as a guest, in a chat that the bot isn't in?"""
        is_plain = message.via_bot is None and not message.sender.is_bot
        away = is_plain and not self.sees(message.chat) and self.updates.wants("guest_message")
        return away and any(
            entity["type"] == "mention"
            and part(message.text, entity).lower() == f"@{self.bot.username.lower()}"
            for entity in message.entities
        )

    def _objection(self, message: Message) -> str:
        """Why the bot doesn't get to see a message, empty if it does.

        With privacy mode on it sees commands for it, replies to it, what is sent via it, and
        service messages (bots FAQ, "What messages will my bot get?"); an administrator sees all.
        Mentions are not in that list and don't pass: a bot that works with the strict reading works
        with the other too.
        """
        if message.chat.is_private:
            return ""
        if not self.sees(message.chat):
            return "the bot is not in this group"
        leads = message.chat.status_of(self.bot.id) == "administrator"
        is_open = not self.privacy_mode or leads or self._is_meant(message)
        return "" if is_open else "privacy mode"

    def _is_meant(self, message: Message) -> bool:
        if message.via_bot is not None or any(name in message.extra for name in SERVICE):
            return True
        if message.reply_to is not None and message.reply_to.sender is self.bot:
            return True
        first = next(iter(message.entities), {"type": ""})
        if first["type"] != "bot_command" or first["offset"]:
            return False
        addressee = part(message.text, first).lower().partition("@")[2]
        return addressee in ("", self.bot.username.lower())
