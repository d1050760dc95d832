"""A country as a reply: its helplines first, then what else we know about it."""

from __future__ import annotations

from bot.catalog.catalog import Catalog
from bot.catalog.model import Contact, Entry
from bot.language.places import Gazetteer
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.replies.contacts import contact_lines
from bot.replies.wording import Wording, escape

CONTACTS_SHOWN = 4
ENTRIES_SHOWN = 8
"""Entries of a country that get a button; most countries have fewer."""
MOST_ASKED = 4
"""Countries offered for a misspelt name."""


class CountryView:
    """Gathers what entries say about a place."""

    def __init__(
        self, catalog: Catalog, gazetteer: Gazetteer, wording: Wording, today: str
    ) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._wording = wording
        self._today = today

    def contacts(self, place: str) -> tuple[Contact, ...]:
        """The services listed for a country, the most useful first."""
        return tuple(
            contact
            for entry in self._catalog.in_place(place)
            if entry.is_national
            for contact in entry.contacts
        )

    def page(self, place: str, language: str, number: int = 1) -> Reply:
        """Helplines in short and a line and button for each entry, those about it alone first."""
        title = self._gazetteer.title(place, language)
        entries = self._catalog.in_place(place)
        contacts = self.contacts(place)
        blocks = [self._wording.say("country", language, country=title)]
        if contacts:
            blocks.append(contact_lines(contacts[0], self._wording, language, self._today))
        else:
            blocks.append(self._wording.say("country_no_number", language, country=title))
        told = [entry for entry in entries if not entry.contacts]
        others = sorted(
            told, key=lambda entry: (len(entry.places), not entry.title.startswith(title))
        )
        first = (number - 1) * ENTRIES_SHOWN
        shown = others[first : first + ENTRIES_SHOWN]
        if shown:
            head = self._wording.say("country_entries", language, country=title)
            blocks.append("\n".join([head, *map(_line, shown)]))
        elif not contacts:
            blocks.append(self._wording.say("country_nothing", language, country=title))
        rows = [
            (Button(entry.title, Press.OPEN, str(Address(Page.ENTRY, entry.id))),)
            for entry in shown
        ]
        if contacts:
            label = self._wording.say("button_helplines", language)
            rows.insert(0, (Button(label, Press.OPEN, str(Address(Page.HELPLINES, place))),))
        if len(others) > number * ENTRIES_SHOWN:
            after = str(Address(Page.COUNTRY, place, number + 1))
            rows.append((Button(self._wording.say("button_after", language), Press.OPEN, after),))
        return Reply("\n\n".join(blocks), tuple(rows))

    def helplines(self, place: str, language: str) -> Reply:
        """A country's services; where none can be trusted, it says so and names directories."""
        title = self._gazetteer.title(place, language)
        contacts = self.contacts(place)
        if not contacts:
            blocks = [self._wording.say("country_no_number", language, country=title)]
        else:
            blocks = [self._wording.say("country_helplines", language, country=title)]
            blocks += [
                contact_lines(contact, self._wording, language, self._today)
                for contact in contacts[:CONTACTS_SHOWN]
            ]
            blocks.append(self._wording.say("directories", language))
        rows = [(self._more(place, language),)] if self._catalog.in_place(place) else []
        helpline = self._helpline_entry(place)
        return Reply("\n\n".join(blocks), tuple(rows), entry=helpline)

    def ask(self, places: tuple[str, ...], page: Page, language: str) -> Reply:
        """A repaired name is asked, never assumed; a tap opens that page of the country."""
        rows = tuple(
            (Button(self._gazetteer.title(name, language), Press.OPEN, str(Address(page, name))),)
            for name in places[:MOST_ASKED]
        )
        return Reply(self._wording.say("country_meant", language), rows)

    def _more(self, place: str, language: str) -> Button:
        title = self._gazetteer.title(place, language)
        label = self._wording.label("button_country", language, country=title)
        return Button(label, Press.OPEN, str(Address(Page.COUNTRY, place)))

    def _helpline_entry(self, place: str) -> str:
        entries = self._catalog.in_place(place)
        return next((entry.id for entry in entries if entry.contacts), "")


def _line(entry: Entry) -> str:
    return f"• {escape(entry.summary)}"
