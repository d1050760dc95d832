"""`bot suggest`: list questions that the matcher misses, with likely entries."""

from argparse import ArgumentParser

from bot.cli.console import Options, file, knowledge, say, settings


def add_arguments(suggest: ArgumentParser) -> None:
    suggest.add_argument("file", type=file, metavar="FILE", help="one question a line")


def run(options: Options) -> None:
    from bot.workbench.suggesting import suggest

    say(suggest(knowledge(settings()), options.file))
