"""`bot places`: write the gazetteer anew (needs the group `curate`)."""

from __future__ import annotations

from bot.cli.console import Commands, Options, add_command, needs, say, settings


def register(commands: Commands) -> None:
    add_command(commands, "places", "write the gazetteer anew (needs the group `curate`)", run)


def run(options: Options) -> int:
    needs("babel", "curate", "places")
    from bot.workbench.gazetteer import write_places

    written = write_places(settings().knowledge_dir / "knowledge" / "places.yaml")
    say(f"{written} places written.")
    return 0
