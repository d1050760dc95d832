"""An outcome as a reply, worded for its surface."""

from __future__ import annotations

from dataclasses import replace

from bot.catalog.model import Surface
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.replies.country_pages import CountryView
from bot.replies.entry_pages import EntryView
from bot.replies.help_cards import HelpCards
from bot.replies.outcomes import (
    Answer,
    Aside,
    Choices,
    CountryPage,
    HelpCard,
    More,
    NoAnswer,
    Outcome,
    Partial,
    Why,
)
from bot.replies.wording import Wording


class OutcomeView:
    """Words outcomes; each kind of outcome has its method."""

    def __init__(
        self,
        entries: EntryView,
        countries: CountryView,
        cards: HelpCards,
        wording: Wording,
        surface: Surface,
    ) -> None:
        self._surface = surface
        self._entries = entries
        self._countries = countries
        self._cards = cards
        self._wording = wording

    def reply(self, outcome: Outcome, language: str) -> Reply:
        language = self._wording.shown_in(language)
        match outcome:
            case HelpCard():
                return self._cards.card(outcome)
            case Answer():
                reply = self._answer(outcome, language)
            case Partial():
                lead = self._wording.say("partial", language)
                reply = self._entries.short(outcome.entry, language, lead, outcome.near)
            case More():
                reply = self._entries.whole(outcome.entry, language)
            case Choices():
                reply = self._choices(outcome, language)
            case CountryPage():
                reply = self._country(outcome, language)
            case Aside():
                reply = Reply(self._wording.say(f"aside_{outcome.name}", language))
            case NoAnswer():
                reply = self._no_answer(outcome, language)
        private = self._surface is Surface.PRIVATE
        return self._hinted(reply, outcome, language) if private else reply

    def _answer(self, answer: Answer, language: str) -> Reply:
        shows = not answer.exact and answer.phrase and answer.phrase != answer.entry.title
        lead = self._wording.say("matched", language, phrase=answer.phrase) if shows else ""
        first = self._entries.short(answer.entry, language, lead, answer.near)
        if answer.also is None:
            return first
        second = self._entries.short(answer.also, language)
        rows = (*first.rows, *second.rows)
        return Reply(f"{first.html}\n\n{second.html}", rows, entry=first.entry)

    def _choices(self, choices: Choices, language: str) -> Reply:
        rows = [
            (Button(entry.title, Press.OPEN, str(Address(Page.ENTRY, entry.id))),)
            for entry in choices.entries
        ]
        return Reply(self._wording.say("choices", language), tuple(rows))

    def _country(self, asked: CountryPage, language: str) -> Reply:
        if not asked.confirmed:
            page = Page.HELPLINES if asked.helplines_only else Page.COUNTRY
            return self._countries.ask((asked.place, *asked.alternatives), page, language)
        if asked.helplines_only:
            return self._countries.helplines(asked.place, language)
        return self._countries.page(asked.place, language)

    def _no_answer(self, outcome: NoAnswer, language: str) -> Reply:
        key = "no_answer_empty" if outcome.why is Why.EMPTY else "no_answer"
        say = self._wording.say
        row = (
            Button(say("button_browse", language), Press.OPEN, str(Address(Page.BROWSE))),
            Button(say("button_help", language), Press.OPEN, str(Address(Page.HELP_CARD))),
        )
        return Reply(say(key, language), (row,))

    def _hinted(self, reply: Reply, outcome: Outcome, language: str) -> Reply:
        """An unsure case gets its answer and one quiet line that leads to help."""
        if getattr(outcome, "unsure_concern", None) is None:
            return reply
        return replace(reply, html=f"{reply.html}\n\n{self._wording.say('unsure', language)}")
