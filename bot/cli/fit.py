"""`bot fit`: fit the decision's cuts on held-out questions and write them."""

from __future__ import annotations

from bot.cli.console import Commands, Options, add_command, folder_of, knowledge, say, settings


def register(commands: Commands) -> None:
    add_command(commands, "fit", "fit the decision's cuts and write them", run)


def run(options: Options) -> int:
    from bot.answering.knowledge import utc_today
    from bot.workbench.fitting import refit

    chosen = settings()
    folder_of("*.yaml")(str(chosen.knowledge_dir / "tests" / "questions"))
    say(refit(knowledge(chosen), chosen.knowledge_dir, utc_today()))
    return 0
