"""`bot teach`: teach the safeguarding screen its examples anew (needs the group `teach`)."""

from bot.cli.console import Options, needs, say, settings


def run(options: Options) -> None:
    needs("sklearn", "teach", "teach")
    from bot.workbench.teaching import teach_screen

    say(teach_screen(settings().knowledge_dir))
