"""Lists with buttons, a page at a time: kinds, entries of a kind, audiences, countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.catalog.catalog import Catalog
from bot.catalog.model import Audience, Entry, Kind
from bot.language.places import Gazetteer
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.replies.wording import Wording

PAGE_ENTRIES = 8
"""Entries on a page of a list: all of it stands on a phone's screen."""
COUNTRY_COLUMNS = 3


class Lists:
    """The pages that `/browse` and the bare commands open."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer, wording: Wording) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._wording = wording

    def kinds(self, language: str) -> Reply:
        """The root: every kind with its number of entries."""
        buttons = [
            Button(
                f"{self._say(f'kinds_{kind}', language)} ({len(self._catalog.of_kind(kind))})",
                Press.OPEN,
                str(front(kind)),
            )
            for kind in Kind
        ]
        countries = Button(self._say("countries", language), Press.OPEN, str(Address(Page.COUNTRY)))
        return Reply(self._say("browse", language), _rows([*buttons, countries], columns=2))

    def of_kind(self, kind: Kind, number: int, language: str) -> Reply:
        if kind is Kind.RECOMMENDATION and number == 1:
            return self.audiences(language)
        entries = self._catalog.of_kind(kind)
        if kind is Kind.HELPLINE:
            entries = tuple(entry for entry in entries if not entry.is_national)
        heading = self._say(f"list_{kind}", language)
        return self._page(heading, entries, Address(Page.KIND, kind.value), number, language)

    def audiences(self, language: str) -> Reply:
        """Recommendations are asked for by whom they are for."""
        buttons = [
            Button(
                self._say(f"audience_{audience}", language),
                Press.OPEN,
                str(Address(Page.AUDIENCE, audience.value)),
            )
            for audience in Audience
            if self._for(audience)
        ]
        back = self._back(language)
        return Reply(self._say("list_recommendation", language), (*_rows(buttons, 2), (back,)))

    def for_audience(self, audience: Audience, number: int, language: str) -> Reply:
        who = self._wording.label(f"audience_{audience}", language)
        heading = self._say("list_audience", language, audience=who)
        address = Address(Page.AUDIENCE, audience.value)
        return self._page(heading, self._for(audience), address, number, language)

    def countries(self, number: int, language: str) -> Reply:
        """Every country that an entry is about."""
        places = {place for entry in self._catalog.entries.values() for place in entry.places}
        heading = self._say("list_country", language)
        return self._by_country(heading, places, Address(Page.COUNTRY, number=number), language)

    def helplines(self, number: int, language: str) -> Reply:
        """Every country whose services we list, and those that serve everywhere."""
        helplines = self._catalog.of_kind(Kind.HELPLINE)
        places = {place for entry in helplines if entry.is_national for place in entry.places}
        heading = self._say("list_helpline", language)
        address = Address(Page.HELPLINES, number=number)
        page = self._by_country(heading, places, address, language)
        label = self._say("button_services", language)
        services = Button(label, Press.OPEN, str(Address(Page.KIND, Kind.HELPLINE.value)))
        return Reply(page.html, ((services,), *page.rows))

    def _by_country(
        self, heading: str, places: Iterable[str], address: Address, language: str
    ) -> Reply:
        titled = sorted((self._gazetteer.title(place, language), place) for place in places)
        size = PAGE_ENTRIES * COUNTRY_COLUMNS
        pages = max(1, -(-len(titled) // size))
        number = min(max(address.number, 1), pages)
        shown = titled[(number - 1) * size : number * size]
        buttons = [
            Button(title, Press.OPEN, str(Address(address.page, place))) for title, place in shown
        ]
        turn = self._turn(address, number, pages, language)
        return Reply(heading, (*_rows(buttons, COUNTRY_COLUMNS), *turn, (self._back(language),)))

    def _for(self, audience: Audience) -> tuple[Entry, ...]:
        entries = self._catalog.of_kind(Kind.RECOMMENDATION)
        return tuple(entry for entry in entries if audience in entry.audience)

    def _page(
        self, heading: str, entries: Sequence[Entry], address: Address, number: int, language: str
    ) -> Reply:
        pages = max(1, -(-len(entries) // PAGE_ENTRIES))
        number = min(max(number, 1), pages)
        shown = entries[(number - 1) * PAGE_ENTRIES : number * PAGE_ENTRIES]
        buttons = [
            Button(entry.title, Press.OPEN, str(Address(Page.ENTRY, entry.id))) for entry in shown
        ]
        rows = (
            *_rows(buttons, 1),
            *self._turn(address, number, pages, language),
            (self._back(language),),
        )
        if pages > 1:
            place = self._say("list_page", language, number=str(number), pages=str(pages))
            heading = f"{heading}\n{place}"
        return Reply(heading, rows)

    def _turn(
        self, address: Address, number: int, pages: int, language: str
    ) -> tuple[tuple[Button, ...], ...]:
        """Buttons to the page before and after."""
        turns = []
        if number > 1:
            before = Address(address.page, address.value, number - 1)
            turns.append(Button(self._say("button_before", language), Press.OPEN, str(before)))
        if number < pages:
            after = Address(address.page, address.value, number + 1)
            turns.append(Button(self._say("button_after", language), Press.OPEN, str(after)))
        return (tuple(turns),) if turns else ()

    def _back(self, language: str) -> Button:
        return Button(self._say("button_browse", language), Press.OPEN, str(Address(Page.BROWSE)))

    def _say(self, key: str, language: str, **values: str) -> str:
        return self._wording.say(key, language, **values)


def front(kind: Kind) -> Address:
    """The page that a kind begins with: helplines are looked up by country."""
    by_country = kind is Kind.HELPLINE
    return Address(Page.HELPLINES) if by_country else Address(Page.KIND, kind.value)


def _rows(buttons: Sequence[Button], columns: int) -> tuple[tuple[Button, ...], ...]:
    starts = range(0, len(buttons), columns)
    return tuple(tuple(buttons[start : start + columns]) for start in starts)
