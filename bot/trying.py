"""`bot try`: the stand-in, its chat page and the real bot, in one process on this machine."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.config import Settings
from bot.logs import set_up_logging
from bot.serving import read_desk, serve
from bot.tryout import running


def try_out(settings: Settings) -> int:
    """Serve the chat page until Ctrl-C; returns the exit code."""
    set_up_logging(settings.log_level)
    return asyncio.run(_try_out(settings))


async def _try_out(settings: Settings) -> int:
    desk = read_desk(settings)
    async with running(port=settings.tryout_port) as standin:
        taken = f"Port {settings.tryout_port} is taken; talk" if standin.port_was_taken else "Talk"
        # The command line's own voice, at once even through a pipe.
        print(f"{taken} to Waymark at {standin.chat_url} (Ctrl-C stops it).", flush=True)  # noqa: T201
        local = replace(
            settings,
            telegram_bot_token=standin.token,
            telegram_api_url=standin.url,
            webhook_url="",
        )
        await serve(local, desk)
    return 0
