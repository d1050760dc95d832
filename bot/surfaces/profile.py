"""The bot's profile at Telegram: name, descriptions, command lists. Set only where it differs."""

from __future__ import annotations

import logging

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.answering.desk import Desk
from bot.answering.profile import Profile

LOG = logging.getLogger(__name__)

DEFAULT_LANGUAGE = "en"
"""Its texts are what everybody sees whose language has none of its own."""


async def keep_profile(bot: ExtBot[None], desk: Desk) -> None:
    """Bring Telegram's copy in line. A failure costs nothing but the profile: it is logged."""
    try:
        for language in desk.languages:
            code = None if language == DEFAULT_LANGUAGE else language
            await _keep_texts(bot, desk.profile(language), code)
            await _keep_commands(bot, desk.profile(language), code)
    except TelegramError as error:
        LOG.warning("The profile stays as it was (%s).", type(error).__name__)


async def _keep_texts(bot: ExtBot[None], profile: Profile, code: str | None) -> None:
    if (await bot.get_my_name(code)).name != profile.name:
        await bot.set_my_name(profile.name, code)
    if (await bot.get_my_description(code)).description != profile.description:
        await bot.set_my_description(profile.description, code)
    short = await bot.get_my_short_description(code)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, code)


async def _keep_commands(bot: ExtBot[None], profile: Profile, code: str | None) -> None:
    lists = (
        (BotCommandScopeAllPrivateChats(), profile.private_commands),
        (BotCommandScopeAllGroupChats(), profile.group_commands),
    )
    for scope, commands in lists:
        wanted = tuple(BotCommand(name, told) for name, told in commands)
        if await bot.get_my_commands(scope, code) != wanted:
            await bot.set_my_commands(wanted, scope, code)
