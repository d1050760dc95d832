"""`bot check`: report every problem of the knowledge base; exit code 1 where there are errors."""

from __future__ import annotations

import sys

from bot.cli.console import Commands, Options, add_command, file, folder, settings


def register(commands: Commands) -> None:
    check = add_command(commands, "check", "report every problem of the knowledge base", run)
    check.add_argument("files", type=file, nargs="*", metavar="FILE", help="speak of these alone")
    check.add_argument(
        "--originals", type=folder, metavar="DIR", help="folder with the submissions' texts"
    )
    check.add_argument("--coverage", action="store_true", help="list what no entry uses")
    check.add_argument("--reading", action="store_true", help="list the hardest texts")


def run(options: Options) -> int:
    from bot.workbench.checking import run_check

    return run_check(
        settings().knowledge_dir,
        files=options.files,
        originals=options.originals,
        coverage=options.coverage,
        reading=options.reading,
        out=sys.stdout,
    )
