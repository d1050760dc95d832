"""A help card: calm, help first, by country. Never a fact, never a question back about the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.catalog.callers import Callers, Contact
from bot.catalog.catalog import Catalog
from bot.language.places import Gazetteer
from bot.replies.blocks import Address, Block, BlockKind, Button, Line, PageKind, Press, Reply, Run
from bot.replies.country_pages import national_contacts
from bot.replies.evidence import EvidenceBlocks
from bot.replies.outcomes import HelpCard
from bot.replies.wording import Sentences
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan, pick


class HelpCards:
    """Composes help cards in one language."""

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

    def card(self, card: HelpCard) -> Reply:
        """Steps for the concern, then who to reach, then what this bot is."""
        plan = self._plans[card.concern]
        key = f"help_{card.concern}".replace("-", "_")
        say = self._sentences.block
        blocks = [say(key), say(f"{key}_steps")]
        contacts = national_contacts(self._catalog, card.place) if card.place else ()
        if plan.emergency:
            # in danger the number comes before everything, else after the first kind word
            at = 0 if card.concern is Concern.DANGER else 1
            blocks.insert(at, self._emergency(contacts, card.place))
        if plan.asks_country:
            blocks += self._reach(contacts, card.place, plan)
        rows = tuple((button,) for button in self._buttons(plan))
        blocks.append(say("help_bot"))
        return Reply(tuple(blocks), rows, urgent=True, keeps=True, private_only=True)

    def _emergency(self, contacts: tuple[Contact, ...], place: str | None) -> Block:
        found = [one for one in contacts if one.audience is Callers.EMERGENCY and one.phones]
        if place is None or not found:
            return self._sentences.block("help_emergency")
        number = " / ".join(found[0].phones)
        return self._sentences.block(
            "help_emergency_number", number=number, country=self._title(place)
        )

    def _reach(
        self, contacts: tuple[Contact, ...], place: str | None, plan: Plan
    ) -> Iterator[Block]:
        lines = self._sentences.lines
        directories = lines(plan.directories)
        if place is None:
            yield Block(BlockKind.TEXT, (*lines("help_ask_country"), *directories))
            return
        picked = pick(contacts, plan)
        if not picked:
            none = lines("help_no_number", country=self._title(place))
            yield Block(BlockKind.TEXT, (*none, *directories))
            return
        shown = [line for contact in picked for line in self._contact(contact)]
        heading = lines("help_country", country=self._title(place))
        yield Block(BlockKind.CONTACT, (*heading, *shown))
        if picked[0].audience not in plan.groups[0].audiences:
            yield Block(BlockKind.TEXT, directories)

    def _contact(self, contact: Contact) -> list[Line]:
        """Two or three lines; a warning, such as a limit of confidence, before the number."""
        reach = " · ".join(filter(None, (*contact.phones, contact.website or contact.text)))
        facts = " · ".join(filter(None, (reach, contact.hours, contact.cost)))
        return [
            (Run(contact.name, bold=True),),
            *self._evidence.warning(contact),
            (Run(facts),),
            *self._evidence.witness(contact),
        ]

    def _buttons(self, plan: Plan) -> Iterator[Button]:
        for link in plan.links:
            yield Button(self._sentences.text(link.label), Press.LINK, link.url)
        looking = self._sentences.text("button_looking")
        yield Button(looking, Press.OPEN, str(Address(PageKind.LOOKING)))

    def _title(self, place: str) -> str:
        return self._gazetteer.title(place, self._sentences.language)
