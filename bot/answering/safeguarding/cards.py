"""A help card: calm, help first, by country. Never a fact, never a question back about the case."""

from __future__ import annotations

from bot.answering.addresses import Address, Page
from bot.answering.contact_view import contact_lines
from bot.answering.country_view import CountryView
from bot.answering.outcome import HelpCard
from bot.answering.places import Gazetteer
from bot.answering.reply import Button, Press, Reply
from bot.answering.wording import Wording

CONTACTS_SHOWN = 3


class HelpCards:
    """Renders help cards."""

    def __init__(
        self, countries: CountryView, gazetteer: Gazetteer, wording: Wording, today: str
    ) -> None:
        self._countries = countries
        self._gazetteer = gazetteer
        self._wording = wording
        self._today = today

    def card(self, card: HelpCard) -> Reply:
        """Steps for the concern, then who to reach, then what this bot is."""
        language = card.language
        key = f"help_{card.concern}".replace("-", "_")
        steps = key if key in self._wording.keys else "help_word"
        blocks = [
            self._wording.say(steps, language),
            self._wording.say("help_emergency", language),
            *self._reach(card),
            self._wording.say("help_bot", language),
        ]
        looking = Button(
            self._wording.say("button_looking", language), Press.OPEN, str(Address(Page.LOOKING))
        )
        return Reply("\n\n".join(blocks), ((looking,),), urgent=True, keeps=True, private_only=True)

    def _reach(self, card: HelpCard) -> list[str]:
        if card.place is None:
            return [self._wording.say("help_ask_country", card.language)]
        title = self._gazetteer.title(card.place, card.language)
        contacts = self._countries.contacts(card.place)
        if not contacts:
            return [self._wording.say("country_no_number", card.language, country=title)]
        return [
            self._wording.say("help_country", card.language, country=title),
            *(
                contact_lines(contact, self._wording, card.language, self._today)
                for contact in contacts[:CONTACTS_SHOWN]
            ),
        ]
