"""`bot diff`: list answers that changed since another folder of knowledge."""

from argparse import ArgumentParser

from bot.cli.console import Options, folder, knowledge, say, settings


def add_arguments(diff: ArgumentParser) -> None:
    told = "folder that holds the older knowledge/ and seeds/"
    diff.add_argument("old", type=folder, metavar="OLD", help=told)


def run(options: Options) -> None:
    from bot.answering.knowledge import read_knowledge
    from bot.workbench.comparing import compare

    chosen = settings()
    old = read_knowledge(options.old, operator_contact=chosen.operator_contact)
    say(compare(old, knowledge(chosen), chosen.knowledge_dir / "tests" / "questions"))
