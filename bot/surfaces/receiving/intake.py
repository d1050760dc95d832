"""Raw updates → the library's: each once, and without the parts that can't be read."""

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from cachetools import TTLCache
from telegram import CallbackQuery, InlineQuery, Message, TelegramObject, Update
from telegram._utils.types import JSONDict
from telegram.ext import ExtBot

from bot.config import Settings
from bot.surfaces.receiving.held import HeldUpdates

LOG = logging.getLogger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of update that we always handle; Telegram sends no others."""
GUEST = "guest_message"
MESSAGES = ("message", "edited_message", GUEST)
QUIET_SECONDS = 60.0
SEEN_UPDATES = 10_000
SEEN_SECONDS = 24 * 3600.0  # Telegram keeps an update for 24 hours at most
HIGHEST_NUMBER = 2**53
"""The numbers of the Bot API have at most 52 bits."""

SOMEBODY: JSONDict = {"id": 1, "is_bot": False, "first_name": ""}
SOMEWHERE: JSONDict = {"id": 1, "type": "private"}
PARTED: Mapping[str, tuple[type[TelegramObject], JSONDict]] = {
    **dict.fromkeys(
        (*MESSAGES, "reply_to_message"),
        (Message, {"message_id": -1, "date": 0, "chat": SOMEWHERE}),
    ),
    "callback_query": (CallbackQuery, {"id": "1", "from": SOMEBODY, "chat_instance": "1"}),
    "inline_query": (InlineQuery, {"id": "1", "from": SOMEBODY, "query": "", "offset": ""}),
}
"""What can be read in parts, and the least that each must hold beside one of them."""


class Intake:
    """Turns raw updates into the library's, and has them held until they are answered."""

    def __init__(self, bot: ExtBot[None], held: HeldUpdates) -> None:
        self._bot = bot
        self._held = held
        self._seen: TTLCache[int, bool] = TTLCache(SEEN_UPDATES, SEEN_SECONDS)
        self._told_numberless = False
        self._quiet_until = 0.0

    def knows(self, number: int) -> bool:
        return number in self._seen

    def read(self, raw: Sequence[object]) -> list[Update]:
        """The updates worth handling, in order."""
        return [update for item in raw if (update := self._read_one(item)) is not None]

    def _read_one(self, raw: object) -> Update | None:
        number = update_number(raw)
        if number is None or not isinstance(raw, dict):
            if not self._told_numberless:
                LOG.warning("An update without a number was skipped, as all such will be.")
            self._told_numberless = True
            return None
        if self.knows(number):
            return None
        self._seen[number] = True
        update = self._whole(raw) or self._whole(self._readable(raw))
        if update is None:
            LOG.debug("An update could not be read and was skipped.")
        elif number > 0:  # one that isn't would have Telegram forget others
            self._held.hold(number)
        return update

    def _whole(self, raw: JSONDict) -> Update | None:
        try:
            update = Update.de_json(raw, self._bot)
            message = update.message or update.edited_message or update.guest_message
            if message and not message.chat:  # the library doesn't miss it
                raise ValueError
            return update
        except Exception as error:  # noqa: BLE001 - whatever junk does to the library's reader
            told = "An update, or a part of it, can't be read (%s)."
            LOG.log(self._level(), told, type(error).__name__)
            return None

    def _level(self) -> int:
        """Warn once a minute: somebody may send nothing else."""
        now = time.monotonic()
        if now < self._quiet_until:
            return logging.DEBUG
        self._quiet_until = now + QUIET_SECONDS
        return logging.WARNING

    def _readable(self, raw: JSONDict) -> JSONDict:
        """The same without what can't be read; a message needs no number and no date."""
        parts = {name: self._part(name, body) for name, body in raw.items()}
        for message in map(parts.get, MESSAGES):
            if isinstance(message, dict):
                parts_of_all: JSONDict = {"message_id": -1, "date": int(time.time())}
                message.update(parts_of_all | message)
        return parts

    def _part(self, name: str, body: Any) -> Any:
        """What can be read of a part."""
        if name not in PARTED or not isinstance(body, dict):
            return body
        kind, least = PARTED[name]
        parts = {inner: self._part(inner, value) for inner, value in body.items()}
        return {
            inner: part for inner, part in parts.items() if self._reads(kind, least, inner, part)
        }

    def _reads(self, kind: type[TelegramObject], least: JSONDict, name: str, part: Any) -> bool:
        try:
            kind.de_json({**least, name: part}, self._bot)
        except Exception:  # noqa: BLE001 - whatever junk does to the library's reader
            return False
        return True


def kinds_wanted(settings: Settings) -> list[str]:
    """The kinds of update that Telegram shall send."""
    return [*ALLOWED, GUEST] if settings.guest_mode else [*ALLOWED]


def update_number(raw: object) -> int | None:
    """The update's id, if it is one."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and abs(number) < HIGHEST_NUMBER else None
