"""`bot record DIR`: draft a source record, or refresh all records."""

from __future__ import annotations

from bot.cli.console import Commands, Options, add_command, file, folder, say, settings


def register(commands: Commands) -> None:
    told = "draft a source record, or refresh all records"
    record = add_command(commands, "record", told, run)
    record.add_argument(
        "originals", type=folder, metavar="DIR", help="folder with the submissions' texts"
    )
    record.add_argument(
        "--head", type=file, metavar="FILE", help="draft from this head: see bot.workbench.drafting"
    )


def run(options: Options) -> int:
    from bot.workbench.records.recording import draft_or_refresh

    say(draft_or_refresh(settings().knowledge_dir / "seeds", options.originals, options.head))
    return 0
