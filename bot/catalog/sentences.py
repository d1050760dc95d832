"""Files of sentences: what the bot says, its profile in Telegram, and what people ask it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bot.catalog.entries import ID_PATTERN
from bot.catalog.validation import FileModel, FileTable, Line, Lines, Some, shaped
from bot.catalog.yaml_file import Place

SentenceKey = Annotated[Line, shaped("[a-z][a-z0-9_-]*", "a name of small letters")]


class WordingFile(FileTable[SentenceKey, Line]):
    """wording/<language>.yaml: every sentence the bot says, by key; `{name}` is filled in."""


class ComparedSentencesFile(FileTable[SentenceKey, Line]):
    """compared-sentences.yaml: hash of each English sentence as every language has it."""


LanguageName = Annotated[Line, shaped("[a-z]{2,3}", "a language's code like en")]


# https://core.telegram.org/bots/api#botcommand
Command = Annotated[
    Line, shaped("[a-z0-9_]{1,32}", "a command of small letters, digits and underscores")
]


class ProfileTexts(FileModel):
    """What Telegram shows before and beside a chat, in one language."""

    name: Annotated[Line, Field(max_length=64)]
    description: Annotated[Line, Field(max_length=512)] = Field(description="On the empty chat.")
    short_description: Annotated[Line, Field(max_length=120)] = Field(
        description="On the profile page."
    )
    commands: dict[Command, Annotated[Line, Field(max_length=256)]] = Field(
        description="What each command does, by its name without slash, in the menu's order."
    )
    group_commands: Lines = Field(description="Those of them that groups are offered.")


class ProfileFile(FileTable[LanguageName, ProfileTexts]):
    """profile.yaml: the bot's profile in Telegram, by language."""

    def contradictions(self) -> Iterator[tuple[Place, str]]:
        if "en" not in self.root:
            yield (), f"found {', '.join(self.root)}, expected en, for readers of other languages"
        for language, texts in self.root.items():
            for at, name in enumerate(texts.group_commands):
                if name not in texts.commands:
                    known = ", ".join(texts.commands)
                    place = (language, "group_commands", at)
                    yield place, f"found {name!r}, expected one of {known}"


Asked = Annotated[
    str,
    shaped(f"{ID_PATTERN}|c-[A-Z]{{2}}|g-[a-z-]+", "an entry's id, or a page's address like c-KE"),
]


class HeldQuestionsFile(FileTable[Asked, Some]):
    """tests/questions/<kind>.yaml: held-out questions, by the entry or page that answers them."""


class KnownMissesFile(FileModel):
    """tests/known_misses.yaml: held-out questions that are known to be missed."""

    missed: Lines = ()
