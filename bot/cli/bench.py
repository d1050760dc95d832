"""`bot bench`: speed, start, memory and matching, as ratios to a reference of the same run."""

from __future__ import annotations

from bot.cli.console import Commands, Options, UsageError, add_command, folder_of, say, settings


def register(commands: Commands) -> None:
    bench = add_command(commands, "bench", "measure speed, memory and matching", run)
    bench.add_argument(
        "--data", type=folder_of("*.json.gz"), metavar="DIR", help="folder with public data sets"
    )
    bench.add_argument(
        "--ablation", action="store_true", help="each part of the matcher left out; with --data"
    )
    bench.add_argument(
        "--load", type=_seconds, default=0, metavar="SECONDS", help="30 updates a second so long"
    )
    bench.add_argument(
        "--eval",
        type=folder_of("*.jsonl"),
        dest="questions",
        metavar="DIR",
        help="folder with *.jsonl questions",
    )


def run(options: Options) -> int:
    if options.ablation and options.data is None:
        raise UsageError("--ablation needs --data DIR: parts are left out on public data sets.")
    from bot.workbench.bench.benchmark import report

    say(
        report(
            settings().knowledge_dir,
            options.data,
            options.questions,
            ablation=options.ablation,
            load_seconds=options.load,
        )
    )
    return 0


def _seconds(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise UsageError(f"--load: found {typed!r}, expected a whole number of seconds.")
    return int(typed)
