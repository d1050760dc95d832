"""Updates as Telegram hands them over: read one by one, each answered once."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence

from telegram import Update
from telegram._utils.types import JSONDict
from telegram.ext import ExtBot

from bot.answering.people import Recent

LOG = logging.getLogger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of update that we handle; Telegram sends no others."""
SEEN_UPDATES = 10_000
SEEN_SECONDS = 24 * 3600.0  # Telegram keeps an update for 24 hours at most


class PollingBot(ExtBot[None]):
    """The library's bot, which can also fetch updates without reading them."""

    async def fetch_updates(self, offset: int, timeout_seconds: int) -> list[JSONDict]:
        """Updates as JSON, oldest first.

        The library's own get_updates reads a batch as a whole: one badly typed update there
        costs all the others, and is fetched again for ever. No public method gives raw updates.
        """
        result: list[JSONDict] = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": timeout_seconds, "allowed_updates": list(ALLOWED)},
            read_timeout=timeout_seconds + 5,
        )
        return result


class Intake:
    """Turns raw updates into the library's; drops what can't be read or came before."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        self._seen: Recent[int, bool] = Recent(
            limit=SEEN_UPDATES, seconds=SEEN_SECONDS, clock=time.monotonic
        )

    def read(self, raw: Iterable[object]) -> Sequence[Update]:
        """The updates worth handling, in order."""
        return [update for item in raw if (update := self._read_one(item)) is not None]

    def _read_one(self, raw: object) -> Update | None:
        number = update_number(raw)
        if number is None or not isinstance(raw, dict):
            LOG.warning("An update without a number was skipped.")
            return None
        if not self._seen.first_time(number, True):
            return None
        try:
            return Update.de_json(raw, self._bot)
        except Exception as error:  # noqa: BLE001 - whatever junk does to the library's reader
            LOG.warning("An update could not be read (%s) and was skipped.", type(error).__name__)
            return None


def update_number(raw: object) -> int | None:
    """The update's id, if it is one."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None
