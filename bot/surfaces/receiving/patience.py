"""Calls that can't be given up: what Telegram answers is borne, whatever it is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import InvalidToken, RetryAfter
from telegram.ext import ExtBot

from bot.errors import StartError
from bot.surfaces.outbox import pause_after, retry_seconds

Result = TypeVar("Result")
LOG = logging.getLogger(__name__)

LONGEST_WAIT_SECONDS = 60.0
"""A poll more or less in a flood wait of hours costs Telegram nothing."""
CONFIRMATIONS = 3
"""A proxy on the way may answer 401 or 404, too."""
REJECTED = "Telegram rejected the bot's token: check TELEGRAM_BOT_TOKEN (and TELEGRAM_API_URL)."


class Patience:
    """Pauses that grow from failure to failure; the first of them is told."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        self._failures = 0

    def reset(self) -> None:
        """A call was answered."""
        if self._failures:
            LOG.info("Telegram answers again.")
        self._failures = 0

    async def bear(self, error: Exception) -> None:
        """Wait until the next try; raises StartError for a token that Telegram surely rejects."""
        if isinstance(error, InvalidToken):
            await self._doubt()
        self._failures += 1
        if self._failures == 1:
            LOG.warning(
                "Telegram can't be reached or answers oddly (%s); tried again until it does.",
                type(error).__name__,
            )
        await asyncio.sleep(_asked(error) or pause_after(self._failures))

    async def _doubt(self) -> None:
        """Ask who the bot is. Only the answer that nobody is, several times, is believed."""
        for asked in range(1, CONFIRMATIONS + 1):
            await asyncio.sleep(pause_after(asked))
            try:
                await self._bot.get_me()
            except InvalidToken:
                continue
            except Exception:  # noqa: BLE001 - as odd as the answer in doubt
                return
            return
        raise StartError(REJECTED) from None  # the error's own text holds the token


def _asked(error: Exception) -> float:
    """Seconds that Telegram wants us to wait, or 0; the library passes on odd ones, too."""
    if not isinstance(error, RetryAfter) or not isinstance(error.retry_after, timedelta):
        return 0.0
    return min(retry_seconds(error), LONGEST_WAIT_SECONDS)


async def persist(bot: ExtBot[None], call: Callable[[], Awaitable[Result]]) -> Result:
    """Call Telegram until it answers; raises StartError where it rejects the token."""
    patience = Patience(bot)
    while True:
        try:
            result = await call()
        except StartError:
            raise
        except Exception as error:  # noqa: BLE001 - the library reads odd answers as they come
            await patience.bear(error)
        else:
            patience.reset()
            return result
