"""`bot ask`: answer one question and show why, as a private chat would get it."""

import asyncio
import json
from argparse import ArgumentParser

from bot.cli.console import Options, desk, say, settings


def add_arguments(ask: ArgumentParser) -> None:
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument("--json", action="store_true", help="everything, machine-readable")
    ask.add_argument("--explain", action="store_true", help="corrected words, each part's share")


def run(options: Options) -> None:
    from bot.workbench.asking import everything, told

    asked = desk(settings())
    if options.json:
        found = asyncio.run(everything(asked, options.question))
        say(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        say(asyncio.run(told(asked, options.question, explain=options.explain)))
