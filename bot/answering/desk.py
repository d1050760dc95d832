"""The one door: an event in, a reply out.

bound → screen → state → route → match → decide → compose, in that order and nowhere else.
"""

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bot.answering.answerer import Answerer
from bot.answering.commands import find_command, in_short
from bot.answering.event import MATCHED_CHARS, Event, EventKind
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.answering.reply_language import as_spoken, language_of
from bot.answering.tally import Tally
from bot.catalog.entries import Surface
from bot.language.words import Typed
from bot.logs import describe
from bot.replies.blocks import Address, PageKind, Reply, parse
from bot.replies.button_addresses import carrying, parted
from bot.replies.entry_pages import SHORT_CHARS
from bot.replies.outcomes import (
    WHICH_COUNTRY,
    Aside,
    HelpAnswer,
    HelpCard,
    Near,
    Outcome,
    Page,
    Unknown,
    may_be_long,
    opened_by,
    shown_by,
)
from bot.safeguarding import Finding
from bot.safeguarding.concerns import Concern

LOG = logging.getLogger(__name__)

LONG_CHARS = 400  # a longer message may take 12 ms to screen: that is done beside the event loop
STALE_SECONDS = 3600.0  # what waited longer isn't answered as if it had just been asked
SILENCE = Reply()
HELP = str(Address(PageKind.HELP_CARD))
_OF_COUNTRY = (PageKind.COUNTRY, PageKind.HELPLINES)


