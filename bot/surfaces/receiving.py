"""Updates as Telegram hands them over: fetched by long polling, read one by one, each once.

Steady through outages, and clear to the operator about what waiting can't mend.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

from cachetools import TTLCache
from telegram import Update
from telegram._utils.types import JSONDict
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.errors import StartError
from bot.surfaces.bot_api.own_name import NamedBot
from bot.surfaces.outbox import pause_after, retry_seconds

Result = TypeVar("Result")
LOG = logging.getLogger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of update that we handle; Telegram sends no others."""
SEEN_UPDATES = 10_000
SEEN_SECONDS = 24 * 3600.0  # Telegram keeps an update for 24 hours at most

POLL_SECONDS = 10
CONFLICTS_BORNE = 1
"""A predecessor that is just stopping may still hold its last poll."""
ACKNOWLEDGE_SECONDS = 0.5
"""A poll that is older has reached Telegram."""

REJECTED = "Telegram rejected the bot's token: check TELEGRAM_BOT_TOKEN (and TELEGRAM_API_URL)."
SECOND_POLLER = "Another program already fetches this bot's updates: stop it, or use another token."


class PollingBot(NamedBot):
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
        self._seen: TTLCache[int, bool] = TTLCache(SEEN_UPDATES, SEEN_SECONDS)

    def read(self, raw: Iterable[object]) -> Sequence[Update]:
        """The updates worth handling, in order."""
        return [update for item in raw if (update := self._read_one(item)) is not None]

    def _read_one(self, raw: object) -> Update | None:
        number = update_number(raw)
        if number is None or not isinstance(raw, dict):
            LOG.warning("An update without a number was skipped.")
            return None
        if number in self._seen:
            return None
        self._seen[number] = True
        try:
            return Update.de_json(raw, self._bot)
        except Exception as error:  # noqa: BLE001 - whatever junk does to the library's reader
            LOG.warning("An update could not be read (%s) and was skipped.", type(error).__name__)
            return None


def update_number(raw: object) -> int | None:
    """The update's id, if it is one."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None


class Patience:
    """Pauses that grow from failure to failure."""

    def __init__(self) -> None:
        self._failures = 0

    def reset(self) -> None:
        self._failures = 0

    async def wait(self, error: TelegramError) -> None:
        """Sleep as long as the error asks for, else longer than last time."""
        self._failures += 1
        asked = retry_seconds(error) if isinstance(error, RetryAfter) else 0.0
        LOG.warning("Telegram can't be reached (%s); next try soon.", type(error).__name__)
        await asyncio.sleep(asked or pause_after(self._failures))


async def persist(call: Callable[[], Awaitable[Result]]) -> Result:
    """Call Telegram until it answers; a rejected token is a StartError."""
    patience = Patience()
    while True:
        try:
            return await call()
        except InvalidToken:
            raise StartError(REJECTED) from None  # its text holds the token
        except TelegramError as error:
            await patience.wait(error)


class Poller:
    """Fetches updates and puts them into a queue until it is cancelled."""

    def __init__(
        self, bot: PollingBot, intake: Intake, put: Callable[[Update], Awaitable[None]]
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._put = put
        self._offset = 0
        self._acknowledged = True
        self._polling_since = 0.0
        self._polling: asyncio.Task[list[JSONDict]] | None = None
        self._patience = Patience()
        self._conflicts = 0

    async def run(self) -> None:
        """Poll for ever; raises StartError for a rejected token or a second poller."""
        try:
            while True:
                await self._poll_once()
        finally:
            await self._acknowledge()

    async def _poll_once(self) -> None:
        try:
            raw = await self._fetch()
        except InvalidToken:
            raise StartError(REJECTED) from None  # its text holds the token
        except Conflict as error:
            await self._meet_conflict(error)
        except TimedOut as error:
            if time.monotonic() - self._polling_since < POLL_SECONDS:
                await self._patience.wait(error)
        except TelegramError as error:
            await self._patience.wait(error)
        else:
            self._patience.reset()
            self._conflicts = 0
            await self._take(raw)

    async def _fetch(self) -> list[JSONDict]:
        """Poll. Where we are cancelled meanwhile, the poll itself goes on for `_acknowledge`."""
        self._polling_since = time.monotonic()
        self._polling = asyncio.ensure_future(self._bot.fetch_updates(self._offset, POLL_SECONDS))
        return await asyncio.shield(self._polling)

    async def _take(self, raw: list[JSONDict]) -> None:
        self._acknowledged = True  # the poll that just returned told Telegram what we have
        numbers = [number for item in raw if (number := update_number(item)) is not None]
        if numbers:
            self._offset = numbers[-1] + 1
            self._acknowledged = False
        for update in self._intake.read(raw):
            await self._put(update)

    async def _meet_conflict(self, error: Conflict) -> None:
        if "webhook" in error.message.lower():
            await self._bot.delete_webhook()
            return
        self._conflicts += 1
        if self._conflicts > CONFLICTS_BORNE:
            raise StartError(SECOND_POLLER) from None
        await self._patience.wait(error)

    async def _acknowledge(self) -> None:
        """Tell Telegram what we took, if no poll has: else the next start answers it again."""
        if await self._polling_tells() or self._acknowledged:
            return
        try:
            async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
                await self._bot.fetch_updates(self._offset, 0)
        except (TelegramError, TimeoutError) as error:
            LOG.warning("The last updates stay unacknowledged (%s).", type(error).__name__)

    async def _polling_tells(self) -> bool:
        """Let a poll under way reach Telegram, then end it: a second beside it would conflict."""
        if self._polling is None or self._polling.done():
            return False
        sent_in = ACKNOWLEDGE_SECONDS - (time.monotonic() - self._polling_since)
        if not self._acknowledged:
            await asyncio.wait((self._polling,), timeout=max(0.0, sent_in))
        self._polling.cancel()
        (outcome,) = await asyncio.gather(self._polling, return_exceptions=True)
        return not isinstance(outcome, TelegramError)
