"""What a command answers: a list without argument, the thing asked for with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering.answerer import Answerer
from bot.answering.asked_countries import WHICH_COUNTRY
from bot.answering.commands import Command, find
from bot.answering.question import Question
from bot.catalog.model import Audience, Kind, Surface
from bot.language.places import Gazetteer
from bot.language.words import normalise, words
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Reply
from bot.replies.list_pages import front
from bot.replies.outcomes import Answer, Choices, HelpCard, NoAnswer, Outcome, Partial
from bot.replies.views import Views
from bot.replies.wording import Wording

_PAGES = {
    "start": Page.START,
    "help": Page.COMMANDS,
    "browse": Page.BROWSE,
    "sources": Page.SOURCES,
    "about": Page.ABOUT,
    "privacy": Page.PRIVACY,
    "country": Page.COUNTRY,
}
"""Commands that open a page when they stand alone."""


@dataclass(frozen=True)
class CommandPages:
    """Answers commands with the views of the surface they came from."""

    answerer: Answerer
    views: Mapping[Surface, Views]
    gazetteer: Gazetteer
    wording: Wording

    def reply(
        self, name: str, argument: str, surface: Surface, language: str, asker: int | None
    ) -> Reply | None:
        """None for a command that is not ours."""
        command = find(name)
        if command is None:
            return None
        argument = argument.strip()
        pages = self.views[surface].pages
        if command.name == "start" and argument:
            return pages.open(argument, language)
        if not argument:
            page = Address(_PAGES[command.name]) if command.name in _PAGES else _listed(command)
            return pages.open(str(page), language)
        question = Question(argument, surface, language, command.kind, asker)
        return self._asked(command, question)

    def _asked(self, command: Command, question: Question) -> Reply:
        outcome = self.answerer.answer(question)
        if not isinstance(outcome, HelpCard):
            direct = self._direct(command, question, outcome)
            if direct is not None:
                return direct
        return self.views[question.surface].outcomes.reply(outcome, question.language)

    def _direct(self, command: Command, question: Question, outcome: Outcome) -> Reply | None:
        """Arguments with one meaning: a country, an audience."""
        views, language = self.views[question.surface], self.wording.shown_in(question.language)
        audience = _audience(question.text) if command.kind is Kind.RECOMMENDATION else None
        if audience is not None:
            return views.lists.for_audience(audience, 1, language)
        found = self.gazetteer.find_all(question.text)
        if command.name == "country":
            if found:
                return views.countries.page(found[0].place, language)
            return self._no_country(Page.COUNTRY, "country_unknown", question)
        if command.kind is Kind.HELPLINE:
            if found:
                return views.countries.helplines(found[0].place, language)
            if not _serves_everybody(outcome):
                return self._no_country(Page.HELPLINES, f"aside_{WHICH_COUNTRY}", question)
        return None

    def _no_country(self, page: Page, sentence: str, question: Question) -> Reply:
        """A name that is like a country's is asked back; else a sentence says what to type."""
        language = self.wording.shown_in(question.language)
        near = self.gazetteer.repair(words(question.text))
        if near is None:
            return Reply(self.wording.say(sentence, language))
        countries = self.views[question.surface].countries
        return countries.ask((near.place, *near.alternatives), page, language)


def _serves_everybody(outcome: Outcome) -> bool:
    """Whether it may be shown where no country was named: one country's number helps few others."""
    match outcome:
        case Answer():
            return outcome.exact or not outcome.entry.is_national
        case Partial():
            return not outcome.entry.is_national
        case Choices(entries=entries):
            lines = [entry for entry in entries if entry.kind is Kind.HELPLINE]
            return bool(lines) and not any(entry.is_national for entry in lines)
        case NoAnswer():
            return False
    return True


def _listed(command: Command) -> Address:
    assert command.kind is not None, command.name
    return front(command.kind)


_AUDIENCE_WORDS = {
    Audience.STATES: "states state governments government countries",
    Audience.INDUSTRY: "industry companies company tech platforms providers business",
    Audience.UN: "un united nations human rights council",
    Audience.INTERPOL_MEMBERS: "interpol members",
    Audience.FINANCIAL_SECTOR: "financial sector banks bank payments finance",
    Audience.LAW_ENFORCEMENT: "law enforcement police justice",
    Audience.MEDIA: "media journalists press",
    Audience.CIVIL_SOCIETY: "civil society ngos ngo",
    Audience.ITU: "itu",
}


def _audience(argument: str) -> Audience | None:
    """The audience that every word of the argument speaks of."""
    said = set(normalise(argument).split())
    return next(
        (audience for audience, known in _AUDIENCE_WORDS.items() if said <= set(known.split())),
        None,
    )
