"""What a command answers: a list without argument, the thing asked for with one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.addresses import Address, Page
from bot.answering.answerer import Answerer
from bot.answering.commands import Command, find
from bot.answering.country_view import CountryView
from bot.answering.lists import Lists, front
from bot.answering.outcome import HelpCard
from bot.answering.outcome_view import OutcomeView
from bot.answering.pages import Pages
from bot.answering.places import Gazetteer
from bot.answering.question import Question, Surface
from bot.answering.reply import Reply
from bot.answering.text import normalise
from bot.answering.wording import Wording
from bot.catalog.model import Audience, Kind

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
    answerer: Answerer
    outcomes: OutcomeView
    pages: Pages
    lists: Lists
    countries: CountryView
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
        if command.name == "start" and argument:
            return self.pages.open(argument, surface, language)
        if not argument:
            page = Address(_PAGES[command.name]) if command.name in _PAGES else _listed(command)
            return self.pages.open(str(page), surface, language)
        return self._asked(command, argument, surface, language, asker)

    def _asked(
        self, command: Command, argument: str, surface: Surface, language: str, asker: int | None
    ) -> Reply:
        question = Question(argument, surface, language, command.kind, asker)
        outcome = self.answerer.answer(question)
        if not isinstance(outcome, HelpCard):
            direct = self._direct(command, argument, language)
            if direct is not None:
                return direct
        return self.outcomes.reply(outcome, surface, language)

    def _direct(self, command: Command, argument: str, language: str) -> Reply | None:
        """Arguments with one meaning: a country, an audience."""
        audience = _audience(argument) if command.kind is Kind.RECOMMENDATION else None
        if audience is not None:
            return self.lists.for_audience(audience, 1, language)
        found = self.gazetteer.find_all(argument)
        if command.name == "country":
            unknown = Reply(self.wording.say("country_unknown", language))
            return self.countries.page(found[0].place, language) if found else unknown
        if command.kind is Kind.HELPLINE and found:
            return self.countries.helplines(found[0].place, language)
        return None


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
