"""A help card: calm, help first, by country. Never a fact, never a question back about the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.catalog.model import Contact
from bot.language.places import Gazetteer
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.replies.contacts import witness_lines
from bot.replies.country_pages import CountryView
from bot.replies.outcomes import HelpCard
from bot.replies.wording import Wording, escape
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import EMERGENCY, Plan, pick


class HelpCards:
    """Renders help cards."""

    def __init__(
        self,
        countries: CountryView,
        gazetteer: Gazetteer,
        wording: Wording,
        today: str,
        plans: Mapping[Concern, Plan],
    ) -> None:
        self._countries = countries
        self._gazetteer = gazetteer
        self._wording = wording
        self._today = today
        self._plans = plans

    def card(self, card: HelpCard) -> Reply:
        """Steps for the concern, then who to reach, then what this bot is."""
        plan = self._plans[card.concern]
        key = f"help_{card.concern}".replace("-", "_")
        warmth = self._wording.say(key, card.language)
        blocks = [warmth, self._wording.say(f"{key}_steps", card.language)]
        if plan.emergency:
            # in danger the number comes before everything, else after the first kind word
            at = 0 if card.concern is Concern.DANGER else 1
            blocks.insert(at, self._emergency(card))
        blocks += self._reach(card, plan)
        blocks.append(self._wording.say("help_bot", card.language))
        rows = tuple((button,) for button in self._buttons(card, plan))
        return Reply("\n\n".join(blocks), rows, urgent=True, keeps=True, private_only=True)

    def _emergency(self, card: HelpCard) -> str:
        found = [one for one in self._contacts(card) if one.audience == EMERGENCY and one.phones]
        if card.place is None or not found:
            return self._wording.say("help_emergency", card.language)
        return self._wording.say(
            "help_emergency_number",
            card.language,
            number=" / ".join(found[0].phones),
            country=self._gazetteer.title(card.place, card.language),
        )

    def _contacts(self, card: HelpCard) -> tuple[Contact, ...]:
        return self._countries.contacts(card.place) if card.place else ()

    def _reach(self, card: HelpCard, plan: Plan) -> Iterator[str]:
        if not plan.asks_country:
            return
        directories = self._wording.say(plan.directories, card.language)
        if card.place is None:
            yield f"{self._wording.say('help_ask_country', card.language)}\n{directories}"
            return
        title = self._gazetteer.title(card.place, card.language)
        picked = pick(self._contacts(card), plan)
        if not picked:
            none = self._wording.say("help_no_number", card.language, country=title)
            yield f"{none}\n{directories}"
            return
        heading = self._wording.say("help_country", card.language, country=title)
        shown = [heading, *(self._contact(contact, card.language) for contact in picked)]
        yield "\n".join(shown)
        if picked[0].audience not in plan.groups[0].audiences:
            yield directories

    def _contact(self, contact: Contact, language: str) -> str:
        """Two or three lines; a warning, such as a limit of confidence, before the number."""
        reach = " · ".join(filter(None, (*contact.phones, contact.website or contact.text)))
        lines = [f"<b>{escape(contact.name)}</b>"]
        if contact.warning:
            lines.append(self._wording.say("contact_warning", language, warning=contact.warning))
        lines.append(escape(" · ".join(filter(None, (reach, contact.hours, contact.cost)))))
        witness = witness_lines(contact, self._wording, language, self._today)
        return "\n".join([*lines, *witness])

    def _buttons(self, card: HelpCard, plan: Plan) -> Iterator[Button]:
        for link in plan.links:
            yield Button(self._wording.say(link.label, card.language), Press.LINK, link.url)
        looking = self._wording.say("button_looking", card.language)
        yield Button(looking, Press.OPEN, str(Address(Page.LOOKING)))
