"""`bot teach`: teach the safeguarding screen its examples anew (needs the group `teach`)."""

from __future__ import annotations

from bot.cli.console import Commands, Options, add_command, needs, say, settings


def register(commands: Commands) -> None:
    add_command(commands, "teach", "teach the safeguarding screen its examples anew", run)


def run(options: Options) -> int:
    needs("sklearn", "teach", "teach")
    from bot.workbench.teaching import teach_screen

    say(teach_screen(settings().knowledge_dir))
    return 0
