"""Who is there and who is in which chat: people, groups, threads, joining and leaving."""

from collections.abc import Iterable

from .chats import GROUP, SUPERGROUP, Chat
from .formatting import Formatted
from .messages import Message
from .parameters import Json
from .people import Person
from .sharing import Sharing
from .state import FIRST_PERSON_ID


class Memberships(Sharing):
    """Making people and groups, and changing who is in them."""

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "en",
        is_bot: bool = False,
        person_id: int = 0,
    ) -> Person:
        """Somebody new; the bot can't write to them before they wrote to it."""
        number = person_id or FIRST_PERSON_ID + len(self.people)
        person = Person(number, first_name, last_name, username, language_code, is_bot)
        self.people[number] = person
        self.private_chat(person)
        return person

    def add_group(
        self,
        title: str,
        members: Iterable[Person] = (),
        *,
        supergroup: bool = True,
        forum: bool = False,
        bot: str = "member",
    ) -> Chat:
        """A group with these people; ``bot`` is the bot's status, empty if it isn't there.

        The bot isn't told: it has been there for long. ``add_bot`` tells it.
        """
        number = len(self.chats) + 1
        chat_id = -1_002_000_000_000 - number if supergroup or forum else -4_000_000 - number
        kind = SUPERGROUP if supergroup or forum else GROUP
        # Message 1 of a group is its creation.
        chat = Chat(chat_id, kind, title, is_forum=forum, last_message_id=1)
        chat.members = {person.id: "member" for person in members}
        if bot:
            chat.members[self.bot.id] = bot
        self.chats[chat_id] = chat
        return chat

    def add_thread(self, chat: Chat, title: str, by: Person | None = None) -> int:
        """Open a topic in a forum; its thread id."""
        created: Json = {"name": title, "icon_color": 7322096}
        author = by or self._somebody(chat)
        message = self.post(chat, author, extra={"forum_topic_created": created}, in_topic=True)
        message.thread_id = message.id
        chat.threads[message.id] = title
        self.deliver(message)
        return message.id

    def close_thread(self, chat: Chat, thread: int) -> None:
        """Delete a topic: its id is no longer known."""
        del chat.threads[thread]

    def add_bot(self, chat: Chat, by: Person, status: str = "member") -> None:
        self._change_bot(chat, by, status)
        self._service(chat, by, new_chat_members=[self.bot.as_json()])

    def promote_bot(self, chat: Chat, by: Person, status: str = "administrator") -> None:
        """Make the bot an administrator, or with ``member`` an ordinary member again."""
        self._change_bot(chat, by, status)

    def remove_bot(self, chat: Chat, by: Person) -> None:
        self._change_bot(chat, by, "kicked")

    def block(self, person: Person) -> None:
        person.has_blocked = True
        self._member_update(self.private_chat(person), person, "member", "kicked")

    def unblock(self, person: Person) -> None:
        person.has_blocked = False
        self._member_update(self.private_chat(person), person, "kicked", "member")

    def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup: a new chat, and two service messages."""
        somebody = self._somebody(chat)
        new = self.add_group(chat.title, bot="")
        new.members = dict(chat.members)
        chat.migrated_to = new.id
        self._service(chat, somebody, migrate_to_chat_id=new.id)
        self._service(new, somebody, migrate_from_chat_id=chat.id)
        return new

    def _service(self, chat: Chat, by: Person, **fields: object) -> Message:
        message = self.post(chat, by, Formatted(""), extra=dict(fields))
        self.deliver(message)
        return message

    def _somebody(self, chat: Chat) -> Person:
        here = (self.people[number] for number in chat.members if number in self.people)
        return next(here, None) or self.bot

    def _change_bot(self, chat: Chat, by: Person, status: str) -> None:
        before = chat.status_of(self.bot.id)
        chat.members[self.bot.id] = status
        self._member_update(chat, by, before, status)

    def _member_update(self, chat: Chat, by: Person, before: str, after: str) -> None:
        body = {
            "chat": chat.as_json(),
            "from": by.as_json(),
            "date": self.now(),
            "old_chat_member": member_json(self.bot, before),
            "new_chat_member": member_json(self.bot, after),
        }
        self.updates.push("my_chat_member", body)
        self.changes.announce(visible=True)


RIGHTS = [
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


def member_json(person: Person, status: str) -> Json:
    """A ChatMember with all the fields that its kind requires."""
    fields: Json = {"user": person.as_json(), "status": status}
    if status == "kicked":
        fields["until_date"] = 0
    elif status == "administrator":
        fields |= {name: name != "can_be_edited" for name in RIGHTS}
        fields["is_anonymous"] = False
    elif status == "creator":
        fields["is_anonymous"] = False
    return fields
