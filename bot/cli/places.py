"""`bot places`: write the gazetteer anew (needs the group `curate`)."""

from bot.cli.console import Options, needs, say, settings


def run(options: Options) -> None:
    needs("babel", "curate", "places")
    from bot.workbench.gazetteer import write_places

    written = write_places(settings().knowledge_dir / "knowledge" / "places.yaml")
    say(f"{written} places written.")
