"""`bot fit`: fit the decision's cuts on held-out questions and write them."""

from bot.cli.console import Options, folder_of, knowledge, say, settings


def run(options: Options) -> None:
    from bot.answering.knowledge import utc_today
    from bot.workbench.fitting import refit

    chosen = settings()
    folder_of("*.yaml")(str(chosen.knowledge_dir / "tests" / "questions"))
    say(refit(knowledge(chosen), chosen.knowledge_dir, utc_today()))
