"""Who is there and who is in which chat: people, groups, threads, blocking and leaving."""

from collections.abc import Iterable
from time import time
from typing import Any

from .people import GROUP, SUPERGROUP, Chat, Person
from .rules.parameters import Json
from .rules.texts import Formatted
from .world import World

FIRST_PERSON_ID = 1001


class Crowd:
    """Making people and groups, and changing who is in them."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add_person(
        self, first_name: str, *, username: str = "", language_code: str = "en"
    ) -> Person:
        """Somebody new; the bot can't write to them before they wrote to it."""
        number = FIRST_PERSON_ID + len(self.world.people)
        person = Person(number, first_name, username, language_code)
        self.world.people[number] = person
        self.world.private_chat(person)
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

        The bot isn't told: it has been there for long.
        """
        number = len(self.world.chats) + 1
        chat_id = -1_002_000_000_000 - number if supergroup or forum else -4_000_000 - number
        kind = SUPERGROUP if supergroup or forum else GROUP
        # Message 1 of a group is its creation.
        chat = Chat(chat_id, kind, title, is_forum=forum, last_message_id=1)
        chat.members = {person.id: "member" for person in members}
        if bot:
            chat.members[self.world.bot.id] = bot
        self.world.chats[chat_id] = chat
        return chat

    def add_thread(self, chat: Chat, title: str) -> int:
        """Open a topic in a forum; its thread id."""
        thread = chat.last_message_id + 1
        chat.threads[thread] = title
        event = {"forum_topic_created": {"name": title, "icon_color": 7322096}}
        self._tell(chat, event, thread=thread)
        return thread

    def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup: a new chat, and two service messages."""
        new = self.add_group(chat.title, bot="")
        new.members = dict(chat.members)
        chat.migrated_to = new.id
        self._tell(chat, {"migrate_to_chat_id": new.id})
        self._tell(new, {"migrate_from_chat_id": chat.id})
        return new

    def remove_bot(self, chat: Chat, by: Person) -> None:
        chat.members[self.world.bot.id] = "kicked"
        self._change_bot(chat, by, "member", "kicked")

    def block(self, person: Person) -> None:
        person.has_blocked = True
        self._change_bot(self.world.private_chat(person), person, "member", "kicked")

    def unblock(self, person: Person) -> None:
        person.has_blocked = False
        self._change_bot(self.world.private_chat(person), person, "kicked", "member")

    def _tell(self, chat: Chat, event: Json, **where: Any) -> None:
        """Post a service message as the first who is there."""
        people = (self.world.people.get(number) for number in chat.members)
        by = next(filter(None, people), self.world.bot)
        self.world.deliver(self.world.post(chat, by, Formatted(""), extra=event, **where))

    def _change_bot(self, chat: Chat, by: Person, before: str, after: str) -> None:
        """Tell the bot what it may do in a chat from now on."""
        body = {
            "chat": chat.as_json(),
            "from": by.as_json(),
            "date": int(time()),
            "old_chat_member": self._member(before),
            "new_chat_member": self._member(after),
        }
        self.world.updates.push("my_chat_member", body)
        self.world.changes.announce(visible=True)

    def _member(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.world.bot.as_json(), "status": status, **until}
