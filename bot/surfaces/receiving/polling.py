"""Updates by long polling. Telegram is told where the first unanswered one is, again and again."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from telegram import Update, User
from telegram.error import Conflict, TelegramError, TimedOut

from bot.errors import StartError
from bot.surfaces.bot_api.own_name import NamedBot
from bot.surfaces.ordering import PersonalOrder
from bot.surfaces.receiving.held import MOST_HELD
from bot.surfaces.receiving.intake import ALLOWED, Intake, update_number
from bot.surfaces.receiving.patience import Patience
from bot.surfaces.receiving.rivals import Rival

LOG = logging.getLogger(__name__)

POLL_SECONDS = 10
APART_SECONDS = 0.2
"""Between polls while something is unanswered, for Telegram brings it again at once."""
SAME_OFFSET_SECONDS = 0.6
"""Half a second from a poll on, Telegram's server answers one from the same offset with a single
update (https://github.com/tdlib/telegram-bot-api, Client::process_get_updates_query)."""
AT_A_TIME = 25
"""Updates that are handed out from one poll to the next: a process that is killed has answered
about as many that Telegram doesn't know of, and these are answered twice."""
LATE_POLL_SECONDS = 2.0
"""So long after the last one, the next are handed out without a poll: it may hang."""
CONFLICT_PAUSE_SECONDS = 1.0

SECOND_POLLER = "Another program already fetches this bot's updates: stop it, or use another token."
POLLER_BORNE = "Another program fetches this bot's updates; it is borne for %.0f s and more."
WEBHOOK_BORNE = "A webhook takes this bot's updates; unless it goes, polling takes over in %.0f s."
TAKEN_OVER = "A webhook took this bot's updates: it was removed, they are fetched from now on."


class PollingBot(NamedBot):
    """The library's bot, which can also fetch updates without reading them."""

    def __init__(self, *options: Any, kinds_wanted: Sequence[str] = ALLOWED, **more: Any) -> None:
        """`options` and `more` are the library's own."""
        super().__init__(*options, **more)
        self._kinds_wanted = list(kinds_wanted)

    async def fetch_updates(self, offset: int, timeout_seconds: int) -> list[object]:
        """Updates as JSON, oldest first, of the kinds wanted.

        The library's own get_updates reads a batch as a whole: one badly typed update there
        costs all the others, and is fetched again for ever. No public method gives raw updates.
        """
        result = await self._post(
            "getUpdates",
            {
                "offset": offset,
                "timeout": timeout_seconds,
                "allowed_updates": self._kinds_wanted,
            },
            read_timeout=timeout_seconds + 5,
        )
        if not isinstance(result, list):
            raise TelegramError("No list of updates")
        return result

    async def get_me(self, *options: Any, **more: Any) -> User:
        """Who this bot is; raises TelegramError where Telegram doesn't say so."""
        before = self._bot_user
        user = await super().get_me(*options, **more)
        if type(user.id) is not int or not isinstance(user.username, str):
            self._bot_user = before
            raise TelegramError("No bot")
        return user


class Poller:
    """Fetches updates and hands them out until it is cancelled."""

    def __init__(
        self,
        bot: PollingBot,
        order: PersonalOrder,
        put: Callable[[Update], None],
    ) -> None:
        self._bot = bot
        self._order = order
        self._held = order.held
        self._put = put
        self._intake = Intake(bot, order.held)
        self._waiting: dict[int, Update] = {}
        """Fetched and not handed out."""
        self._may_go = AT_A_TIME
        self._late: asyncio.TimerHandle | None = None

        self._after = 0
        """Where Telegram has to begin when nothing is held."""
        self._polled = self._told = 0
        """Offsets of the last poll, and of the last one that was answered."""
        self._began = self._ended = 0.0
        self._was_useful = True
        """Did the last poll bring anything that could be read?"""
        self._patience = Patience(bot)
        self._first_poll = time.monotonic()
        self._poller, self._webhook = Rival(POLLER_BORNE), Rival(WEBHOOK_BORNE)

    @property
    def _offset(self) -> int:
        return self._held.first or self._after

    async def run(self) -> None:
        """Poll for ever; raises StartError for a rejected token or an earlier poller."""
        self._first_poll = time.monotonic()
        try:
            while True:
                while (seconds := self._due_in()) > 0:
                    await self._held.change(within=seconds)
                await self._poll()
        finally:
            self._may_go = MOST_HELD
            self._hand_out()

    async def close(self) -> None:
        """Tell Telegram what is answered, if no poll has: else the next start answers it again."""
        if self._offset != self._told:
            with contextlib.suppress(TelegramError):
                await self._bot.fetch_updates(self._offset, 0)

    def _due_in(self) -> float:
        """Seconds until the next poll."""
        has_moved = self._offset != self._polled
        if has_moved and not self._held and self._was_useful:
            return 0.0
        due = self._ended + APART_SECONDS
        if not has_moved:
            due = max(due, self._began + SAME_OFFSET_SECONDS)
        return due - time.monotonic()

    async def _poll(self) -> None:
        self._polled, self._began = self._offset, time.monotonic()
        try:
            raw = await self._bot.fetch_updates(self._polled, 0 if self._held else POLL_SECONDS)
        except Conflict as error:
            await self._meet_rival("webhook" in error.message.lower())
        except TimedOut:
            LOG.debug("A poll was lost.")
        except Exception as error:  # noqa: BLE001 - the library reads odd answers as they come
            await self._patience.bear(error)
        else:
            self._patience.reset()
            self._told = self._polled
            self._let_more_go()
            await self._take(raw[:MOST_HELD])
        self._ended = time.monotonic()

    async def _take(self, raw: list[object]) -> None:
        numbers = [number for item in raw if (number := update_number(item)) and number > 0]
        new = [number for number in numbers if not self._intake.knows(number)]
        if new:  # they may be lower: after a quiet week Telegram begins anywhere
            self._after = max(new) + 1
        elif numbers:
            self._after = max(self._after, max(numbers) + 1)
        if len(raw) == MOST_HELD and not new:
            self._held.make_room()
        read = self._intake.read(raw)
        self._was_useful = bool(read)
        self._waiting |= {update.update_id: update for update in read}
        await self._order.ready()
        self._hand_out()
        for number, update in tuple(self._waiting.items()):  # help goes first, always
            await asyncio.sleep(0)
            if number in self._waiting and self._order.is_urgent(update):
                self._put(self._waiting.pop(number))

    def _hand_out(self) -> None:
        for number in tuple(self._waiting)[: self._may_go]:
            self._put(self._waiting.pop(number))
            self._may_go -= 1
        if self._waiting and not self._late:
            loop = asyncio.get_running_loop()
            self._late = loop.call_later(LATE_POLL_SECONDS, self._let_more_go)

    def _let_more_go(self) -> None:
        """A poll told Telegram what is answered, or is late."""
        if self._late:
            self._late.cancel()
        self._late = None
        self._may_go = AT_A_TIME
        self._hand_out()

    async def _meet_rival(self, is_webhook: bool) -> None:
        """Bear it for a while. Then a webhook is removed, and of two pollers the later one ends."""
        if is_webhook:
            if not self._webhook.is_borne():
                await self._remove_webhook()
        elif not self._poller.is_borne() and self._poller.was_there(self._first_poll):
            raise StartError(SECOND_POLLER) from None
        await asyncio.sleep(CONFLICT_PAUSE_SECONDS)

    async def _remove_webhook(self) -> None:
        try:
            await self._bot.delete_webhook()
        except Exception as error:  # noqa: BLE001 - the library reads odd answers as they come
            await self._patience.bear(error)
        else:
            LOG.warning(TAKEN_OVER)
