"""`bot check`: report every problem of the knowledge base.

The exit code is 1 where there are errors.
"""

import sys
from argparse import ArgumentParser

from bot.cli.console import Options, desk, file, folder, settings, whole_number


def add_arguments(check: ArgumentParser) -> None:
    check.add_argument("files", type=file, nargs="*", metavar="FILE", help="speak of these alone")
    told = "folder with the submissions' texts"
    check.add_argument("--originals", type=folder, metavar="DIR", help=told)
    told, days = "list what must be looked at within so many days", whole_number("--due", "days")
    check.add_argument("--due", type=days, metavar="DAYS", help=told)
    check.add_argument("--coverage", action="store_true", help="list what no entry uses")
    told = "ask the held-out questions, too"
    check.add_argument("--questions", action="store_true", help=told)
    check.add_argument("--reading", action="store_true", help="list the hardest texts")


def run(options: Options) -> int:
    from bot.workbench.checking import run_check

    chosen = settings()
    return run_check(
        chosen.knowledge_dir,
        files=options.files,
        originals=options.originals,
        due=options.due,
        coverage=options.coverage,
        reading=options.reading,
        asked=(lambda: desk(chosen).knowledge) if options.questions else None,
        out=sys.stdout,
    )
