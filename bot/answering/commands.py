"""`/name argument` → what it opens. The one list of commands, and what an address opens."""

from dataclasses import dataclass

from bot.answering.event import Question
from bot.answering.routing.country_questions import CountryQuestions
from bot.catalog.entries import Audience, Kind
from bot.language.places import Gazetteer
from bot.language.spelling import nearest
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.list_pages import front
from bot.replies.outcomes import Aside, HelpCard, Outcome, Page
from bot.safeguarding.concerns import Concern


@dataclass(frozen=True)
class Command:
    """A command as people type it and as Telegram lists it."""

    name: str
    others: tuple[str, ...] = ()
    """Other spellings that work and are not listed: plurals, former names."""
    kind: Kind | None = None
    """The kind that its argument is looked up in, and whose list it opens without one."""
    page: PageKind | None = None
    """What it opens instead of a list; None for /forget, which opens nothing."""


COMMANDS = (
    Command("start", page=PageKind.START),
    Command("help", page=PageKind.COMMANDS),
    Command("initiative", ("initiatives",), Kind.INITIATIVE),
    Command("recommendation", ("recommendations", "recommend"), Kind.RECOMMENDATION),
    Command("helpline", ("helplines", "hotline", "hotlines"), Kind.HELPLINE),
    Command("law", ("laws", "treaty", "treaties"), Kind.LAW),
    Command("term", ("terms", "terminology"), Kind.TERM),
    Command("organisation", ("organisations", "organization", "organizations"), Kind.ORGANISATION),
    Command("theme", ("themes", "threat", "threats"), Kind.THEME),
    Command("country", ("countries",), page=PageKind.COUNTRY),
    Command("browse", ("topics", "menu"), page=PageKind.BROWSE),
    Command("sources", ("source", "submission", "submissions"), Kind.SUBMISSION, PageKind.SOURCES),
    Command("about", page=PageKind.ABOUT),
    Command("privacy", page=PageKind.PRIVACY),
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
        if command.page is not None:
            return Page(Address(command.page))
        assert command.kind is not None, command.name
        return Page(front(command.kind))

    def with_words(self, command: Command, question: Question) -> Outcome | None:
        """What a command opens whose words name a country or an audience; None to look it up."""
        typed = question.typed
        audience = self._audience(typed) if command.kind is Kind.RECOMMENDATION else None
        if audience is not None:
            return Page(Address(PageKind.AUDIENCE, audience.value))
        if command.page is not PageKind.COUNTRY and command.kind is not Kind.HELPLINE:
            return None
        page = command.page or PageKind.HELPLINES
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


def in_short(outcome: Outcome, shown: str) -> Outcome:
    """The short page in place of the whole of an entry, unless that is what was shown."""
    match outcome:
        case Page(Address(PageKind.MORE, name)):
            last = parse(shown)
            again = last is not None and last.value == name
            return outcome if again else Page(Address(PageKind.ENTRY, name))
        case _:
            return outcome
