"""`/name argument` → what it asks for. The one list of commands."""

from dataclasses import dataclass

from bot.catalog.entries import Kind
from bot.language.spelling import nearest


@dataclass(frozen=True)
class Command:
    """A command as people type it and as Telegram lists it."""

    name: str
    others: tuple[str, ...] = ()
    """Other spellings that work and are not listed: plurals, former names."""
    kind: Kind | None = None
    """The kind that its argument is looked up in."""


COMMANDS = (
    Command("start"),
    Command("help"),
    Command("initiative", ("initiatives",), Kind.INITIATIVE),
    Command("recommendation", ("recommendations", "recommend"), Kind.RECOMMENDATION),
    Command("helpline", ("helplines", "hotline", "hotlines"), Kind.HELPLINE),
    Command("law", ("laws", "treaty", "treaties"), Kind.LAW),
    Command("term", ("terms", "terminology"), Kind.TERM),
    Command("organisation", ("organisations", "organization", "organizations"), Kind.ORGANISATION),
    Command("theme", ("themes", "threat", "threats"), Kind.THEME),
    Command("country", ("countries",)),
    Command("browse", ("topics", "menu")),
    Command("sources", ("source", "submission", "submissions"), Kind.SUBMISSION),
    Command("about"),
    Command("privacy"),
    Command("forget", ("stop",)),
)

_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.others)}


def find_command(name: str) -> Command | None:
    """The command of that name or spelling."""
    return _BY_NAME.get(name.lower())


def suggest_command(name: str) -> str:
    """Name of the listed command nearest to a misspelt one; empty where none is near."""
    near = nearest(name.lower()[:32], tuple(_BY_NAME))
    return _BY_NAME[near[0].word].name if near else ""
