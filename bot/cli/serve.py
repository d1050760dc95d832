"""`bot serve`: serve Telegram. `bot` alone does so with a token, else it starts the try-out."""

from __future__ import annotations

import gc

from bot.cli.console import Commands, Options, add_command, say, settings
from bot.cli.try_out import run as try_out


def register(commands: Commands) -> None:
    add_command(commands, "serve", "serve Telegram; needs TELEGRAM_BOT_TOKEN", run)


def run(options: Options) -> int:
    chosen = settings()
    assert chosen.token  # says in one sentence that it is missing
    gc.disable()  # a start makes little garbage; `serving` switches it on again
    from bot.serving import run as serve

    return serve(chosen)


def run_or_try(options: Options) -> int:
    """What `bot` without a command does."""
    if settings().telegram_bot_token:
        return run(options)
    say("TELEGRAM_BOT_TOKEN is not set: starting the local try-out chat instead.")
    return try_out(options)
