"""What handlers are given: one typed context, and the services that hang on it."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from telegram.ext import Application, CallbackContext, ExtBot

from bot.answering.desk import Desk
from bot.catalog.model import Surface
from bot.config import Settings
from bot.recent import Recent
from bot.replies.blocks import Reply
from bot.surfaces.sending import Destination, Sender
from bot.surfaces.updates import PollingBot

ANSWERS_KEPT = 2_000
EDIT_SECONDS = 15 * 60.0
"""How long an edited question still edits its answer."""
COOLDOWN_SECONDS = 5 * 60.0
"""How long a group is pointed to an answer instead of getting it again."""
APOLOGY_SECONDS = 3600.0
ALBUM_SECONDS = 60.0


@dataclass(frozen=True)
class Answered:
    """A reply of ours: which message, and whether it must stay."""

    message_id: int
    keeps: bool
    shown: int
    """Hash of what it shows, so that nothing is edited into itself."""


Place: TypeAlias = tuple[int, int]
"""A chat and a message in it."""


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass
class Memory:
    """All that is remembered between updates: numbers only, for minutes, in memory only."""

    clock: Callable[[], float] = time.monotonic
    answers: Recent[Place, Answered] = field(init=False)
    """Question → its answer, to follow edits."""
    pages: Recent[Place, int] = field(init=False)
    """Message of ours → hash of the page a tap made it show."""
    repeats: Recent[tuple[int, int | None, str], int] = field(init=False)
    """Group, thread and entry → the message that answered."""
    apologies: Recent[int, bool] = field(init=False)
    """Chats that were told we had been away."""
    albums: Recent[str, bool] = field(init=False)
    """Albums that got their one sentence."""

    def __post_init__(self) -> None:
        self.answers = self._recent(EDIT_SECONDS)
        self.pages = self._recent(EDIT_SECONDS)
        self.repeats = self._recent(COOLDOWN_SECONDS)
        self.apologies = self._recent(APOLOGY_SECONDS)
        self.albums = self._recent(ALBUM_SECONDS)

    def now_shows(self, to: Destination, message_id: int, reply: Reply) -> None:
        """A message of ours changed: it counts as the answer for another entry, or for none."""
        self.forget_shown(to.chat_id, message_id)
        self.pages.put((to.chat_id, message_id), hash(reply))
        if to.surface is Surface.GROUP and reply.entry:
            self.repeats.put((to.chat_id, to.thread_id, reply.entry), message_id)

    def forget_shown(self, chat_id: int, message_id: int) -> None:
        """The message no longer answers what it answered."""
        repeats = self.repeats
        repeats.forget(lambda key: key[0] == chat_id and repeats.get(key) == message_id)

    def forget_chat(self, chat_id: int) -> None:
        """Drop all that belongs to a chat."""
        self.answers.forget(lambda place: place[0] == chat_id)
        self.pages.forget(lambda place: place[0] == chat_id)
        self.repeats.forget(lambda key: key[0] == chat_id)
        self.apologies.forget(lambda key: key == chat_id)

    def _recent(self, seconds: float) -> Recent[Any, Any]:
        return Recent(limit=ANSWERS_KEPT, seconds=seconds, clock=self.clock)


@dataclass
class Services:
    """Everything a handler may use."""

    settings: Settings
    desk: Desk
    sender: Sender
    memory: Memory = field(default_factory=Memory)
    now: Callable[[], datetime.datetime] = utc_now


class BotContext(
    CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[str, Services]]
):
    """The library's context, with our services in reach."""

    @property
    def services(self) -> Services:
        """The only look-up into bot_data."""
        return self.bot_data["services"]


BotApplication: TypeAlias = Application[
    PollingBot, BotContext, dict[Any, Any], dict[Any, Any], dict[str, Services], None
]
