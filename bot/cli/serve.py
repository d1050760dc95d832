"""`bot serve`: serve Telegram; needs TELEGRAM_BOT_TOKEN.

`bot` alone does so with a token, else it starts the try-out.
"""

import contextlib
import gc
import signal

from bot.cli.console import Options, say, settings
from bot.cli.try_out import run as try_out


def run(options: Options) -> None:
    chosen = settings()
    _ = chosen.token  # says in one sentence that it is missing, before anything is read
    with contextlib.suppress(AttributeError):  # Windows has none; elsewhere it would end us
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until serving listens for it
    gc.disable()  # a start makes little garbage; `serving` switches it on again
    from bot.serving import run as serve

    serve(chosen)


def run_or_try(options: Options) -> None:
    """What `bot` without a command does."""
    if settings().telegram_bot_token:
        run(options)
    else:
        say("TELEGRAM_BOT_TOKEN is not set: starting the local try-out chat instead.")
        try_out(options)
