"""What an event's words give away, weighed against what surely answers them: help goes first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from bot.answering.after_card import LEAST_ALARM
from bot.answering.commands import find_command
from bot.answering.event import MATCHED_CHARS, Event, EventKind
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.answering.routing.naming import TOGETHER
from bot.catalog.entries import Surface
from bot.language.words import Typed
from bot.replies.blocks import PageKind
from bot.replies.outcomes import Answer, Aside, Near, Outcome, Page
from bot.safeguarding import Finding
from bot.safeguarding.arbitration import LEAST_WITH_PURPOSE, OFFENDERS, VITAL

# How sure an answer must be to speak against examples that see trouble; and how much of it they
# may see where a message tells of nobody, and where of somebody or of life and death. Of 1,400
# cries none that is answered so surely is doubted so much.
SURELY_ANSWERED = 0.8
MOST_OF_NOBODY, MOST_OF_SOMEBODY = 0.6, 0.1
MOST_DOUBT = 0.2  # the same of a message that only may speak to the bot
# The same of a message that surely speaks to the bot, where the reply offers help, and where not.
MOST_WITH_HELP, MOST_WITHOUT = 0.75, 0.4
LISTED = frozenset({PageKind.SUBJECT, PageKind.REGION})
MOST_SMALL_CHARS = 100  # of a message that may say nothing beside a country's name
MOST_PIECE_CHARS = 30  # of a message that may be a piece of a sentence


class Screening:
    """Hears calls for help in events. Remembers pieces of sentences and nothing else."""

    def __init__(self, knowledge: Knowledge, people: People) -> None:
        self._knowledge = knowledge
        self._people = people
        self._every = knowledge.lists.every

    def screened(self, event: Event) -> Finding | None:
        """What the event's words give away; what it quotes counts where it is sure.

        Writes nothing: it may run in a thread.
        """
        look = self._knowledge.screen.look
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

    def pieced(self, event: Event, finding: Finding | None) -> Finding | None:
        """What a message gives away together with those before it, where it does so too little."""
        asker = event.asker
        told = event.surface is Surface.PRIVATE and event.kind is EventKind.TEXT
        if asker is None or not told or event.edited or asker in self._people.cards:
            return finding
        before = self._people.told(asker)
        tells = finding is not None or len(event.text) <= MOST_PIECE_CHARS
        together = self._people.with_fragments(asker, event.text, tells=tells)
        if together in ("", event.text) or (finding and finding.sure):
            return finding
        return self._heard_together(event, before, together, finding)

    def less_where_answered(
        self, event: Event, finding: Finding, asked: Outcome | None
    ) -> Finding | None:
        """Less sure where the entries surely answer a message, and examples hardly take it for a
        cry, or it tells of nobody: a question above, or none."""
        if isinstance(asked, Aside):
            return self._less_to_us(event, finding, asked)
        of_nobody = _names_nobody(event, self._every.of_people)
        mild = of_nobody and finding.concern not in VITAL
        answered = isinstance(asked, Answer) and asked.confidence >= SURELY_ANSWERED
        last = self._knowledge.follow_ups.last(self._people.shown_before(event))
        if last and last.entry and isinstance(asked, Near):  # "where do they meet them?"
            answered = mild and not finding.sure and asked.entry.whole == last.entry.whole
        if answered and finding.trouble <= (MOST_OF_NOBODY if mild else MOST_OF_SOMEBODY):
            return None
        doubted = answered and of_nobody and finding.trouble < LEAST_WITH_PURPOSE
        return replace(finding, sure=False) if doubted else finding

    def is_plain(self, event: Event, asked: Outcome, finding: Finding | None) -> bool:
        """Does the message surely only name a subject?"""
        named = isinstance(asked, Page) and asked.address.page in LISTED
        named = named or (isinstance(asked, Answer) and bool(asked.subject))
        return named and self._tells_of_nobody(event, finding)

    def tells_of_harm(self, typed: Typed, finding: Finding | None) -> bool:
        """May somebody tell of what was done to them, and surely or without a word for those who
        do it?"""
        if finding is None or finding.concern in OFFENDERS:
            return False
        meant = self._knowledge.finder.meant(typed)
        return finding.framed or self._knowledge.english.asks_own_help.isdisjoint(meant)

    def _heard_together(
        self, event: Event, before: str, together: str, finding: Finding | None
    ) -> Finding | None:
        """What a message gives away `together` with those `before` it, else `finding`.

        "Tell me more" tells nothing more; but behind what alarms, "him" may end a sentence.
        """
        look = self._knowledge.screen.look_whole
        adds_nothing = self._says_nothing(event, event.text)
        if adds_nothing and look(before) is None:
            return finding
        found = look(together)
        if found is None:
            return finding
        language = finding.language if finding else ""  # what stood before may be in another
        language = language or self._knowledge.detector.of(Typed(together)) or event.language
        if found.sure or found.framed:
            return replace(found, sure=found.sure and finding is not None, language=language)
        alarms = adds_nothing and found.trouble >= LEAST_ALARM
        return replace(found, language=language) if alarms else finding

    def _tells_of_nobody(self, event: Event, finding: Finding | None) -> bool:
        """Does the message only name a subject? A word or two without people, and not of life."""
        if finding is not None and (finding.framed or finding.concern in VITAL):
            return False
        return _names_nobody(event, self._every.personal)

    def _less_to_us(self, event: Event, finding: Finding, asked: Aside) -> Finding | None:
        """Less sure where a message speaks to the bot alone: a question above, or none where the
        reply offers help itself. Whoever names somebody else may be afraid of them."""
        said = Typed(event.text, MATCHED_CHARS).words
        if not asked.surely:
            of_bot = self._knowledge.small_talk.is_of_bot(asked.key.removeprefix("aside_"))
            doubted = finding.trouble > MOST_DOUBT or finding.concern in VITAL
            names_one = not self._every.of_others.isdisjoint(said)
            kept = doubted or names_one or asked.key == "aside_stop" or not of_bot
            return finding if kept else None
        if finding.sure and self.screened(event) != finding:
            return finding  # what was written before tells more
        most = MOST_WITH_HELP if asked.offers_help else MOST_WITHOUT
        doubted = finding.trouble > most or (finding.concern in VITAL and not asked.offers_help)
        if doubted or not self._every.of_others.isdisjoint(said):
            return replace(finding, sure=False)
        return None

    def _is_chance(self, finding: Finding, event: Event, text: str) -> bool:
        """Are words that say nothing of their own only like a cry: "more of that"? After a card
        they may be one."""
        if (finding.sure and finding.framed) or event.asker in self._people.cards:
            return False
        return self._says_nothing(event, text)

    def _says_nothing(self, event: Event, text: str) -> bool:
        """Does it only go on, or ask of what was shown: "when did he say it"?"""
        shown = bool(self._people.shown_before(event))
        return self._knowledge.follow_ups.says_nothing(text, shown=shown)

    def _without_country(self, text: str) -> Finding | None:
        """What the words beside a country's name give away surely: "help kenya"."""
        if len(text) > MOST_SMALL_CHARS:  # a cry of a sentence is heard with the name in it
            return None
        typed = Typed(text, MATCHED_CHARS)
        named = {word for one in self._knowledge.gazetteer.find_all(typed) for word in one.words}
        if not named:
            return None
        rest = " ".join(word for word in typed.words if word not in named)
        found = self._knowledge.screen.look(rest)
        return found if found and found.sure and found.framed else None


def _names_nobody(event: Event, people: Set[str]) -> bool:
    """Does the text hold none of these words? In some languages words stand together."""
    said = Typed(event.text, MATCHED_CHARS).words
    written = filter(TOGETHER.search, said)
    names_one = any(person in word for word in written for person in people)
    return people.isdisjoint(said) and not names_one
