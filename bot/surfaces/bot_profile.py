"""The bot's profile at Telegram: name, descriptions, command lists. Set only where it differs."""

import asyncio
import logging

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.answering.desk import Desk
from bot.catalog.sentences import ProfileTexts
from bot.surfaces.outbox import pause_after

LOG = logging.getLogger(__name__)

AFTER_SECONDS = 0.5
"""The first updates come first."""
DEFAULT_LANGUAGE = "en"
"""Its texts are what everybody sees whose language has none of its own."""


async def keep_profile(bot: ExtBot[None], desk: Desk) -> None:
    """Bring Telegram's copy in line, once it can be reached; a refusal is logged and borne."""
    await asyncio.sleep(AFTER_SECONDS)
    failures = 0
    while True:
        try:
            await _keep_all(bot, desk)
            return
        except NetworkError as error:
            if isinstance(error, BadRequest):
                LOG.error("Telegram refused a part of the profile.")
                return
            failures += 1
            await asyncio.sleep(pause_after(failures))
        except TelegramError as error:  # a flood wait of hours is usual for names
            LOG.warning("The profile stays as it was (%s).", type(error).__name__)
            return


async def _keep_all(bot: ExtBot[None], desk: Desk) -> None:
    for language, profile in desk.knowledge.profiles.items():
        code = None if language == DEFAULT_LANGUAGE else language
        await _keep_texts(bot, profile, code)
        await _keep_commands(bot, profile, code)


async def _keep_texts(bot: ExtBot[None], profile: ProfileTexts, code: str | None) -> None:
    if (await bot.get_my_name(code)).name != profile.name:
        await bot.set_my_name(profile.name, code)
    if (await bot.get_my_description(code)).description != profile.description:
        await bot.set_my_description(profile.description, code)
    short = await bot.get_my_short_description(code)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, code)


async def _keep_commands(bot: ExtBot[None], profile: ProfileTexts, code: str | None) -> None:
    in_groups = {
        name: told for name, told in profile.commands.items() if name in profile.group_commands
    }
    lists = (
        (BotCommandScopeAllPrivateChats(), profile.commands),
        (BotCommandScopeAllGroupChats(), in_groups),
    )
    for scope, commands in lists:
        wanted = tuple(BotCommand(name, told) for name, told in commands.items())
        if await bot.get_my_commands(scope, code) != wanted:
            await bot.set_my_commands(wanted, scope, code)
