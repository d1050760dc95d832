"""`bot measure`: measure replies on a folder of questions, as a person would see them."""

from argparse import ArgumentParser

from bot.cli.console import Options, desk, folder_of, say, settings


def add_arguments(measure: ArgumentParser) -> None:
    questions, told = folder_of("*.jsonl"), "folder with *.jsonl questions"
    measure.add_argument("folder", type=questions, metavar="DIR", help=told)
    measure.add_argument("--misses", action="store_true", help="print what missed")


def run(options: Options) -> None:
    from bot.workbench.measuring import measure, missed, table

    measured = measure(desk(settings()), options.folder)
    say(table(measured))
    if options.misses:
        say(missed(measured))
