"""`bot links`: ask every address of the knowledge base whether it still leads somewhere.

It calls other people's servers. The exit code is 1 where an address leads nowhere.
"""

from bot.cli.console import Options, say, settings


def run(options: Options) -> int:
    import asyncio
    import datetime

    from bot.workbench.addresses import find_dead
    from bot.workbench.checks.surveyed_base import SurveyedBase

    today = datetime.datetime.now(tz=datetime.UTC).date()
    dead = asyncio.run(find_dead(SurveyedBase(settings().knowledge_dir, today)))
    for problem in dead:
        say(str(problem))
    say(f"{len(dead)} addresses to look at.")
    return int(any(not problem.warning for problem in dead))
