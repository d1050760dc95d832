"""`bot record`: draft a source record, or refresh all records."""

from argparse import ArgumentParser

from bot.cli.console import Options, file, folder, say, settings


def add_arguments(record: ArgumentParser) -> None:
    told = "folder with the submissions' texts"
    record.add_argument("originals", type=folder, metavar="DIR", help=told)
    told = "draft from this head: see bot.workbench.records.drafting"
    record.add_argument("--head", type=file, metavar="FILE", help=told)


def run(options: Options) -> None:
    from bot.workbench.records.drafting import draft_or_refresh

    say(draft_or_refresh(settings().knowledge_dir / "seeds", options.originals, options.head))
