"""The one place that surfaces ask: a question, a command or a page address in, a reply out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering.answerer import Answerer
from bot.answering.command_pages import CommandPages
from bot.answering.commands import suggest
from bot.answering.inline import InlineCards
from bot.answering.profile import Profile
from bot.answering.question import Question
from bot.catalog.catalog import Catalog
from bot.catalog.model import Surface
from bot.replies.blocks import Cards, Reply
from bot.replies.outcomes import Outcome
from bot.replies.views import Views
from bot.replies.wording import Wording


@dataclass(frozen=True)
class Desk:
    """Everything a surface may ask. Knows nothing of Telegram; built by `bot.answering.opening`."""

    catalog: Catalog
    wording: Wording
    profiles: Mapping[str, Profile]
    answerer: Answerer
    views: Mapping[Surface, Views]
    commands: CommandPages
    inline: InlineCards

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have a profile of their own, English first."""
        return tuple(self.profiles)

    def profile(self, language: str) -> Profile:
        return self.profiles.get(language) or self.profiles["en"]

    def warm(self) -> None:
        """Build what the first question needs; may run beside everything else."""
        self.answer(Question("Waymark"))

    def answer(self, question: Question) -> Outcome:
        """Screen first, then match, then decide."""
        return self.answerer.answer(question)

    def reply(self, outcome: Outcome, surface: Surface, language: str) -> Reply:
        """Word an outcome for a surface."""
        return self.views[surface].outcomes.reply(outcome, language)

    def command(
        self, name: str, argument: str, surface: Surface, language: str, asker: int | None = None
    ) -> Reply | None:
        """Reply to `/name argument`; None for a command that is not ours."""
        return self.commands.reply(name, argument, surface, language, asker)

    def suggestion(self, name: str) -> str | None:
        """The command that a misspelt one probably means, without the slash."""
        return suggest(name)

    def page(self, address: str, surface: Surface, language: str) -> Reply:
        """The page behind a button or a deep link; unknown and old addresses get a sentence."""
        return self.views[surface].pages.open(address, language)

    def cards(self, query: str, offset: str, language: str) -> Cards:
        """Inline results for what is typed after the bot's name; a junk offset starts over."""
        return self.inline.page(query, offset, language)

    def say(self, key: str, language: str, **values: str) -> str:
        """A sentence of the wording files, as HTML."""
        return self.wording.say(key, language, **values)
