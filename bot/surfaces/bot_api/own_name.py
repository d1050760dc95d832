"""The bot's own name. Whoever owns the bot may change it at any time, and Telegram tells nobody."""

import asyncio
import logging
from typing import Any

from telegram import Update, User
from telegram.ext import ExtBot

LOG = logging.getLogger(__name__)

ASK_SECONDS = 3600.0


class NamedBot(ExtBot[None]):
    """The library's bot, which asks for its name once, under the newest name that was heard."""

    _named: User | None = None

    @property
    def bot(self) -> User:
        return self._named or super().bot

    def hear_name(self, user: User | None) -> None:
        """Somebody who wrote a message: if it is this bot, it is called so from now on."""
        if user and user.id == self.id:
            self._named = user

    async def hear_names(self, update: Update, _: Any) -> None:
        """Messages of our own come back where somebody replies to one or taps its button."""
        message, query = update.effective_message, update.callback_query
        shown = message if query else message and message.reply_to_message
        self.hear_name(shown.from_user if shown else None)

    async def keep_name(self, seconds: float = ASK_SECONDS) -> None:
        """Ask for the name so often, until cancelled: a silent bot hears it by no message."""
        while True:
            await asyncio.sleep(seconds)
            try:
                self.hear_name(await self.get_me())
            except Exception as error:  # noqa: BLE001 - the library reads an odd answer as it comes
                LOG.info("The bot's name stays as it was (%s).", type(error).__name__)
