"""From an event to its outcome: screen, what the last minutes tell, routes, then the entries."""

from dataclasses import replace
from typing import NamedTuple

from bot.answering.after_card import LONGEST_REPLY, OF_OTHERS, Said, graver
from bot.answering.commands import Command, find_command, opened, suggest_command
from bot.answering.event import MATCHED_CHARS, Event, EventKind, Question
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.answering.routing.resolver import Resolver
from bot.answering.routing.standing_alone import StandingAlone
from bot.answering.screening import Screening
from bot.catalog.entries import Surface
from bot.language.places import only_place
from bot.language.whereabouts import LONGEST_PLACE
from bot.language.words import Typed
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.outcomes import (
    Answer,
    Aside,
    HelpCard,
    Outcome,
    Page,
    UnknownCommand,
)
from bot.safeguarding import Finding
from bot.safeguarding.concerns import Concern


class Decided(NamedTuple):
    """An outcome, and whether the words might be a call for help all the same."""

    outcome: Outcome
    unsure: Concern | None = None


class Answerer:
    """Decides what an event gets. Writes nothing: the desk remembers what was shown."""

    def __init__(self, knowledge: Knowledge, people: People) -> None:
        self.knowledge = knowledge
        self._standing_alone = StandingAlone(knowledge)
        self._resolver = Resolver(knowledge, self._standing_alone)
        self._people = people
        self.screening = Screening(knowledge, people)

    def decide(self, event: Event, finding: Finding | None) -> Decided | None:
        """The outcome; None keeps silent: a command in a group that isn't for us."""
        if event.kind is EventKind.TAP:
            return Decided(self._opened(event.address, event.language))
        command = find_command(event.command) if event.kind is EventKind.COMMAND else None
        if command and command.name == "start" and parse(event.text):
            return Decided(self._opened(event.text, event.language))
        state = None if event.edited or not event.asker else self._people.cards.get(event.asker)
        cries = finding is not None and finding.sure
        if command and command.name == "forget" and not cries:
            if event.surface is not Surface.PRIVATE:  # many bots know /stop; nothing is kept there
                return Decided(Page(Address(PageKind.PRIVACY))) if event.names_bot else None
            card = state or HelpCard(Concern.HELP_WORD, language=event.language)
            return Decided(self.knowledge.after_card.stopped(card))
        if state is not None and event.kind in (EventKind.TEXT, EventKind.MEDIA):
            return Decided(self._after_card(event, state, finding))
        likely = finding is not None and not finding.framed and event.kind is EventKind.TEXT
        asked = self._asked(event, command, finding) if likely else None
        finding = self.screening.less_where_answered(event, finding, asked) if finding else None
        if finding is not None and finding.sure:
            return Decided(self._card(event, finding, state))
        unsure = finding.concern if finding else None
        if event.kind is EventKind.MEDIA:
            return Decided(Aside("no_answer_media", offers_help=True), unsure)
        if event.kind is EventKind.COMMAND and command is None:
            nearest = UnknownCommand(suggest_command(event.command))
            return Decided(nearest, unsure) if event.names_bot else None
        asked = asked or self._asked(event, command, finding)
        plain = self.screening.is_plain(event, asked, finding)
        return Decided(asked, None if plain else unsure)

    def _opened(self, address: str, language: str) -> Outcome:
        """What an address opens; a forged country is none."""
        outcome = opened(address, language)
        if isinstance(outcome, HelpCard) and (outcome.place or "") not in self.knowledge.gazetteer:
            return replace(outcome, place=None)
        return outcome

    def _card(self, event: Event, finding: Finding, state: HelpCard | None) -> HelpCard:
        """The card speaks the language of the words that called for it, where it has that one."""
        typed = Typed(event.text, MATCHED_CHARS)
        countries = self.knowledge.countries
        place = countries.of_writer(typed)
        if place is None and finding.concern in (Concern.HELP_WORD, Concern.FOUND_MATERIAL):
            place = only_place(countries.named(typed))
        worded = finding.language in self.knowledge.wording.languages
        language = finding.language if worded else event.language
        if state is None:
            return HelpCard(finding.concern, place, language, guessed=place is not None)
        first_person = self.knowledge.english.first_person
        concern = graver(finding, state.concern, typed, first_person)
        again = concern is state.concern and place in (None, state.place)
        place = place or state.place
        return HelpCard(concern, place, language, guessed=not again and bool(place), again=again)

    def _after_card(self, event: Event, state: HelpCard, finding: Finding | None) -> Outcome:
        """Whoever got a card stays with help: only a plain question is answered as one."""
        typed = Typed(event.text, MATCHED_CHARS)
        after = self.knowledge.after_card
        card = self._card(event, finding, state) if finding else None
        countries = self.knowledge.countries
        place, code = countries.alone(typed), countries.coded(typed)
        wish = after.wish(typed, state.language)
        near = None if wish or len(typed.words) > LONGEST_PLACE else self._misspelt(typed)
        if state.concern in OF_OTHERS and not wish and len(typed.words) <= LONGEST_REPLY:
            near = only_place(countries.named(typed)) or near  # "she lives in Kenya"
        decided = after.decide(Said(typed, state, finding, card, place, code, near), wish)
        if decided is None and event.kind is EventKind.TEXT and len(typed.words) > 1:
            told = self._standing_alone.informed(Question(typed, event.surface))
            # "nothing works out" is near an entry by chance, and may be about life
            hopeless = state.concern is Concern.SUICIDE and not isinstance(told, Answer)
            decided = None if hopeless else told
        return decided or (after.answer(wish, state) if wish else after.vague(state))

    def _misspelt(self, typed: Typed) -> str | None:
        """The country whose name these few words probably misspell."""
        asked = self.knowledge.countries.misspelt(typed, PageKind.HELPLINES)
        if asked or len(typed.words) < LONGEST_PLACE:
            return asked.places[0] if asked else None
        near = self.knowledge.gazetteer.repair([" ".join(typed.words)])  # "south afrika"
        return near.place if near else None

    def _asked(self, event: Event, command: Command | None, finding: Finding | None) -> Outcome:
        routes = self.knowledge.routes
        kind = command.kind if command else None
        typed = self.knowledge.typed(event.text)
        question = Question(
            typed, event.surface, kind, of_harm=self.screening.tells_of_harm(typed, finding)
        )
        if command and not typed.words and not typed.flags:
            return routes.bare(command)
        routed = routes.with_words(command, question) if command else None
        offered = self._people.offered.get(event.asker or 0, ())
        routed = routed or self.knowledge.follow_ups.picked(typed, offered)
        return routed or self._resolver.resolve(question, self._people.shown_before(event))
