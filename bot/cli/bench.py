"""`bot bench`: measure speed, start, memory and matching, as ratios to a reference."""

from argparse import ArgumentParser

from bot.cli.console import Options, UsageError, folder_of, say, settings, whole_number


def add_arguments(bench: ArgumentParser) -> None:
    data, questions = folder_of("*.json.gz"), folder_of("*.jsonl")
    bench.add_argument("--data", type=data, metavar="DIR", help="folder with public data sets")
    told = "each part of the matcher left out; with --data"
    bench.add_argument("--ablation", action="store_true", help=told)
    told = "30 updates a second so long"
    seconds = whole_number("--load", "seconds")
    bench.add_argument("--load", type=seconds, default=0, metavar="SECONDS", help=told)
    told = "folder with *.jsonl questions"
    bench.add_argument("--eval", type=questions, dest="questions", metavar="DIR", help=told)


def run(options: Options) -> None:
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
