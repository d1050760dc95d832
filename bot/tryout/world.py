"""The world of the try-out: people, chats, what was said, and what the bot called."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import bad_request
from .messages import PRIVATE, Chat, Message
from .people import ANONYMOUS_ADMIN, Person
from .privacy import Privacy
from .queries import Queries
from .records import Changes, Records
from .rules.parameters import Json
from .rules.texts import Formatted
from .updates import Updates

#: So many messages sent through inline or guest mode can still be edited.
MOST_INLINE_MESSAGES = 1000
_NUMBER = re.compile(r"-?[0-9]{1,18}")


@dataclass
class Profile:
    """What the bot tells about itself, by language; ``""`` is every language without its own."""

    #: By scope (as compact text) and language.
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    #: Of "name", "description" and "short_description": by language.
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, name: str, language: str) -> str:
        texts = self.texts.get(name, {})
        return texts.get(language) or texts.get("") or ""


class World:
    """Data and the few rules that everything else builds upon."""

    def __init__(self, bot: Person, privacy: Privacy, clock: Callable[[], float]) -> None:
        self.bot = bot
        self.privacy = privacy
        self.clock = clock
        self.changes = Changes()
        self.updates = Updates(clock, self.changes)
        self.calls = Records()
        self.queries = Queries()
        self.profile = Profile()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.inline_messages: dict[str, Message] = {}
        #: Until when (by the clock) the bot is shown as typing, by chat.
        self.actions: dict[int, float] = {}
        self._numbers = 0

    def number(self) -> int:
        """A fresh number for queries, files and the like."""
        self._numbers += 1
        return self._numbers

    def now(self) -> int:
        return int(self.clock())

    def find_chat(self, wanted: str) -> Chat:
        """The chat a bot means by ``chat_id``, or Telegram's refusal."""
        if not wanted:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(wanted)) if _NUMBER.fullmatch(wanted) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable_chat(self, wanted: str) -> Chat:
        chat = self.find_chat(wanted)
        if refusal := chat.refusal(self.bot.id):
            raise refusal
        return chat

    def private_chat(self, person: Person) -> Chat:
        if person.id not in self.chats:
            chat = Chat(person.id, PRIVATE, username=person.username, person=person)
            self.chats[person.id] = chat
        return self.chats[person.id]

    def post(
        self, chat: Chat, sender: Person, content: Formatted, *, date: int = 0, **fields: Any
    ) -> Message:
        """Put a message into a chat; ``deliver`` tells the bot of it."""
        chat.last_message_id += 1
        message = Message(
            chat.last_message_id,
            chat,
            sender,
            date or self.now(),
            content.text,
            content.entities,
            calls_before=self.calls.count,
            **fields,
        )
        chat.messages[message.id] = message
        if sender.is_bot and sender is not ANONYMOUS_ADMIN:
            chat.last_bot_id = sender.id
        self.changes.announce(visible=True)
        return message

    def deliver(
        self, message: Message, kind: Literal["message", "edited_message"] = "message"
    ) -> None:
        """Tell the bot of a message if it may see it."""
        message.undelivered = self.privacy.objection(message)
        if not message.undelivered:
            self.updates.push(kind, message.as_json())

    def give_inline_id(self, message: Message) -> str:
        """Make a message editable by an id of its own, for it stands in somebody's chat."""
        message.inline_message_id = f"BAAAAtryout{self.number():08d}"
        self.inline_messages[message.inline_message_id] = message
        if len(self.inline_messages) > MOST_INLINE_MESSAGES:
            del self.inline_messages[next(iter(self.inline_messages))]
        return message.inline_message_id
