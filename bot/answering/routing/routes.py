"""Events that need no matching: addresses, bare commands, arguments with one meaning."""

from collections.abc import Mapping

from bot.answering.commands import Command
from bot.answering.country_questions import CountryQuestions
from bot.answering.event import Question
from bot.catalog.entries import Audience, Kind
from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.list_pages import front
from bot.replies.outcomes import Aside, HelpCard, Outcome, Page
from bot.safeguarding.concerns import Concern

_PAGES: Mapping[str, PageKind] = {
    "start": PageKind.START,
    "help": PageKind.COMMANDS,
    "browse": PageKind.BROWSE,
    "sources": PageKind.SOURCES,
    "about": PageKind.ABOUT,
    "privacy": PageKind.PRIVACY,
    "country": PageKind.COUNTRY,
}
"""What a command opens that stands alone; the others open the list of their kind."""


class Routes:
    """Knows what opens directly."""

    def __init__(
        self, gazetteer: Gazetteer, countries: CountryQuestions, english: WordLists
    ) -> None:
        self._gazetteer = gazetteer
        self._countries = countries
        self._audience_words = english.audience_words

    def bare(self, command: Command) -> Outcome:
        """What a command opens without words."""
        if command.name in _PAGES:
            return Page(Address(_PAGES[command.name]))
        assert command.kind is not None, command.name
        return Page(front(command.kind))

    def with_words(self, command: Command, question: Question) -> Outcome | None:
        """What a command opens whose words name a country or an audience; None to look it up."""
        typed = question.typed
        audience = self._audience(typed) if command.kind is Kind.RECOMMENDATION else None
        if audience is not None:
            return Page(Address(PageKind.AUDIENCE, audience.value))
        if command.name != "country" and command.kind is not Kind.HELPLINE:
            return None
        page = PageKind.COUNTRY if command.name == "country" else PageKind.HELPLINES
        found = self._gazetteer.find_all(typed)
        place = found[0].place if found else self._gazetteer.by_code(typed.text.strip())
        if place:
            return self._countries.unclear(found, page) or Page(Address(page, place))
        if command.kind is Kind.HELPLINE:
            return None
        return self._countries.misspelt(typed, page) or Aside("country_unknown")

    def _audience(self, typed: Typed) -> Audience | None:
        """The audience that every word of the argument speaks of."""
        said = set(typed.words)
        known = self._audience_words.items()
        return next((audience for audience, words in known if said <= words), None)


def opened(address: str, language: str) -> Outcome:
    """What a tap or a deep link opens; an address that we don't know opens the start."""
    found = parse(address)
    if found is not None and found.page is PageKind.HELP_CARD:
        marked = HelpCard.marked(found.card)
        return marked or HelpCard(Concern.HELP_WORD, language=found.value or language)
    return Page(found or Address(PageKind.ENTRY))
