"""The world of the try-out: people, chats, what was said, and what the bot called."""

import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .changes import Changes
from .chats import PRIVATE, Chat
from .errors import bad_request
from .faults import Faults
from .formatting import Formatted
from .messages import Message
from .parameters import Json
from .people import ANONYMOUS_ADMIN, Person
from .privacy import bot_sees
from .queries import CallbackQuery, GuestQuery, InlineQuery
from .records import Records
from .updates import Updates

TOKEN = "7000000001:TRYOUT-not-a-secret-0123456789abcde"  # noqa: S105 - public on purpose
BOT_ID = 7000000001
FIRST_PERSON_ID = 1001
FIRST_UPDATE_ID = 100_000_001
_NUMBER = re.compile(r"-?[0-9]{1,18}")


@dataclass
class Profile:
    """What the bot tells about itself, by language; ``""`` is every language without its own."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By scope (as compact text) and language."""
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    """By chat; 0 is the default."""


class World:
    """Data and the few rules that everything else builds upon."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "waymark_tryout_bot",
        name: str = "Try-out bot",
        privacy_mode: bool = True,
        mentions_pass_privacy: bool = False,
        inline_feedback: bool = True,
        flood_limits: bool = False,
        keep_calls: int = 20_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self.registered_name = name
        """The name given at @BotFather, shown while the bot sets none."""
        self.bot = Person(BOT_ID, name, username=username, is_bot=True)
        self.privacy_mode = privacy_mode
        self.mentions_pass_privacy = mentions_pass_privacy
        self.inline_feedback = inline_feedback
        self.flood_limits = flood_limits
        self.clock = clock
        self.changes = Changes()
        self.updates = Updates(clock, self.changes, FIRST_UPDATE_ID)
        self.calls = Records(keep_calls)
        self.faults = Faults()
        self.profile = Profile()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.guest_queries: dict[str, GuestQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.actions: dict[int, float] = {}
        """Until when (by the clock) the bot is shown as typing, by chat."""
        self.webhook: Json = {"url": ""}
        self.sent_at: dict[int, deque[float]] = {}
        self.numbers = 0

    def number(self) -> int:
        """A fresh number for queries, files and the like."""
        self.numbers += 1
        return self.numbers

    def now(self) -> int:
        return int(self.clock())

    def chat(self, chat_id: int) -> Chat:
        return self.chats[chat_id]

    def find_chat(self, wanted: str) -> Chat:
        """The chat a bot means by ``chat_id``, or Telegram's refusal."""
        if not wanted:
            raise bad_request("chat_id is empty")
        if wanted.startswith("@"):
            named = (chat for chat in self.chats.values() if chat.username == wanted[1:])
            chat = next(named, None)
        else:
            chat = self.chats.get(int(wanted)) if _NUMBER.fullmatch(wanted) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable_chat(self, wanted: str) -> Chat:
        chat = self.find_chat(wanted)
        chat.check_access(self.bot.id)
        return chat

    def private_chat(self, person: Person) -> Chat:
        if person.id not in self.chats:
            self.chats[person.id] = Chat(
                person.id, PRIVATE, username=person.username, person=person
            )
        return self.chats[person.id]

    def post(
        self, chat: Chat, sender: Person, content: Formatted | None = None, **fields: Any
    ) -> Message:
        """Put a message into a chat; whether the bot hears of it is another matter."""
        chat.last_message_id += 1
        formatted = content or Formatted("")
        date = fields.pop("date", None) or self.now()
        message = Message(
            chat.last_message_id,
            chat,
            sender,
            date,
            text=formatted.text,
            entities=formatted.entities,
            **fields,
        )
        chat.messages[message.id] = message
        if sender.is_bot and sender is not ANONYMOUS_ADMIN:
            chat.last_bot_id = sender.id
        self.changes.announce(visible=True)
        return message

    def deliver(self, message: Message, kind: str = "message") -> bool:
        """Tell the bot of a message if it may see it."""
        if not bot_sees(self, message):
            return False
        return bool(self.updates.push(kind, message.as_json()))
