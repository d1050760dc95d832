"""What came in, the same from every surface."""

from dataclasses import dataclass
from enum import StrEnum

from bot.catalog.entries import Kind, Surface
from bot.language.words import Typed

MATCHED_CHARS = 1000  # of a longer message the beginning is matched; the screen reads all of it


class EventKind(StrEnum):
    TEXT = "text"
    COMMAND = "command"
    """`/name words`, and deep links, which come as `/start address`."""
    TAP = "tap"
    """A button of ours was pressed."""
    MEDIA = "media"
    """Anything but text; what is written with it is in `text`."""
    INLINE = "inline"
    """Something is typed after the bot's name in another chat."""
    GUEST = "guest"
    """The bot is mentioned in a chat that it isn't in; one answer is posted there."""


@dataclass(frozen=True)
class Event:
    """One event. Surfaces fill it; nothing of it is kept."""

    kind: EventKind
    text: str = ""
    """What was written: the message, a command's argument, a caption, an inline query."""
    command: str = ""
    """Name of the command, without the slash."""
    names_bot: bool = True
    """False for a command in a group that may be meant for another bot."""
    address: str = ""
    """What stands behind the tapped button."""
    quoted: str = ""
    """Somebody's words that the message quotes: screened, never answered."""
    about: str = ""
    """Address of what the message of ours shows that this one replies to."""
    for_replied: bool = False
    """The answer is for the message that this one replies to."""
    offset: str = ""
    """Where a page of inline results begins."""
    asker: int | None = None
    """Who asks. Remembered in private chats only, for minutes; None keeps nothing."""
    surface: Surface = Surface.PRIVATE
    language: str = "en"
    """IETF tag as Telegram gives it."""
    edited: bool = False
    waited: float = 0.0
    """Seconds from when it was sent to now."""


def typed_event(text: str) -> Event:
    """The event of a text typed in a private chat; `/name words` is a command."""
    if not text.startswith("/"):
        return Event(EventKind.TEXT, text)
    name, _, argument = text[1:].partition(" ")
    return Event(EventKind.COMMAND, argument.strip(), name)


@dataclass(frozen=True)
class Question:
    """What is looked for in the knowledge base."""

    typed: Typed
    surface: Surface
    kind: Kind | None = None
    """Set by a command such as /law: steers the ranking."""
    of_harm: bool = False
    """May it tell of harm done to the writer? Then nothing about those who harm is shown."""
