"""The page behind an address: what a button or a deep link opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.catalog.catalog import Catalog
from bot.catalog.model import Audience, Kind
from bot.language.places import Gazetteer
from bot.replies.addresses import Address, Page, parse
from bot.replies.blocks import Reply
from bot.replies.country_pages import CountryView
from bot.replies.entry_pages import EntryView
from bot.replies.help_cards import HelpCards
from bot.replies.info_pages import Statics
from bot.replies.list_pages import Lists
from bot.replies.outcomes import HelpCard
from bot.replies.wording import Wording
from bot.safeguarding.concerns import Concern

Opener = Callable[[Address, str], Reply | None]


class Pages:
    """Opens addresses. An opener returns None for a value that doesn't exist (any more)."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        entries: EntryView,
        countries: CountryView,
        lists: Lists,
        statics: Statics,
        cards: HelpCards,
        wording: Wording,
    ) -> None:
        self._wording = wording
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._entries = entries
        self._countries = countries
        self._lists = lists
        self._statics = statics
        self._cards = cards
        self._openers = self._table()

    def open(self, address: str, language: str) -> Reply:
        """The page; for an unknown or outlived address a sentence and the start."""
        found = parse(address)
        if found and found.page is Page.HELP_CARD:
            return self._help_card(found, language)  # cards are worded in more languages
        shown = self._wording.shown_in(language)
        reply = self._openers[found.page](found, shown) if found else None
        return reply if reply is not None else self._statics.old_address(shown)

    def _table(self) -> Mapping[Page, Opener]:
        statics, lists = self._statics, self._lists
        return {
            Page.ENTRY: self._entry,
            Page.MORE: self._whole,
            Page.KIND: self._kind,
            Page.AUDIENCE: self._audience,
            Page.COUNTRY: self._country,
            Page.HELPLINES: self._helplines,
            Page.BROWSE: lambda address, language: lists.kinds(language),
            Page.SOURCES: lambda address, language: statics.sources(language),
            Page.ABOUT: lambda address, language: statics.about(language),
            Page.PRIVACY: lambda address, language: statics.privacy(language),
            Page.COMMANDS: lambda address, language: statics.help(language),
            Page.START: lambda address, language: statics.start(language),
            Page.LOOKING: lambda address, language: statics.looking(language),
            Page.HELP_CARD: self._help_card,
        }

    def _entry(self, address: Address, language: str) -> Reply | None:
        entry = self._catalog.find(address.value)
        return self._entries.short(entry, language) if entry else None

    def _whole(self, address: Address, language: str) -> Reply | None:
        entry = self._catalog.find(address.value)
        return self._entries.whole(entry, language) if entry else None

    def _kind(self, address: Address, language: str) -> Reply | None:
        if address.value not in set(Kind):
            return None
        return self._lists.of_kind(Kind(address.value), address.number, language)

    def _audience(self, address: Address, language: str) -> Reply | None:
        if address.value not in set(Audience):
            return None
        return self._lists.for_audience(Audience(address.value), address.number, language)

    def _country(self, address: Address, language: str) -> Reply | None:
        if not address.value:
            return self._lists.countries(address.number, language)
        if address.value not in self._gazetteer:
            return None
        return self._countries.page(address.value, language, address.number)

    def _helplines(self, address: Address, language: str) -> Reply | None:
        if not address.value:
            return self._lists.helplines(address.number, language)
        if address.value not in self._gazetteer:
            return None
        return self._countries.helplines(address.value, language)

    def _help_card(self, address: Address, language: str) -> Reply:
        return self._cards.card(HelpCard(Concern.HELP_WORD, language=language))
