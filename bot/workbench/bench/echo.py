"""A bare python-telegram-bot echo bot: the reference that our own bot is measured against.

Run as a process of its own: `python -m bot.workbench.bench.echo TOKEN ADDRESS`.
"""

import logging
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message is not None:
        await update.effective_message.reply_text(update.effective_message.text or "-")


def main() -> None:
    """Poll and echo until stopped."""
    logging.disable(logging.ERROR)
    token, address = sys.argv[1:3]
    application = (
        Application.builder().token(token).base_url(f"{address}/bot").concurrent_updates(64).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=["message"])


if __name__ == "__main__":
    main()
