"""Messages, new and edited: asked of the desk, and the reply on its way out."""

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from cachetools import TTLCache
from telegram import Message, Update
from telegram.constants import ChatMemberStatus

from bot.answering.desk import Desk
from bot.catalog.entries import Surface
from bot.replies.blocks import Reply
from bot.surfaces.events import Destination, destination, is_ephemeral, language_of, message_event
from bot.surfaces.groups import GroupBrake, replied_to
from bot.surfaces.sending import Sender

KEPT = 2_000  # of each
EDIT_SECONDS = 15 * 60.0  # how long an edited question still edits its answer
COOLDOWN_SECONDS = 5 * 60.0  # how long a group is pointed to an answer instead of getting it again
ALBUM_SECONDS = 60.0

MessagePlace: TypeAlias = tuple[int, int]
"""A chat and a message in it."""
ShownPlace: TypeAlias = tuple[int, int | None, str]
"""A group, a thread in it, and an entry."""


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True)
class Answered:
    """A reply of ours: which message, and whether it must stay."""

    message_id: int
    keeps: bool
    shown: int
    """Hash of what it shows, so that nothing is edited into itself."""


class Memory:
    """What is remembered of messages: numbers only, for minutes, in memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.answers: TTLCache[MessagePlace, Answered] = TTLCache(KEPT, EDIT_SECONDS, clock)
        """Question → its answer, to follow edits."""
        self.pages: TTLCache[MessagePlace, int] = TTLCache(KEPT, EDIT_SECONDS, clock)
        """Message of ours → hash of the page a tap made it show."""
        self.repeats: TTLCache[ShownPlace, int] = TTLCache(KEPT, COOLDOWN_SECONDS, clock)
        """Group, thread and entry → the message that answered."""
        self.albums: TTLCache[str, bool] = TTLCache(KEPT, ALBUM_SECONDS, clock)
        """Albums that got their one sentence."""
        self.brake = GroupBrake(clock)

    def answered(self, message: Message, reply: Reply, sent_id: int, to: Destination) -> None:
        """A message of ours answers a question, and may be pointed to in its group."""
        answer = Answered(sent_id, reply.keeps, hash(reply))
        self.answers[message.chat_id, message.message_id] = answer
        if to.surface is Surface.GROUP and reply.entry:
            self.repeats[to.chat_id, to.thread_id, reply.entry] = sent_id

    def now_shows(self, to: Destination, message_id: int, reply: Reply) -> None:
        """A message of ours changed."""
        self.pages[to.chat_id, message_id] = hash(reply)

    def forget_shown(self, chat_id: int, message_id: int) -> None:
        """The message no longer answers what it answered."""
        for place, shown in tuple(self.repeats.items()):
            if place[0] == chat_id and shown == message_id:
                del self.repeats[place]

    def forget_chat(self, chat_id: int) -> None:
        """Drop all that belongs to a chat."""
        caches: tuple[TTLCache[Any, Any], ...] = (self.answers, self.pages, self.repeats)
        for kept in caches:
            for place in [place for place in kept if place[0] == chat_id]:
                del kept[place]


class MessageHandlers:
    """Answers new messages and follows edits."""

    def __init__(
        self,
        desk: Desk,
        sender: Sender,
        memory: Memory,
        now: Callable[[], datetime.datetime] = utc_now,
    ) -> None:
        self.desk = desk
        self.sender = sender
        self.memory = memory
        self.now = now

    async def answer(self, update: Update, _: object) -> None:
        """A new message, in private or in a group; ordinary talk there is left alone."""
        message = update.effective_message
        event = message_event(message, self.sender.bot, self.now()) if message else None
        if message is None or event is None:
            return
        reply = await self.desk.ask(event)
        album = message.media_group_id
        if album and not reply.urgent:
            if album in self.memory.albums:
                return
            self.memory.albums[album] = True
        await self._post(reply, message)

    async def follow_edit(self, update: Update, _: object) -> None:
        """Somebody corrected a message; one we never answered stays so, unless it needs help."""
        message = update.effective_message
        event = message_event(message, self.sender.bot, self.now()) if message else None
        if message is None or event is None:
            return
        reply = await self.desk.ask(event)
        answered = self.memory.answers.get((message.chat_id, message.message_id))
        if reply.is_silent or (answered and hash(reply) == answered.shown):
            return
        if answered and not answered.keeps and not reply.urgent:
            await self._revise(reply, answered, message)
        elif answered or reply.urgent:
            await self._post(reply, message)

    async def follow_migration(self, update: Update, _: object) -> None:
        """A group became a supergroup: messages got new numbers, so what we remember is void."""
        if update.effective_chat:
            self.memory.forget_chat(update.effective_chat.id)

    async def forget_group(self, update: Update, _: object) -> None:
        """The bot was removed or blocked: drop what it remembers of the chat."""
        change = update.my_chat_member
        gone = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
        if change and change.new_chat_member.status in gone:
            self.memory.forget_chat(change.chat.id)

    async def _post(self, reply: Reply, message: Message) -> None:
        """Send the reply to a message; remember which answers it, so that an edit can follow."""
        if reply.is_silent or is_ephemeral(message):
            return  # an answer to what only its sender sees would be public
        to = destination(message, to_replied=reply.answers_replied)
        if to.surface is Surface.GROUP and not reply.urgent:
            language = language_of(message.from_user)
            if not self.memory.brake.takes(to.chat_id):
                if self.memory.brake.may_tell(to.chat_id):
                    await self.sender.send(self.desk.notice("group_busy", language), to)
                return
            earlier = self.memory.repeats.get((to.chat_id, to.thread_id, reply.entry))
            if earlier is not None and earlier != replied_to(message):
                pointer = self.desk.notice("group_pointer", language)
                await self.sender.send(pointer, replace(to, reply_to=earlier))
                return
        sent = await self.sender.send(reply, to)
        if sent is not None:
            self.memory.answered(message, reply, sent.message_id, to)

    async def _revise(self, reply: Reply, answered: Answered, message: Message) -> None:
        """Edit the earlier answer; where that can't be done any more, answer anew."""
        to = destination(message)
        if await self.sender.edit(reply, answered.message_id, to):
            self.memory.forget_shown(to.chat_id, answered.message_id)
            self.memory.answered(message, reply, answered.message_id, to)
        else:
            await self._post(reply, message)
