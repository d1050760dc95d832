"""Telegram's updates → events: what is asked, by whom, and where the answer belongs."""

import datetime
from dataclasses import dataclass

from telegram import CallbackQuery, InlineQuery, Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.ext import ExtBot, filters

from bot.answering.event import Event, EventKind
from bot.catalog.entries import Surface
from bot.surfaces.groups import (
    asked_in_group,
    find_mention,
    is_from_person,
    is_ours,
    marked,
    real_reply,
)
from bot.surfaces.rendering import read_press, shown_by


@dataclass(frozen=True)
class Destination:
    """Where a reply goes."""

    chat_id: int
    surface: Surface
    thread_id: int | None = None
    """The forum thread; None for the General one and everywhere else."""
    reply_to: int | None = None
    """The message it answers, where that should be shown."""


def event_of(update: Update, bot: ExtBot[None], now: datetime.datetime) -> Event | None:
    """The event that an update brings; None for one that is not for us."""
    if query := update.callback_query:
        return tap_event(query)
    if update.inline_query:
        return inline_event(update.inline_query)
    if update.guest_message:
        return guest_event(update.guest_message, bot, now)
    message = update.effective_message
    return message_event(message, bot, now) if message else None


def message_event(message: Message, bot: ExtBot[None], now: datetime.datetime) -> Event | None:
    """The event of a new or edited message; None for ordinary talk in a group."""
    user, surface = message.from_user, surface_of(message)
    group = surface is Surface.GROUP
    command = read_command(message)
    if (group and not is_from_person(message)) or (command and not command.is_for(bot.username)):
        return None
    text = message.text or message.caption or (message.poll.question if message.poll else "")
    kind, for_replied = EventKind.TEXT, False
    if command:
        kind, text, for_replied = EventKind.COMMAND, command.argument, group
    elif group:
        asked = asked_in_group(message, bot)
        if asked is None:
            return None
        text, for_replied = asked.text, asked.of_replied
    if not command and not message.text and not for_replied:
        kind = EventKind.MEDIA
    sent = message.edit_date or message.date
    return Event(
        kind,
        text,
        command=command.name if command else "",
        names_bot=not group or bool(command and command.addressee),
        quoted=quoted(message, bot.id),
        about=answered_before(message, bot),
        for_replied=for_replied,
        asker=user.id if user else None,
        surface=surface,
        language=language_of(user),
        edited=message.edit_date is not None,
        waited=(now - sent).total_seconds(),
    )


def tap_event(query: CallbackQuery) -> Event:
    """The event of a pressed button."""
    return Event(
        EventKind.TAP,
        address=read_press(query.data or "")[0],
        asker=query.from_user.id,
        surface=surface_of_tap(query),
        language=language_of(query.from_user),
    )


def inline_event(query: InlineQuery) -> Event:
    """The event of something typed after the bot's name. What is chosen is not counted."""
    return Event(
        EventKind.INLINE,
        query.query,
        offset=query.offset,
        surface=Surface.INLINE,
        language=language_of(query.from_user),
    )


def guest_event(message: Message, bot: ExtBot[None], now: datetime.datetime) -> Event:
    """The event of a mention in a chat that we aren't in: its own words, and none around them."""
    text = message.text or message.caption or ""
    return Event(
        EventKind.GUEST,
        text.replace(find_mention(message, bot), " ", 1).strip(),
        surface=Surface.INLINE,
        language=language_of(message.from_user),
        waited=(now - message.date).total_seconds(),
    )


@dataclass(frozen=True)
class WrittenCommand:
    """`/name@addressee argument`."""

    name: str
    argument: str
    addressee: str
    """Lower case, without the at sign; empty where nobody is named."""

    def is_for(self, username: str) -> bool:
        """Whether no other bot is meant."""
        return self.addressee in ("", username.lower())


def read_command(message: Message) -> WrittenCommand | None:
    """The command that the message starts with."""
    text = message.text or ""
    for entity in message.entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            word = marked(text, entity)
            name, _, addressee = word[1:].lower().partition("@")
            return WrittenCommand(name, text[len(word) :].strip(), addressee)
    return None


def quoted(message: Message, bot_id: int) -> str:
    """What the message quotes; nothing of our own words, which would raise alarms by themselves."""
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == bot_id:
        return ""
    return message.quote.text if message.quote else ""


def answered_before(message: Message, bot: ExtBot[None]) -> str:
    """Address of what the message of ours shows that this one replies to; empty for none."""
    replied = real_reply(message)
    return shown_by(replied.reply_markup) if replied and is_ours(replied, bot) else ""


def language_of(user: User | None) -> str:
    """The person's language as Telegram gives it; English where it gives none."""
    return (user.language_code if user else None) or "en"


def surface_of(message: Message) -> Surface:
    return Surface.PRIVATE if message.chat.type == ChatType.PRIVATE else Surface.GROUP


def surface_of_tap(query: CallbackQuery) -> Surface:
    """A shared card's message is out of our sight: only its inline id is known."""
    if query.message is None:
        return Surface.INLINE
    return Surface.PRIVATE if query.message.chat.id == query.from_user.id else Surface.GROUP


def destination(message: Message, *, to_replied: bool = False) -> Destination:
    """Where the answer belongs: same chat, same thread; in groups shown as a reply.

    A plain reply chain has a thread id too: it counts in forums only, and General has none.
    """
    surface = surface_of(message)
    reply_to = message.message_id if surface is Surface.GROUP else None
    replied = real_reply(message) if to_replied else None
    if replied and not (replied.from_user and replied.from_user.is_bot):
        reply_to = replied.message_id
    thread_id = message.message_thread_id if message.is_topic_message else None
    return Destination(message.chat_id, surface, thread_id, reply_to)


class OwnCards(filters.MessageFilter):
    """Our own inline results, which come back as messages where we are in the chat."""

    def filter(self, message: Message) -> bool:
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


def is_ephemeral(message: Message) -> bool:
    """Whether only its sender sees it: the library would answer such a message in public."""
    return message.message_id == 0 or any("ephemeral" in name for name in message.api_kwargs)
