"""A help card: calm, help first, by country. Never a fact, never a question back about the case.

One warm sentence, then whom to reach, then at most four steps, then what this bot is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.catalog.callers import Callers, Contact
from bot.catalog.catalog import Catalog
from bot.language.places import Gazetteer
from bot.replies.blocks import (
    Address,
    Block,
    BlockKind,
    Button,
    Line,
    PageKind,
    Press,
    Reply,
    Rows,
    Run,
)
from bot.replies.evidence import EvidenceBlocks
from bot.replies.outcomes import HelpAnswer, HelpCard
from bot.replies.wording import Sentences
from bot.safeguarding.arbitration import OFFENDERS
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan, pick

SHORT_NUMBER = 6  # digits of a number that a tap copies: longer ones are tapped in the text
MOST_COPIED = 3
FEW_LINES = 7  # of contacts: beside them two short steps make a card of about 100 words
# Whoever looks out for somebody else isn't told that it is not their fault; nor who passed it on.
FOR_OTHERS = (
    Concern.CARER,
    Concern.FRIEND,
    Concern.PROFESSIONAL,
    Concern.FOUND_MATERIAL,
    Concern.RELATIVE,
    Concern.PASSED_ON,
)
SHORT_STEPS = (Concern.DANGER, Concern.BLACKMAIL, Concern.IMAGES, *FOR_OTHERS)
_DIGITS = re.compile(r"\d")
_ADDRESS = re.compile(r"\d{3}|@|\w\.\w")


class HelpCards:
    """Composes help cards, and answers in the minutes after one, in one language."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        plans: Mapping[Concern, Plan],
        evidence: EvidenceBlocks,
        sentences: Sentences,
    ) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._plans = plans
        self._evidence = evidence
        self._sentences = sentences

    def reply(self, outcome: HelpCard | HelpAnswer) -> Reply:
        return self.card(outcome) if isinstance(outcome, HelpCard) else self.answer(outcome)

    def card(self, card: HelpCard) -> Reply:
        """The card for a concern, of which a country that is known is part."""
        plan = self._plans[card.concern]
        key = f"help_{card.concern}".replace("-", "_")
        say = self._sentences.block
        reach = tuple(self._reach(card, plan))
        # in danger the number comes before everything, else after the first kind word
        # a card that comes again doesn't name what was told: somebody else may hold the phone
        # and whoever may do harm isn't told that it is not their fault
        if card.again and card.concern not in OFFENDERS:
            lead = say("help_not_alone" if card.concern in FOR_OTHERS else "help_help_word")
        else:
            lead = say(key)
        first = (*reach, lead) if card.concern is Concern.DANGER else (lead, *reach)
        told = say(f"{key}_steps")
        if card.place or card.again:  # contacts take their room
            few = sum(len(block.lines) for block in reach) <= FEW_LINES
            two = few and card.concern in SHORT_STEPS
            told = replace(told, lines=told.lines[: 2 if two else 1])
        steps = () if card.again and card.concern is not Concern.SUICIDE else (told,)
        rows = (*self._copied(card, plan), *((button,) for button in self._buttons(card, plan)))
        blocks = (*first, *steps, say("help_bot"))
        return Reply(blocks, rows, urgent=True, keeps=True, private_only=True)

    def answer(self, answer: HelpAnswer) -> Reply:
        """A sentence in the minutes after a card, with whom to reach where that was asked."""
        plan = self._plans[answer.card.concern]
        blocks = [Block(BlockKind.TEXT, ((Run(answer.text),),))]
        rows: list[tuple[Button, ...]] = []
        if answer.show != "nothing":
            written = answer.show == "text"
            # whoever may be about to die is shown it with any line
            urgent = answer.show == "emergency" or answer.card.concern is Concern.SUICIDE
            if urgent and plan.emergency:
                blocks.append(Block(BlockKind.CONTACT, self._emergency(answer.card.place)))
            blocks += self._shown(answer.card, plan, written=written)
            rows += () if written else self._copied(answer.card, plan)
        if answer.offers_end:
            blocks.append(self._sentences.block("help_machine"))
            rows.append((self._end(answer.card),))
        return Reply(tuple(blocks), tuple(rows), urgent=True, keeps=True, private_only=True)

    def _reach(self, card: HelpCard, plan: Plan) -> Iterator[Block]:
        """The emergency number, and the services of the country or the ways to find them."""
        contacts = self._contacts(card.place)
        lines: list[Line] = list(self._emergency(card.place) if plan.emergency else ())
        if not plan.asks_country:
            return
        say = self._sentences.lines
        picked = pick(contacts, plan)
        if card.place is None:
            lines += say("help_ask_country")
        elif not picked:
            lines += say("help_no_number", country=self._title(card.place))
        for contact in picked:
            lines += self._contact(contact)
        if card.place and card.guessed:
            lines += say("help_other_country", country=self._title(card.place))
        if not picked or picked[0].audience not in plan.groups[0].audiences:
            lines += say(plan.directories)
        yield Block(BlockKind.CONTACT, tuple(lines))

    def _shown(self, card: HelpCard, plan: Plan, *, written: bool) -> Iterator[Block]:
        """The country's services in a line each, or where to find them: the card said the rest."""
        say = self._sentences.lines
        if card.place is None:
            told = say("help_ask_country")
            if card.concern is Concern.SUICIDE:  # in one breath: the card stands above
                told = ((*told[0], Run(" "), *say(plan.directories)[0]),)
            yield Block(BlockKind.CONTACT, told)
            return
        picked = pick(self._catalog.contacts_of(card.place), plan)
        if written:
            picked = [one for one in picked if one.text or one.website]
        lines = [
            (*self._evidence.name(contact), Run(f": {self._ways(contact, written=written)}"))
            for contact in picked
        ]
        yield Block(BlockKind.CONTACT, tuple(lines) or say(plan.directories))

    def _contacts(self, place: str | None) -> tuple[Contact, ...]:
        return self._catalog.contacts_of(place) if place else ()

    def _emergency(self, place: str | None) -> tuple[Line, ...]:
        contacts = self._contacts(place)
        found = next((one for one in contacts if one.audience is Callers.EMERGENCY), None)
        if place is None or found is None:
            return self._sentences.lines("help_emergency")
        number = " / ".join(found.phones)
        return self._sentences.lines(
            "help_emergency_number", number=number, country=self._title(place)
        )

    def _contact(self, contact: Contact) -> Iterator[Line]:
        """Who it is; every way to reach it; when, and what it costs, in the card's language."""
        yield self._evidence.name(contact)
        if contact.warning:
            yield from self._evidence.warning(contact)
        yield (Run(self._ways(contact)),)
        facts = list(filter(None, map(self._sentences.contact, (contact.hours, contact.cost))))
        if facts:
            yield (Run(" · ".join(facts)),)
        yield from self._evidence.overdue(contact)

    def _ways(self, contact: Contact, *, written: bool = False) -> str:
        """Numbers, then ways to write; `written` leaves the numbers out."""
        text = self._sentences.contact(contact.text)
        phones = () if written else contact.phones
        # "web chat" alone leads nowhere; a number or address of its own does
        enough = phones and _ADDRESS.search(text)
        return " · ".join(filter(None, (*phones, text, "" if enough else contact.website)))

    def _copied(self, card: HelpCard, plan: Plan) -> Rows:
        """A button for each short number that the card shows: the number, nothing else."""
        if card.place is None:
            return ()
        contacts = self._catalog.contacts_of(card.place)
        urgent = [one for one in contacts if plan.emergency and one.audience is Callers.EMERGENCY]
        numbers = dict.fromkeys(
            phone
            for contact in (*urgent[:1], *pick(contacts, plan))
            for phone in contact.phones
            if len(_DIGITS.findall(phone)) <= SHORT_NUMBER
        )
        row = tuple(Button(number, Press.COPY, number) for number in list(numbers)[:MOST_COPIED])
        return (row,) if row else ()

    def _buttons(self, card: HelpCard, plan: Plan) -> Iterator[Button]:
        for link in plan.links:
            yield Button(self._sentences.text(link.label), Press.LINK, link.url)
        if card.place and self._catalog.contacts_of(card.place):
            address = Address(PageKind.HELPLINES, card.place, card=self._mark(card))
            yield self._sentences.button("button_contact_sources", address)
        yield self._end(card)

    def _end(self, card: HelpCard) -> Button:
        address = Address(PageKind.LOOKING, card=self._mark(card))
        return self._sentences.button("button_no_information", address)

    def _mark(self, card: HelpCard) -> str:
        return replace(card, language=self._sentences.language).mark

    def _title(self, place: str) -> str:
        return self._gazetteer.title(place, self._sentences.language)
