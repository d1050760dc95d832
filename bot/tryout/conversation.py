"""What people do in chats: write, edit, forward, press buttons."""

from typing import Any

from .chats import GROUP, Chat
from .detection import detect
from .entities import Entity, units
from .formatting import Formatted
from .limits import CALLBACK_AGE, MESSAGE_TEXT
from .messages import Message, media
from .parameters import Json
from .people import ANONYMOUS_ADMIN, Person
from .queries import CallbackQuery
from .state import World


class Conversation(World):
    """The person's side of chats. Every action returns what it made and never waits."""

    def send_text(
        self,
        person: Person,
        text: str,
        chat: Chat | None = None,
        *,
        thread: int = 0,
        reply_to: Message | None = None,
        quote: str = "",
        entities: list[Entity] | None = None,
        anonymous: bool = False,
        date: int = 0,
        **extra: Any,
    ) -> Message:
        """Write; in the private chat with the bot unless another chat is given.

        Apps cut what is longer than a message into several; the last one is returned.
        ``extra`` are further fields of the message, such as ``forward_origin``.
        """
        *before, last = _pieces(text)
        for piece in before:
            content = Formatted(piece, tuple(detect(piece)))
            self._say(person, chat, content, thread=thread, anonymous=anonymous, date=date)
        content = Formatted(last, tuple(detect(last, entities)))
        if quote:
            place = reply_to.text.find(quote) if reply_to else 0
            position = units(reply_to.text[:place]) if reply_to else 0
            extra["quote"] = {"text": quote, "position": position, "is_manual": True}
        return self._say(
            person,
            chat,
            content,
            thread=thread,
            reply_to=reply_to,
            anonymous=anonymous,
            date=date,
            extra=extra,
        )

    def send_media(
        self, person: Person, kind: str, chat: Chat | None = None, *, caption: str = "", **how: Any
    ) -> Message:
        """Send a photo, voice, sticker, document, video, audio, animation or video_note."""
        content = Formatted(caption, tuple(detect(caption)))
        return self._say(person, chat, content, extra=media(kind, self.number()), **how)

    def start(self, person: Person, payload: str = "", chat: Chat | None = None) -> Message:
        """Press START, or open a deep link with this payload."""
        command = "/start" if chat is None else f"/start@{self.bot.username}"
        return self.send_text(person, f"{command} {payload}".strip(), chat)

    def forward(
        self,
        person: Person,
        text: str,
        origin: Person | Chat | str,
        chat: Chat | None = None,
        **how: Any,
    ) -> Message:
        """Forward somebody's text; an origin given as a name is a person who hides the account."""
        date = self.now() - 60
        if isinstance(origin, Person):
            source: Json = {"type": "user", "sender_user": origin.as_json(), "date": date}
        elif isinstance(origin, Chat):
            source = {"type": "chat", "sender_chat": origin.as_json(), "date": date}
        else:
            source = {"type": "hidden_user", "sender_user_name": origin, "date": date}
        return self.send_text(person, text, chat, forward_origin=source, **how)

    def edit_text(self, message: Message, text: str) -> Message:
        """Edit one's own message."""
        message.text, message.entities = text, tuple(detect(text))
        message.edit_date = self.now()
        self.changes.announce(visible=True)
        self.deliver(message, "edited_message")
        return message

    def delete_message(self, message: Message) -> None:
        """People can delete messages; bots are not told."""
        message.deleted = True
        message.chat.messages.pop(message.id, None)
        self.changes.announce(visible=True)

    def press(self, person: Person, message: Message, wanted: str | Json) -> CallbackQuery:
        """Press a callback button, found by its text or payload; the button may be stale."""
        button = message.button(wanted) if isinstance(wanted, str) else wanted
        number = str(self.number() + 4_000_000_000)
        query = CallbackQuery(
            number, person, self.clock(), CALLBACK_AGE, message=message, button=button
        )
        self.callback_queries[number] = query
        body: Json = {
            "id": number,
            "from": person.as_json(),
            "chat_instance": str(abs(message.chat.id) * 7),
            "data": button["callback_data"],
        }
        if message.inline_message_id:
            body["inline_message_id"] = message.inline_message_id
        else:
            body["message"] = _reachable(message)
        self.updates.push("callback_query", body)
        return query

    def _say(
        self,
        person: Person,
        chat: Chat | None,
        content: Formatted,
        *,
        thread: int = 0,
        reply_to: Message | None = None,
        anonymous: bool = False,
        date: int = 0,
        extra: Json | None = None,
        via_bot: Person | None = None,
        markup: Json | None = None,
    ) -> Message:
        chat = chat or self.private_chat(person)
        if chat.is_private:
            if person.has_blocked:
                raise ValueError(f"{person.name} has blocked the bot and can't write to it")
            person.has_started = True
        if thread and thread not in chat.threads:
            raise ValueError(f"there is no thread {thread} in {chat.title}")
        fields = dict(extra or {})
        if anonymous:
            fields["sender_chat"] = chat.as_json()
        message = self.post(
            chat,
            ANONYMOUS_ADMIN if anonymous else person,
            content,
            date=date,
            reply_to=reply_to,
            thread_id=thread or reply_thread(chat, reply_to),
            in_topic=bool(thread) or bool(reply_to and reply_to.in_topic),
            extra=fields,
            via_bot=via_bot,
            markup=markup,
        )
        self.deliver(message)
        return message


def reply_thread(chat: Chat, reply_to: Message | None) -> int:
    """Replies in a supergroup carry the id of their chain's first message although it is no
    topic: bots that pass it back as a thread are refused."""
    if reply_to is None or chat.is_private or chat.kind == GROUP:
        return 0
    return reply_to.thread_id or reply_to.id


def _reachable(message: Message) -> Json:
    if not message.deleted:
        return message.as_json()
    return {"chat": message.chat.as_json(), "message_id": message.id, "date": 0}


def _pieces(text: str) -> list[str]:
    pieces = [""]
    size = 0
    for character in text:
        if size + units(character) > MESSAGE_TEXT.most:
            pieces.append("")
            size = 0
        pieces[-1] += character
        size += units(character)
    return pieces
