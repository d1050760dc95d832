"""`bot bench`: measure speed, start, memory and matching, as ratios to a reference."""

from argparse import ArgumentParser

from bot.cli.console import Options, UsageError, desk, folder_of, say, settings, whole_number


def add_arguments(bench: ArgumentParser) -> None:
    data, questions = folder_of("*.json.gz"), folder_of("*.jsonl")
    bench.add_argument("--data", type=data, metavar="DIR", help="folder with public data sets")
    told = "each part of the matcher left out; with --data"
    bench.add_argument("--ablation", action="store_true", help=told)
    told = "30, 100 and 300 updates a second, each so long"
    seconds = whole_number("--load", "seconds")
    bench.add_argument("--load", type=seconds, default=0, metavar="SECONDS", help=told)
    told = "with --load: this many updates a second, and no others"
    rate = whole_number("--rate", "updates")
    bench.add_argument("--rate", type=rate, metavar="UPDATES", help=told)
    told = "memory while so many people write; 40000 take minutes"
    people = whole_number("--people", "people")
    bench.add_argument("--people", type=people, default=0, metavar="PEOPLE", help=told)
    told = "folder with *.jsonl questions"
    bench.add_argument("--eval", type=questions, dest="questions", metavar="DIR", help=told)


def run(options: Options) -> None:
    if options.ablation and options.data is None:
        raise UsageError("--ablation needs --data DIR: parts are left out on public data sets.")
    if options.rate is not None and not (options.rate and options.load):
        raise UsageError("--rate needs --load SECONDS, and is at least 1.")
    from bot.workbench.bench.benchmark import report
    from bot.workbench.bench.load import RATES

    chosen = settings()
    say(
        report(
            desk(chosen).knowledge,
            chosen.knowledge_dir,
            options.data,
            options.questions,
            ablation=options.ablation,
            load_seconds=options.load,
            rates=(options.rate,) if options.rate else RATES,
            people=options.people,
        )
    )
