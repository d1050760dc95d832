"""What people do with the bot in other chats: inline mode and guest mode."""

from .chats import Chat
from .conversation import Conversation
from .detection import detect
from .formatting import Formatted, message_text
from .limits import GUEST_AGE, INLINE_AGE, INLINE_QUERY
from .messages import Message
from .parameters import Json
from .people import Person
from .queries import GuestQuery, InlineQuery


class Sharing(Conversation):
    """Typing ``@bot …`` and choosing what to post."""

    def type_inline(
        self, person: Person, query: str, chat: Chat | None = None, *, offset: str = ""
    ) -> InlineQuery:
        """Type after ``@bot``; without a chat it happens in the private chat with the bot."""
        number = str(self.number() + 6_000_000_000)
        query = query[: INLINE_QUERY.most]
        asked = InlineQuery(
            number, person, self.clock(), INLINE_AGE, query=query, offset=offset, chat=chat
        )
        self.inline_queries[number] = asked
        body = {
            "id": number,
            "from": person.as_json(),
            "query": query,
            "offset": offset,
            "chat_type": "sender" if chat is None else chat.kind,
        }
        self.updates.push("inline_query", body)
        return asked

    def choose(self, query: InlineQuery, result_id: str, chat: Chat | None = None) -> Message:
        """Post a result; the bot hears of it if inline feedback is on."""
        result = query.result(result_id)
        chat = chat or query.chat or self.private_chat(query.person)
        inline_id = self.inline_message_id() if result.get("reply_markup") else ""
        message = self._say(
            query.person,
            chat,
            result_content(result),
            via_bot=self.bot,
            markup=result.get("reply_markup"),
        )
        message.inline_message_id = inline_id
        if inline_id:
            self.inline_messages[inline_id] = message
        if self.inline_feedback:
            chosen: Json = {
                "result_id": result_id,
                "from": query.person.as_json(),
                "query": query.query,
            }
            if inline_id:
                chosen["inline_message_id"] = inline_id
            self.updates.push("chosen_inline_result", chosen)
        return message

    def call_guest(
        self, person: Person, text: str, chat: Chat, *, reply_to: Message | None = None
    ) -> GuestQuery:
        """Mention the bot in a chat where it isn't a member (guest mode, Bot API 10.0)."""
        message = self.post(chat, person, Formatted(text, tuple(detect(text))), reply_to=reply_to)
        number = str(self.number() + 8_000_000_000)
        query = GuestQuery(number, person, self.clock(), GUEST_AGE, message=message)
        self.guest_queries[number] = query
        self.updates.push("guest_message", {**message.as_json(), "guest_query_id": number})
        return query

    def inline_message_id(self) -> str:
        return f"BAAAAtryout{self.number():08d}"


def result_content(result: Json) -> Formatted:
    """The message that an inline result becomes."""
    content = result.get("input_message_content") or {}
    text = content.get("message_text")
    if text:
        return message_text(text, content.get("parse_mode", ""), content.get("entities"))
    shown = result.get("caption") or result.get("title") or f"[{result['type']}]"
    return Formatted(shown, tuple(detect(shown)))
