"""The views of one surface: all that can be shown there, and nothing of what may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalog.catalog import Catalog
from bot.catalog.model import Surface
from bot.language.places import Gazetteer
from bot.replies.composing import OutcomeView
from bot.replies.country_pages import CountryView
from bot.replies.entry_pages import EntryView
from bot.replies.help_cards import HelpCards
from bot.replies.info_pages import Statics
from bot.replies.list_pages import Lists
from bot.replies.pages import Pages
from bot.replies.wording import Wording
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan


@dataclass(frozen=True)
class Views:
    """Everything that turns what we know into replies, for one surface."""

    entries: EntryView
    countries: CountryView
    lists: Lists
    pages: Pages
    outcomes: OutcomeView


def open_views(
    catalog: Catalog,
    gazetteer: Gazetteer,
    wording: Wording,
    plans: Mapping[Concern, Plan],
    surface: Surface,
    *,
    today: str,
    operator_contact: str,
) -> Views:
    """Build them over the part of the catalog that may appear on the surface."""
    shown = catalog.on(surface)
    entries = EntryView(shown, wording, today, surface)
    countries = CountryView(shown, gazetteer, wording, today)
    lists = Lists(shown, gazetteer, wording)
    cards = HelpCards(countries, gazetteer, wording, today, plans)
    statics = Statics(shown, lists, wording, operator_contact=operator_contact)
    pages = Pages(shown, gazetteer, entries, countries, lists, statics, cards, wording)
    outcomes = OutcomeView(entries, countries, cards, wording, surface)
    return Views(entries, countries, lists, pages, outcomes)
