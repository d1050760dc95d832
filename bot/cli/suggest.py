"""`bot suggest FILE`: questions that the matcher misses, with likely entries."""

from __future__ import annotations

from bot.cli.console import Commands, Options, add_command, file, knowledge, say, settings


def register(commands: Commands) -> None:
    told = "questions that the matcher misses, with likely entries"
    suggest = add_command(commands, "suggest", told, run)
    suggest.add_argument("file", type=file, metavar="FILE", help="one question a line")


def run(options: Options) -> int:
    from bot.workbench.suggesting import suggest

    say(suggest(knowledge(settings()), options.file))
    return 0
