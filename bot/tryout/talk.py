"""What people do in chats: write, edit, press buttons, use the bot elsewhere."""

import time
from typing import Any

from .crowd import Crowd
from .people import Chat, Message, Person, media
from .rules.html import units
from .rules.limits import INLINE_QUERY, MESSAGE_TEXT
from .rules.parameters import Json
from .rules.texts import Formatted, plain, result_content
from .updates import Query

#: Ids of queries are long numbers.
_FIRST_QUERY = 4_000_000_000


class Talk(Crowd):
    """The person's side of chats. Every action returns what it made and never waits."""

    def send_text(
        self,
        person: Person,
        text: str,
        chat: Chat | None = None,
        *,
        thread: int = 0,
        reply_to: Message | None = None,
        date: int = 0,
        **extra: Any,
    ) -> Message:
        """Write; in the private chat with the bot unless another chat is given.

        Apps cut what is longer than a message into several; the last one is returned.
        ``extra`` are further fields of the message, such as ``forward_origin`` or ``quote``.
        """
        *before, last = _pieces(text)
        for piece in before:
            self._say(person, chat, plain(piece), thread=thread, date=date)
        how: dict[str, Any] = {"thread": thread, "date": date, "reply_to": reply_to}
        return self._say(person, chat, plain(last), extra=extra, **how)

    def send_media(
        self, person: Person, kind: str, chat: Chat | None = None, *, caption: str = "", **how: Any
    ) -> Message:
        """Send a photo, voice, sticker or document."""
        file = media(kind, next(self.world.numbers))
        return self._say(person, chat, plain(caption), extra=file, **how)

    def start(self, person: Person, payload: str = "") -> Message:
        """Press START, or open a deep link with this payload."""
        return self.send_text(person, f"/start {payload}".strip())

    def edit_text(self, message: Message, text: str) -> Message:
        """Edit one's own message."""
        message.text, message.entities = plain(text)
        message.edit_date = int(time.time())
        message.calls_before = self.world.calls.count
        self.world.changes.announce(visible=True)
        self.world.deliver(message, "edited_message")
        return message

    def delete_message(self, message: Message) -> None:
        """People can delete messages; bots are not told."""
        message.chat.messages.pop(message.id, None)
        self.world.changes.announce(visible=True)

    def press(self, person: Person, message: Message, wanted: str | Json) -> Query:
        """Press a callback button, found by its text or payload; the button may be stale."""
        button = message.button(wanted) if isinstance(wanted, str) else wanted
        query = self._asked("callback", person)
        body: Json = {
            "id": query.id,
            "from": person.as_json(),
            "chat_instance": str(abs(message.chat.id) * 7),
            "data": button["callback_data"],
        }
        if message.via_bot or not self.world.sees(message.chat):
            body["inline_message_id"] = f"tryout-{message.id}"
        elif message.is_deleted:
            body["message"] = {"chat": message.chat.as_json(), "message_id": message.id, "date": 0}
        else:
            body["message"] = message.as_json()
        self.world.updates.push("callback_query", body)
        return query

    def type_inline(
        self, person: Person, query: str, chat: Chat | None = None, *, offset: str = ""
    ) -> Query:
        """Type after ``@bot``; without a chat it happens in the private chat with the bot."""
        query = query[: INLINE_QUERY.most]
        asked = self._asked("inline", person, query=query, chat=chat)
        body = {
            "id": asked.id,
            "from": person.as_json(),
            "query": query,
            "offset": offset,
            "chat_type": "sender" if chat is None else chat.kind,
        }
        self.world.updates.push("inline_query", body)
        return asked

    def choose(self, query: Query, result_id: str, chat: Chat | None = None) -> Message:
        """Post a result of an inline query."""
        result = next(one for one in query.results if one["id"] == result_id)
        content, markup = result_content(result), result["reply_markup"]
        chat = chat or query.chat
        message = self._say(query.person, chat, content, via_bot=self.world.bot, markup=markup)
        chosen = {"result_id": result_id, "from": query.person.as_json(), "query": query.query}
        self.world.updates.push("chosen_inline_result", chosen)
        return message

    def call_guest(
        self, person: Person, text: str, chat: Chat, *, reply_to: Message | None = None
    ) -> Query:
        """Mention the bot in a chat where it isn't a member (guest mode, Bot API 10.0).

        `send_text` with such a mention does the same, for a bot that wants guest messages.
        """
        return self._call_guest(self.world.post(chat, person, plain(text), reply_to=reply_to))

    def _call_guest(self, message: Message) -> Query:
        query = self._asked("guest", message.sender, message=message)
        self.world.updates.push("guest_message", message.as_json() | {"guest_query_id": query.id})
        return query

    def _asked(self, kind: str, person: Person, **fields: Any) -> Query:
        number = str(_FIRST_QUERY + next(self.world.numbers))
        return self.world.queries.add(Query(number, kind, person, time.time(), **fields))

    def _say(
        self, person: Person, chat: Chat | None, content: Formatted, *, thread: int = 0, **how: Any
    ) -> Message:
        chat = chat or self.world.private_chat(person)
        if chat.is_private:
            if person.has_blocked:
                raise ValueError(f"{person.first_name} has blocked the bot and can't write to it")
            person.has_started = True
        if thread and thread not in chat.threads:
            raise ValueError(f"there is no thread {thread} in {chat.title}")
        message = self.world.post(chat, person, content, thread=thread, **how)
        if self.world.summons(message):
            self._call_guest(message)
        else:
            self.world.deliver(message)
        return message


def _pieces(text: str) -> list[str]:
    pieces, size = [""], 0
    for character in text:
        if size + units(character) > MESSAGE_TEXT.most:
            pieces.append("")
            size = 0
        pieces[-1] += character
        size += units(character)
    return pieces
