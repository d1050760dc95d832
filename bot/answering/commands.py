"""`/name argument` → what it asks for. The one list of commands."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalog.model import Kind
from bot.matching import Document, Matcher


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
    Command("sources", ("source",)),
    Command("about"),
    Command("privacy"),
)

_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.others)}


def find(name: str) -> Command | None:
    """The command of that name or spelling."""
    return _BY_NAME.get(name.lower())


def suggest(name: str) -> str | None:
    """The listed command nearest to a misspelt one; None where none is near."""
    documents = [Document(command.name, (command.name, *command.others)) for command in COMMANDS]
    matches = Matcher(documents).search(name, limit=1)
    return matches[0].id if matches and matches[0].confidence > 0 else None
