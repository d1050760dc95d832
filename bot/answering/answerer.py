"""From an event to its outcome: screen, what the last minutes tell, routes, then the entries."""

from dataclasses import replace
from typing import NamedTuple

from bot.answering.after_card import LEAST_ALARM, URGENCY, Said
from bot.answering.commands import Command, find_command, suggest_command
from bot.answering.event import MATCHED_CHARS, Event, EventKind, Question
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.answering.routing.naming import TOGETHER
from bot.answering.routing.resolver import Resolver
from bot.answering.routing.routes import opened
from bot.answering.routing.standing_alone import StandingAlone
from bot.language.places import only_place
from bot.language.word_lists import PersonalWords
from bot.language.words import Typed
from bot.replies.blocks import PageKind, parse
from bot.replies.outcomes import (
    PRIVATE,
    STOP,
    Answer,
    Aside,
    HelpCard,
    Near,
    Outcome,
    Page,
    UnknownCommand,
)
from bot.safeguarding import Finding
from bot.safeguarding.arbitration import OFFENDERS, VITAL
from bot.safeguarding.concerns import Concern

# On tests/cries no cry loses its card or its question by these; of 624 plain questions a third
# of those that were asked above, or got a card, no longer are.
SURELY_ANSWERED, MOST_DOUBT = 0.8, 0.2
LISTED = frozenset({PageKind.SUBJECT, PageKind.REGION})
MOST_SMALL_CHARS = 100  # of a message that may say nothing of its own


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
        self._personal = PersonalWords(knowledge.lists.values())

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
            card = state or HelpCard(Concern.HELP_WORD, language=event.language)
            return Decided(self.knowledge.after_card.stopped(card))
        if state is not None and event.kind in (EventKind.TEXT, EventKind.MEDIA):
            return Decided(self._after_card(event, state, finding))
        likely = finding is not None and not finding.framed and event.kind is EventKind.TEXT
        asked = self._asked(event, command, finding) if likely else None
        finding = self._less_where_answered(event, finding, asked) if finding else None
        if finding is not None and finding.sure:
            return Decided(self._card(event, finding, state))
        unsure = finding.concern if finding else None
        if event.kind is EventKind.MEDIA:
            return Decided(Aside("no_answer_media", offers_help=True), unsure)
        if event.kind is EventKind.COMMAND and command is None:
            nearest = UnknownCommand(suggest_command(event.command))
            return Decided(nearest, unsure) if event.names_bot else None
        asked = asked or self._asked(event, command, finding)
        named = isinstance(asked, Page) and asked.address.page in LISTED
        named = named or (isinstance(asked, Answer) and bool(asked.subject))
        plain = named and self._tells_of_nobody(event, finding)
        if isinstance(asked, Aside):
            plain = self._is_of_bot(event, asked, finding)
        return Decided(asked, None if plain else unsure)

    def _opened(self, address: str, language: str) -> Outcome:
        """What an address opens; a forged country is none."""
        outcome = opened(address, language)
        if isinstance(outcome, HelpCard) and (outcome.place or "") not in self.knowledge.gazetteer:
            return replace(outcome, place=None)
        return outcome

    def _less_where_answered(
        self, event: Event, finding: Finding, asked: Outcome | None
    ) -> Finding | None:
        """Less sure where the entries surely answer a message that tells of nobody, or it is word
        for word one to the bot, and only examples take it for a cry: a question above, or none."""
        said = Typed(event.text, MATCHED_CHARS)
        answered = isinstance(asked, Answer) and asked.confidence >= SURELY_ANSWERED
        answered = answered and self._personal.of_people.isdisjoint(said.words)
        if isinstance(asked, Aside) and not asked.offers_help:  # "can I send you a photo"
            answered = f"aside_{self.knowledge.small_talk.exactly(said)}" == asked.key
        if not answered:
            return finding
        if finding.sure:
            return replace(finding, sure=False)
        return None if finding.trouble <= MOST_DOUBT else finding

    def _tells_of_nobody(self, event: Event, finding: Finding | None) -> bool:
        """Does the message only name a subject? A word or two without people, and not of life."""
        if finding is not None and (finding.framed or finding.concern in VITAL):
            return False
        said = Typed(event.text, MATCHED_CHARS).words
        written = filter(TOGETHER.search, said)
        names_one = any(person in word for word in written for person in self._personal.all)
        return self._personal.all.isdisjoint(said) and not names_one

    def _is_of_bot(self, event: Event, asked: Aside, finding: Finding | None) -> bool:
        """Does the message surely speak of the bot alone? Who asks whether we tell, or to be left
        alone, may be in trouble all the same."""
        if finding is None or finding.framed or finding.trouble > MOST_DOUBT:
            return False
        if finding.concern in VITAL or asked in (PRIVATE, STOP):
            return False
        name, talk = asked.key.removeprefix("aside_"), self.knowledge.small_talk
        typed = self.knowledge.typed(event.text)
        names_nobody = self._personal.of_people.isdisjoint(typed.words)
        return talk.is_of_bot(name) and (names_nobody or talk.exactly(typed) == name)

    def screened(self, event: Event) -> Finding | None:
        """What the event's words give away; what it quotes counts where it is sure.

        Writes nothing: it may run in a thread.
        """
        look = self.knowledge.screen.look
        text = event.text
        if event.kind is EventKind.COMMAND and find_command(event.command) is None:
            text = f"{event.command} {text}"
        finding = look(text)
        if not (finding and finding.sure):
            finding = self._without_country(text) or finding
        if finding and self._is_chance(finding, event, text):
            finding = None
        if event.quoted and not (finding and finding.sure):
            quoted = look(event.quoted)
            return quoted if quoted and quoted.sure else finding
        return finding

    def _is_chance(self, finding: Finding, event: Event, text: str) -> bool:
        """Are words that say nothing of their own only like a cry: "more of that"? After a card
        they may be one."""
        if (finding.sure and finding.framed) or event.asker in self._people.cards:
            return False
        return self.says_nothing(text)

    def says_nothing(self, text: str) -> bool:
        """Is all of it "tell me more", "and that", a page's or a country's name?"""
        short = len(text) <= MOST_SMALL_CHARS
        return short and self.knowledge.follow_ups.says_nothing(Typed(text))

    def pieced(
        self, event: Event, before: str, together: str, finding: Finding | None
    ) -> Finding | None:
        """What a message gives away `together` with those `before` it, else `finding`.

        "Tell me more" tells nothing more; but behind what alarms, "him" may end a sentence.
        """
        look = self.knowledge.screen.look_whole
        adds_nothing = self.says_nothing(event.text)
        if adds_nothing and look(before) is None:
            return finding
        found = look(together)
        if found is None:
            return finding
        language = finding.language if finding else ""  # what stood before may be in another
        language = language or self.knowledge.detector.of(Typed(together)) or event.language
        if found.sure or found.framed:
            return replace(found, sure=found.sure and finding is not None, language=language)
        alarms = adds_nothing and found.trouble >= LEAST_ALARM
        return replace(found, language=language) if alarms else finding

    def _without_country(self, text: str) -> Finding | None:
        """What the words beside a country's name give away surely: "help kenya"."""
        typed = Typed(text, MATCHED_CHARS)
        named = {word for one in self.knowledge.gazetteer.find_all(typed) for word in one.words}
        if not named:
            return None
        rest = " ".join(word for word in typed.words if word not in named)
        found = self.knowledge.screen.look(rest)
        return found if found and found.sure and found.framed else None

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
        concern = min(finding.concern, state.concern, key=URGENCY.index)
        again = concern is state.concern and place in (None, state.place)
        place = place or state.place
        return HelpCard(concern, place, language, guessed=not again and bool(place), again=again)

    def _after_card(self, event: Event, state: HelpCard, finding: Finding | None) -> Outcome:
        """Whoever got a card stays with help: only a plain question is answered as one."""
        typed = Typed(event.text, MATCHED_CHARS)
        after = self.knowledge.after_card
        card = self._card(event, finding, state) if finding else None
        place, code = self.knowledge.countries.alone(typed), self.knowledge.countries.coded(typed)
        wish = after.wish(typed, state.language)
        decided = after.decide(Said(typed, state, finding, card, place, code), wish)
        if decided is None and event.kind is EventKind.TEXT and len(typed.words) > 1:
            decided = self._informed(Question(typed, event.surface))
        return decided or (after.answer(wish, state) if wish else after.vague(state))

    def _informed(self, question: Question) -> Outcome | None:
        """The answer to a plain question for information; None for anything else."""
        outcome = self._standing_alone.once(question)
        if not isinstance(outcome, Answer | Near) or outcome.entry.is_national:
            return None
        personal = not self.knowledge.english.personal.isdisjoint(question.typed.words)
        return None if personal else outcome

    def _tells_of_harm(self, typed: Typed, finding: Finding | None) -> bool:
        """May somebody tell of what was done to them, and surely or without a word for those who
        do it?"""
        if finding is None or finding.concern in OFFENDERS:
            return False
        meant = self.knowledge.finder.meant(typed)
        return finding.framed or self.knowledge.english.asks_own_help.isdisjoint(meant)

    def _asked(self, event: Event, command: Command | None, finding: Finding | None) -> Outcome:
        routes = self.knowledge.routes
        kind = command.kind if command else None
        typed = self.knowledge.typed(event.text)
        question = Question(typed, event.surface, kind, of_harm=self._tells_of_harm(typed, finding))
        if command and not typed.words and not typed.flags:
            return routes.bare(command)
        routed = routes.with_words(command, question) if command else None
        shown = self._people.shown.get(event.asker, "") if event.asker else ""
        return routed or self._resolver.resolve(question, event.about or shown)
