"""`bot try`: the stand-in, its chat page and the real bot, in one process on this machine."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.config import Settings
from bot.serving import serve_until_stopped
from bot.tryout import running


def try_out(settings: Settings) -> int:
    """Serve the chat page until Ctrl-C; returns the exit code."""
    return asyncio.run(_try_out(settings))


async def _try_out(settings: Settings) -> int:
    async with running(port=settings.tryout_port) as standin:
        print(f"Talk to Waymark at {standin.chat_url} (Ctrl-C stops it).")  # noqa: T201 - the command line's own voice
        local = replace(
            settings,
            telegram_bot_token=standin.token,
            telegram_api_url=standin.url,
            webhook_url="",
        )
        return await serve_until_stopped(local)
