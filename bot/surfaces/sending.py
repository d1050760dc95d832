"""Reply → Telegram. The only place that knows what Telegram refuses, and what to do then."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from telegram import Message, ReplyParameters, SentGuestMessage
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.replies.blocks import Card, Reply
from bot.surfaces.bot_api.answers import OddAnswerError
from bot.surfaces.bot_api.flood_waits import query_of
from bot.surfaces.bot_api.own_name import NamedBot
from bot.surfaces.events import Destination
from bot.surfaces.outbox import Outbox
from bot.surfaces.rendering import NO_PREVIEW, article, html_of, keyboard

Result = TypeVar("Result")
LOG = logging.getLogger(__name__)

NOT_MODIFIED = "message is not modified"
UNREADABLE = "can't parse entities"
CODE = re.compile(r"[a-z_]+_(invalid|empty|long|required|forbidden)\b", re.ASCII | re.IGNORECASE)
"""Such as BUTTON_URL_INVALID; the library writes it small."""
TOO_LATE = ("query is too old", "query id is invalid")
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
CLOSED = (
    "chat not found",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
)
"""Chats and threads that don't take our message: nothing is sent anywhere else instead."""

READ_SECONDS = 60.0
"""A slow answer is worth waiting for: who sends again too soon sends twice."""
QUERY_SECONDS = 10.0
"""Telegram takes answers for about that long."""


class Sender:
    """Sends and edits replies; flood waits and outages are the outbox's business."""

    def __init__(
        self, bot: NamedBot, outbox: Outbox, *, query_seconds: float = QUERY_SECONDS
    ) -> None:
        """An answer to a tap or an inline query that isn't out after `query_seconds` is dropped."""
        self.bot = bot
        self._outbox = outbox
        self._query_seconds = query_seconds

    async def send(self, reply: Reply, to: Destination) -> Message | None:
        """The message as posted; None where the chat doesn't take it."""
        try:
            sent = await self._post(reply, to)
        except BadRequest as error:
            if fits(error, CLOSED):
                LOG.info("A chat or thread is closed to the bot.")
                return None
            LOG.error("Telegram refused a reply (%s); it goes out plain.", reason(error))
            rows = reply.rows if fits(error, (UNREADABLE,)) else ()
            sent = await self._post(replace(reply, rows=rows), to, plain=True)
        if sent is not None:
            self.bot.hear_name(sent.from_user)
        return sent

    async def edit(self, reply: Reply, message_id: int, to: Destination) -> bool:
        """Whether the message now shows the reply; False where it can't be edited any more."""
        text, buttons = html_of(reply.blocks), keyboard(reply, to.surface, self.bot.username)
        try:
            await self._deliver(
                lambda chat_id: self.bot.edit_message_text(
                    text,
                    chat_id=chat_id,
                    message_id=message_id,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=NO_PREVIEW,
                    reply_markup=buttons,
                    read_timeout=READ_SECONDS,
                ),
                to,
                urgent=reply.urgent,
            )
        except BadRequest as error:
            if fits(error, (NOT_MODIFIED, *CLOSED)):
                return True
            if not fits(error, GONE):
                LOG.error("Telegram refused an edit (%s).", reason(error))
            return False
        return True

    async def show_typing(self, to: Destination) -> None:
        """Only a sign that we are alive: nothing is lost without it."""
        await self._outbox.offer(
            to.chat_id,
            lambda: self.bot.send_chat_action(
                to.chat_id, ChatAction.TYPING, message_thread_id=to.thread_id
            ),
        )

    async def in_time(self, person: int, call: Callable[[], Awaitable[bool]]) -> None:
        """Answer somebody's query; too late is nobody's fault."""

        async def answer() -> None:
            if await call() is not True:
                raise OddAnswerError("no yes")

        try:
            await self._outbox.deliver(query_of(person), answer, within=self._query_seconds)
        except TimeoutError:
            LOG.warning("A query is dropped: it couldn't be answered in time.")
        except BadRequest as error:
            if not fits(error, TOO_LATE):
                raise
            LOG.info("A query was too old to be answered.")

    async def answer_guest(self, reply: Reply, message: Message) -> None:
        """Answer a mention in a chat that we aren't in: by its query alone, never by its chat's id,
        which may be another chat's among ours."""
        number, person = message.guest_query_id, message.from_user
        if reply.is_silent or number is None:
            return
        title = reply.visible.partition("\n")[0]  # Telegram wants one, and nobody sees it
        result = article(Card("guest", title, "", reply), self.bot.username)

        async def call() -> bool:
            sent: object = await self.bot.answer_guest_query(number, result)
            return isinstance(sent, SentGuestMessage)

        await self.in_time(person.id if person else 0, call)

    async def _post(self, reply: Reply, to: Destination, *, plain: bool = False) -> Message | None:
        text = reply.visible if plain else html_of(reply.blocks)
        buttons = keyboard(reply, to.surface, self.bot.username)

        async def post(chat_id: int) -> Message:
            sent: object = await self.bot.send_message(
                chat_id,
                text,
                parse_mode=None if plain else ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                message_thread_id=to.thread_id,
                reply_parameters=reply_parameters(to),
                reply_markup=buttons,
                read_timeout=READ_SECONDS,
            )
            if not isinstance(sent, Message):
                raise OddAnswerError("no message")
            return sent

        return await self._deliver(post, to, urgent=reply.urgent)

    async def _deliver(
        self, call: Callable[[int], Awaitable[Result]], to: Destination, *, urgent: bool
    ) -> Result | None:
        """Make a call for a chat, following it to its new id; None where it shut us out."""
        chat_id = to.chat_id
        try:
            return await self._outbox.deliver(chat_id, lambda: call(chat_id), urgent=urgent)
        except ChatMigrated as moved:
            new = moved.new_chat_id
            return await self._outbox.deliver(new, lambda: call(new), urgent=urgent)
        except Forbidden:
            LOG.info("A person or chat has shut the bot out.")
            return None


def reply_parameters(to: Destination) -> ReplyParameters | None:
    """Answers still go out where the question was deleted meanwhile."""
    if to.reply_to is None:
        return None
    return ReplyParameters(to.reply_to, allow_sending_without_reply=True)


def fits(error: BadRequest, texts: tuple[str, ...]) -> bool:
    """Whether Telegram's refusal is one of these."""
    message = error.message.lower()
    return any(text in message for text in texts)


def reason(error: BadRequest) -> str:
    """A refusal for the log: nothing but what Telegram alone can have said, since some quote us."""
    if fits(error, (UNREADABLE,)):
        return UNREADABLE
    code = CODE.match(error.message)
    return code[0].upper() if code else "a sentence we don't know"