class Desk:
    """Answers events. What it remembers of people outlives the knowledge, which can be swapped."""

    def __init__(self, knowledge: Knowledge, people: People | None = None) -> None:
        self._people = people or People()
        self._answerer = Answerer(knowledge, self._people)
        self._beside = ThreadPoolExecutor(1, "long-message")
        self.tally = Tally()
        self.is_warm = False
        """Has what the first question needs been built?"""

    @property
    def knowledge(self) -> Knowledge:
        return self._answerer.knowledge

    def swap(self, knowledge: Knowledge) -> None:
        """Answer from other knowledge from the next event on; may run in a thread."""
        knowledge.understand_like(self.knowledge)
        answerer = Answerer(knowledge, self._people)
        self._warm(answerer)
        self._answerer = answerer

    def warm(self) -> None:
        """Build what the first question needs; may run in a thread."""
        self._warm(self._answerer)
        self.is_warm = True

    async def ask(self, event: Event) -> Reply:
        """The reply to an event; an empty one keeps silent. Never raises."""
        answerer, began = self._answerer, time.perf_counter()
        screening = answerer.screening
        try:
            app = answerer.knowledge.wording.code(event.language)
            event, carried = as_spoken(event, answerer.knowledge)
            if len(event.text) + len(event.quoted) <= LONG_CHARS:
                finding = screening.screened(event)
            else:
                loop = asyncio.get_running_loop()
                finding = await loop.run_in_executor(self._beside, screening.screened, event)
            reply = self._answer(event, answerer, screening.pieced(event, finding))
            if isinstance(reply.outcome, HelpCard) and reply.outcome.language != app:
                carried = reply.outcome.language  # a cry's words may tell more
            reply = carrying(reply, carried)
        except Exception as error:  # noqa: BLE001 - whatever broke, the person gets the help line
            LOG.error("Failed to answer %s: %s.", event.kind, describe(error))
            self.tally.failed(event)
            return self.apology(event)
        self.tally.answered(event, reply, time.perf_counter() - began)
        return reply

    def is_urgent(self, event: Event) -> bool:
        """Whether a help card is the answer; only screens, and remembers nothing."""
        if event.kind is EventKind.TAP:
            return _is_help(parted(event.address)[0])
        command = find_command(event.command) if event.kind is EventKind.COMMAND else None
        if command and (_is_help(event.text) or (command.name == "helpline" and not event.text)):
            return True
        finding = self._answerer.screening.screened(event)
        return finding is not None and finding.sure

    def notice(self, key: str, language: str) -> Reply:
        """A sentence of the wording files, said outside any answer."""
        return Reply((self.knowledge.wording.of(language).block(key),))

    def apology(self, event: Event) -> Reply:
        """What is said when anything fails: our fault, and the help line all the same."""
        if event.kind is EventKind.INLINE:
            return self.knowledge.inline.nothing(event.language)
        if event.kind is EventKind.TAP and event.surface is not Surface.PRIVATE:
            return Reply(opens_private=HELP)
        return self.knowledge.apology(event.language, event.surface)

    def _warm(self, answerer: Answerer) -> None:
        event = Event(EventKind.TEXT, "Waymark")
        self._answer(event, answerer, answerer.screening.screened(event))
        answerer.knowledge.after_card.warm()

    def _answer(self, event: Event, answerer: Answerer, finding: Finding | None) -> Reply:
        """Decide, compose, remember, and fit the reply to where it will stand."""
        knowledge = answerer.knowledge
        if event.surface is not Surface.PRIVATE:
            event = replace(event, asker=None)
        if event.kind is EventKind.INLINE:
            if finding is not None and finding.sure:
                return knowledge.inline.nothing(event.language)
            pages = knowledge.composer(Surface.INLINE, event.language).entries
            return knowledge.inline.page(event, Typed(event.text, MATCHED_CHARS), pages)
        decided = answerer.decide(event, finding)
        if decided is None:
            return SILENCE
        outcome, unsure = decided
        if event.surface is Surface.GROUP and event.kind is not EventKind.TAP:
            outcome = in_short(outcome, event.about)
        spoken = language_of(outcome, event)
        composer = knowledge.composer(event.surface, spoken)
        card = composer.card(outcome) if event.kind is EventKind.GUEST else None
        reply = card or composer.reply(outcome)
        if unsure and not reply.urgent and event.surface is Surface.PRIVATE:
            reply = composer.with_question(reply, _maybe(unsure, event.language))
        self._remember(event, outcome, reply)
        reply = replace(reply, outcome=outcome, unsure=unsure)
        return self._in_time(event, self._in_place(event, reply))

    def _remember(self, event: Event, outcome: Outcome, reply: Reply) -> None:
        if event.asker is None:
            return
        people = self._people
        if people.nearest.pop(event.asker, False) and event.kind is EventKind.TAP:
            self.tally.tapped_after_near(outcome)
        if isinstance(outcome, Near):
            people.nearest[event.asker] = True
        if _leaves(event, outcome):
            people.forget(event.asker)
            return
        shown = shown_by(outcome, reply.entry)
        if outcome == WHICH_COUNTRY:  # the country's name will be the answer
            shown = str(Address(PageKind.HELPLINES))
        if shown:
            people.shown[event.asker] = shown
        if offered := _offered_by(reply):
            people.offered[event.asker] = offered
        elif not isinstance(outcome, Page):  # one of those may be read, and then the next
            people.offered.pop(event.asker, None)
        card = outcome if isinstance(outcome, HelpCard) else self._carried(event.asker, outcome)
        if card and card.concern is not Concern.ABUSE_REQUEST:
            people.cards[event.asker] = replace(card, again=False)
            people.fragments.pop(event.asker, None)

    def _carried(self, asker: int, outcome: Outcome) -> HelpCard | None:
        """The card under which a page was opened, where we don't know of it: after a restart."""
        if not isinstance(outcome, Page) or asker in self._people.cards:
            return None
        card = HelpCard.marked(outcome.address.card)
        known = card and (card.place is None or card.place in self.knowledge.gazetteer)
        return card if known else None

    def _in_place(self, event: Event, reply: Reply) -> Reply:
        """The reply itself, or where others read, a discreet way to the private chat."""
        shy = reply.entry in self.knowledge.catalog.for_own_thoughts
        long = event.surface is Surface.GROUP and len(reply.visible) > SHORT_CHARS
        long = long and not may_be_long(reply.outcome, self.knowledge.catalog.national)
        helps = isinstance(reply.outcome, Aside) and reply.outcome.offers_help
        no_card = event.kind is EventKind.GUEST and not reply.entry
        elsewhere = event.surface is not Surface.PRIVATE
        hidden = elsewhere and (reply.private_only or shy or long or no_card)
        opens = HELP if reply.private_only or helps else opened_by(reply.outcome) or event.address
        if event.kind is EventKind.TAP and elsewhere:
            opened = opens if hidden else event.address  # what others read there stays as it is
            return Reply(opens_private=opened, outcome=reply.outcome)
        if not hidden:
            return replace(reply, answers_replied=event.for_replied)
        unknown = no_card and not helps and isinstance(reply.outcome, Unknown | Aside)
        spoken = language_of(reply.outcome, event)
        composer = self.knowledge.composer(event.surface, spoken)
        pointer = composer.pointer("guest_nothing" if unknown else "group_private", opens)
        return replace(pointer, urgent=reply.urgent, outcome=reply.outcome)

    def _in_time(self, event: Event, reply: Reply) -> Reply:
        """What waited for more than an hour gets one apology, and help all the same."""
        if event.kind is EventKind.TAP or event.waited <= STALE_SECONDS:
            return reply
        if event.edited:
            return SILENCE
        if reply.urgent:
            late = self.notice("away_urgent", language_of(reply.outcome, event))
            return replace(reply, blocks=(*late.blocks, *reply.blocks))
        if event.asker is None or event.asker in self._people.told_away:
            return SILENCE
        self._people.told_away[event.asker] = True
        return self.notice("away", event.language)


def _leaves(event: Event, outcome: Outcome) -> bool:
    """Does the person leave help, by a button or by saying so?"""
    match outcome:
        case HelpAnswer(ends=ends):
            return ends
        case Page(Address(PageKind.LOOKING)):
            return event.kind is EventKind.TAP
        case _:
            return False


def _offered_by(reply: Reply) -> tuple[str, ...]:
    """What a list or a choice offers, in its order: entries, else pages of countries."""
    found = [parse(button.value) for row in reply.rows for button in row]
    entries = [str(one) for one in found if one and one.page is PageKind.ENTRY]
    countries = [str(one) for one in found if one and one.page in _OF_COUNTRY and one.value]
    return () if reply.entry or reply.urgent else tuple(entries or countries)


def _maybe(concern: Concern, language: str) -> HelpCard:
    """The card for whoever says yes; none for those who may harm, since it may be a victim."""
    mild = concern in (Concern.OWN_THOUGHTS, Concern.ABUSE_REQUEST)
    return HelpCard(Concern.HELP_WORD if mild else concern, language=language)


def _is_help(address: str) -> bool:
    found = parse(address)
    return found is not None and found.page is PageKind.HELP_CARD
