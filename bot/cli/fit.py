"""`bot fit`: fit the decision's cuts on held-out questions and write them."""

from bot.cli.console import Options, UsageError, desk, folder_of, say, settings


def run(options: Options) -> None:
    from bot.answering.knowledge import utc_today
    from bot.workbench.fitting import refit

    chosen = settings()
    folder_of("*.yaml")(str(chosen.knowledge_dir / "tests" / "questions"))
    knowledge = desk(chosen).knowledge
    if not knowledge.finder.matcher.meaning:
        raise UsageError("The sentence encoder is off or missing: both readings are fitted.")
    say(refit(knowledge, chosen.knowledge_dir, utc_today()))
