"""`bot measure DIR`: what a person would see, over files of questions."""

from __future__ import annotations

from bot.cli.console import Commands, Options, add_command, folder_of, knowledge, say, settings


def register(commands: Commands) -> None:
    measure = add_command(commands, "measure", "measure replies on a folder of questions", run)
    measure.add_argument(
        "folder", type=folder_of("*.jsonl"), metavar="DIR", help="folder with *.jsonl questions"
    )
    measure.add_argument("--misses", action="store_true", help="print what missed")


def run(options: Options) -> int:
    from bot.answering.desk import Desk
    from bot.workbench.measuring import measure, missed, table

    measured = measure(Desk(knowledge(settings())), options.folder)
    say(table(measured))
    if options.misses:
        say(missed(measured.misses))
    return 0
