"""The one place that surfaces ask: a question, a command or a page address in, a reply out."""

from __future__ import annotations

from bot.answering.outcome import Outcome
from bot.answering.question import Question, Surface
from bot.answering.reply import Cards, Reply


class Desk:
    """Everything a surface may ask. Pure: no Telegram, no clock, no files after the start."""

    def answer(self, question: Question) -> Outcome:
        """Screen first, then match, then decide."""
        raise NotImplementedError

    def reply(self, outcome: Outcome, surface: Surface, language: str) -> Reply:
        """Word an outcome for a surface."""
        raise NotImplementedError

    def command(self, name: str, argument: str, surface: Surface, language: str) -> Reply | None:
        """Reply to `/name argument`; None for a command that is not ours."""
        raise NotImplementedError

    def page(self, address: str, surface: Surface, language: str) -> Reply:
        """The page behind a button or a deep link; unknown and old addresses get a sentence."""
        raise NotImplementedError

    def cards(self, query: str, offset: str, language: str) -> Cards:
        """Inline results for what is typed after the bot's name; a junk offset starts over."""
        raise NotImplementedError

    def say(self, key: str, language: str, **values: str) -> str:
        """A sentence of the wording files, as HTML."""
        raise NotImplementedError
