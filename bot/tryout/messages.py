"""A message and how a bot gets to see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .entities import Entity
from .parameters import Json
from .people import Person

if TYPE_CHECKING:
    from .chats import Chat


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
    reply_to: Message | None = None
    extra: Json = field(default_factory=dict)
    """Further fields as they are: media, service events, forward_origin, quote, sender_chat."""
    via_bot: Person | None = None
    preview: Json | None = None
    """link_preview_options as the bot gave them."""
    edit_date: int = 0
    inline_message_id: str = ""
    deleted: bool = False
    seen: bool = False
    """Already returned by a wait for messages."""

    @property
    def is_media(self) -> bool:
        return any(name in self.extra for name in MEDIA)

    @property
    def buttons(self) -> list[Json]:
        """All inline buttons, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def button_texts(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    def button(self, wanted: str) -> Json:
        """The button with this text or payload, else the first whose text contains it."""
        for button in self.buttons:
            if wanted in (button["text"], button.get("callback_data")):
                return button
        for button in self.buttons:
            if wanted in button["text"]:
                return button
        raise LookupError(f"no button {wanted!r} among {self.button_texts}")

    def as_json(self, *, with_reply: bool = True) -> Json:
        fields: Json = {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.as_json(),
            "from": self.sender.as_json(),
        }
        fields |= self.extra
        name = "caption" if self.is_media else "text"
        fields |= _filled(
            {
                name: self.text,
                f"{'caption_' if self.is_media else ''}entities": list(self.entities),
                "edit_date": self.edit_date,
                "message_thread_id": self.thread_id,
                "is_topic_message": self.in_topic,
                "link_preview_options": self.preview,
            }
        )
        if self.via_bot is not None:
            fields["via_bot"] = self.via_bot.as_json()
        if self.markup is not None and "inline_keyboard" in self.markup:
            fields["reply_markup"] = self.markup
        if with_reply and self.reply_to is not None and not self.reply_to.deleted:
            fields["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        return fields


MEDIA = ("photo", "voice", "sticker", "document", "video", "audio", "animation", "video_note")


def _filled(fields: dict[str, Any]) -> Json:
    return {key: value for key, value in fields.items() if value}


def media(kind: str, number: int) -> Json:
    """The field of a message that carries a file: ids only, there is nothing to download."""
    file: Json = {"file_id": f"tryout-{kind}-{number}", "file_unique_id": f"unique-{number}"}
    if kind == "photo":
        return {"photo": [{**file, "width": 90, "height": 60, "file_size": 1200}]}
    details: dict[str, Json] = {
        "voice": {"duration": 3, "mime_type": "audio/ogg"},
        "audio": {"duration": 3},
        "document": {"file_name": "notes.pdf", "mime_type": "application/pdf"},
        "video": {"duration": 3, "width": 320, "height": 240},
        "animation": {"duration": 3, "width": 320, "height": 240},
        "video_note": {"duration": 3, "length": 240},
        "sticker": {
            "width": 512,
            "height": 512,
            "emoji": "👋",
            "type": "regular",
            "is_animated": False,
            "is_video": False,
        },
    }
    return {kind: {**file, **details[kind]}}
