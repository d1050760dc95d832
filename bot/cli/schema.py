"""`bot schema`: write the JSON Schemas of the knowledge files anew."""

from bot.cli.console import Options, say, settings


def run(options: Options) -> None:
    from bot.workbench.schemas import write_schemas

    written = write_schemas(settings().knowledge_dir / "knowledge" / "schema")
    say(f"{written} schemas written.")
