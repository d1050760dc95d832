"""`bot try`: talk to the bot in a browser, without Telegram.

The stand-in, its chat page and the real bot run in one process on this machine.
"""

import asyncio
import contextlib
import dataclasses
from functools import partial

from bot.cli.console import Options, say, settings
from bot.config import Settings


def run(options: Options) -> None:
    """Serve the chat page until Ctrl-C."""
    from bot.logs import set_up_logging

    chosen = settings()
    set_up_logging(chosen.log_level)
    with contextlib.suppress(KeyboardInterrupt):  # before the bot itself listens for it
        asyncio.run(_try_out(chosen))


async def _try_out(chosen: Settings) -> None:
    from bot.serving import read_desk, serve
    from bot.tryout import running
    from bot.workbench.asking import inspect

    desk = read_desk(chosen)
    async with running(port=chosen.tryout_port, inspect=partial(inspect, desk)) as standin:
        taken = f"Port {chosen.tryout_port} is taken; talk" if standin.port_was_taken else "Talk"
        say(f"{taken} to Waymark at {standin.chat_url} (Ctrl-C stops it).")
        local = dataclasses.replace(
            chosen,
            telegram_bot_token=standin.token,
            telegram_api_url=standin.url,
            webhook_url="",
        )
        await serve(local, desk)
