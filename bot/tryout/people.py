"""People as Telegram shows them to a bot, the bot's own profile, chats, and what was said there."""

from dataclasses import dataclass, field

from .errors import ApiError, bad_request, forbidden
from .rules.html import Entity
from .rules.parameters import Json

#: Given at @BotFather, shown while the bot sets no name.
REGISTERED_NAME = "Try-out bot"
PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"
HERE = ("member", "administrator")
_FILE: dict[str, Json] = {
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "document": {"file_name": "notes.pdf", "mime_type": "application/pdf"},
    "sticker": {
        **{"width": 512, "height": 512, "emoji": "👋", "type": "regular"},
        **{"is_animated": False, "is_video": False},
    },
    "photo": {"width": 90, "height": 60, "file_size": 1200},
}


@dataclass
class Person:
    """Somebody with an account, the bot included."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    #: Wrote to the bot once: before that the bot can't write first.
    has_started: bool = False
    has_blocked: bool = False

    def as_json(self) -> Json:
        fields: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("username", "language_code"):
            if value := getattr(self, name):
                fields[name] = value
        return fields


@dataclass
class Profile:
    """What the bot tells about itself, by language; ``""`` is every language without its own."""

    #: By scope and language.
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    #: Of "name", "description" and "short_description": by language.
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, name: str, language: str) -> str:
        texts = self.texts.get(name, {})
        unset = REGISTERED_NAME if name == "name" else ""
        return texts.get(language) or texts.get("") or unset


@dataclass
class Chat:
    id: int
    kind: str
    title: str = ""
    #: The other side of a private chat.
    person: Person | None = None
    is_forum: bool = False
    #: Forum topics by the id of the message that opened them; General is not among them.
    threads: dict[int, str] = field(default_factory=dict)
    #: Status by person, the bot's own included: member, administrator, kicked.
    members: dict[int, str] = field(default_factory=dict)
    migrated_to: int = 0
    messages: dict[int, "Message"] = field(default_factory=dict)
    last_message_id: int = 0

    @property
    def is_private(self) -> bool:
        return self.kind == PRIVATE

    def as_json(self) -> Json:
        fields: Json = {"id": self.id, "type": self.kind}
        if self.person is not None:
            names = {"first_name", "username"}
            fields |= {key: value for key, value in self.person.as_json().items() if key in names}
        else:
            fields["title"] = self.title
        if self.is_forum:
            fields["is_forum"] = True
        return fields

    def status_of(self, person_id: int) -> str:
        return self.members.get(person_id, "left")

    def refusal(self, bot_id: int) -> ApiError | None:
        """What Telegram answers to a bot that can't write here."""
        if self.person is not None:
            if self.person.has_blocked:
                return forbidden("bot was blocked by the user")
            started = self.person.has_started
            return None if started else forbidden("bot can't initiate conversation with a user")
        if self.migrated_to:
            return bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to
            )
        status = self.status_of(bot_id)
        if status == "kicked":
            return forbidden(f"bot was kicked from the {self.kind} chat")
        if status not in HERE:
            return forbidden(f"bot is not a member of the {self.kind} chat")
        return None


@dataclass
class Message:
    id: int
    chat: Chat
    sender: Person
    date: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: Json | None = None
    thread_id: int = 0
    in_topic: bool = False
    reply_to: "Message | None" = None
    #: Further fields as they are: media, service events, forward_origin, quote, sender_chat.
    extra: Json = field(default_factory=dict)
    via_bot: Person | None = None
    #: link_preview_options as the bot gave them.
    preview: Json | None = None
    edit_date: int = 0
    #: Already returned by a wait for messages.
    seen: bool = False
    #: Why the bot doesn't get to see it, empty if it does.
    undelivered: str = ""
    #: How many calls the bot had made when it was written.
    calls_before: int = 0

    @property
    def is_deleted(self) -> bool:
        return self.id not in self.chat.messages

    @property
    def chain_id(self) -> int:
        """The thread id of replies to it: in a supergroup they carry the id of their chain's first
        message although it is no topic, and bots that pass it back as a thread are refused."""
        return (self.thread_id or self.id) if self.chat.kind == SUPERGROUP else 0

    @property
    def buttons(self) -> list[Json]:
        """All inline buttons, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def button(self, wanted: str) -> Json:
        """The button with this text or payload."""
        for button in self.buttons:
            if wanted in (button["text"], button.get("callback_data")):
                return button
        raise LookupError(f"no button {wanted!r} among {[one['text'] for one in self.buttons]}")

    def as_json(self, *, with_reply: bool = True) -> Json:
        """The message as a bot gets it."""
        prefix, name = ("caption_", "caption") if _FILE.keys() & self.extra else ("", "text")
        optional: Json = {
            name: self.text,
            f"{prefix}entities": list(self.entities),
            "edit_date": self.edit_date,
            "message_thread_id": self.thread_id,
            "is_topic_message": self.in_topic,
            "link_preview_options": self.preview,
            "via_bot": self.via_bot and self.via_bot.as_json(),
            "reply_markup": self.markup,
        }
        if with_reply and self.reply_to is not None and not self.reply_to.is_deleted:
            optional["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        return {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.as_json(),
            "from": self.sender.as_json(),
            **self.extra,
            **{key: value for key, value in optional.items() if value},
        }


def media(kind: str, number: int) -> Json:
    """The field of a message that carries a file: ids only, there is nothing to download."""
    ids = {"file_id": f"tryout-{kind}-{number}", "file_unique_id": f"unique-{number}"}
    file = {**ids, **_FILE[kind]}
    return {kind: [file] if kind == "photo" else file}
