"""Put the desk together: the one place where the core's parts are built and joined."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.asked_countries import AskedCountries
from bot.answering.command_pages import CommandPages
from bot.answering.country_view import CountryView
from bot.answering.decision import Decision, read_calibration, read_cuts
from bot.answering.desk import Desk
from bot.answering.entry_view import EntryView
from bot.answering.finding import Finder, documents, read_asides, read_vocabulary
from bot.answering.followups import MINUTES, MOST_PEOPLE, FollowUps
from bot.answering.inline import InlineCards
from bot.answering.lists import Lists
from bot.answering.outcome import HelpCard
from bot.answering.outcome_view import OutcomeView
from bot.answering.pages import Pages
from bot.answering.places import read_gazetteer
from bot.answering.profile import read_profiles
from bot.answering.safeguarding import read_screen
from bot.answering.safeguarding.cards import HelpCards
from bot.answering.statics import Statics
from bot.answering.wording import read_wording
from bot.catalog.reading import read_catalog
from bot.recent import Recent

CARD_MINUTES = 15
"""How long a country's name alone completes a help card."""


def open_desk(
    root: Path,
    *,
    today: str,
    operator_contact: str = "",
    clock: Callable[[], float] = time.monotonic,
) -> Desk:
    """Read `root`/knowledge and `root`/seeds and build the desk. Raises KnowledgeError.

    `today` (ISO date) decides which helpline rows are overdue for a check.
    """
    knowledge = root / "knowledge"
    catalog = read_catalog(root)
    gazetteer = read_gazetteer(knowledge)
    wording = read_wording(knowledge)
    screen = read_screen(knowledge)
    finder = Finder(
        documents(catalog, gazetteer, read_asides(knowledge)),
        gazetteer,
        read_vocabulary(knowledge),
        read_calibration(knowledge),
        frozenset(entry.id for entry in catalog.entries.values() if entry.is_national),
    )
    entries = EntryView(catalog, wording, today)
    countries = CountryView(catalog, gazetteer, wording, today)
    lists = Lists(catalog, gazetteer, wording)
    cards = HelpCards(countries, gazetteer, wording, today)
    statics = Statics(catalog, lists, wording, operator_contact=operator_contact)
    pages = Pages(catalog, gazetteer, entries, countries, lists, statics, cards)
    outcomes = OutcomeView(entries, countries, cards, wording)
    shown = Recent[int, str](limit=MOST_PEOPLE, seconds=60 * MINUTES, clock=clock)
    answerer = Answerer(
        screen,
        finder,
        gazetteer,
        AskedCountries(catalog, gazetteer, finder),
        Decision(catalog, read_cuts(knowledge)),
        FollowUps(catalog, shown),
        Recent[int, HelpCard](limit=MOST_PEOPLE, seconds=60 * CARD_MINUTES, clock=clock),
    )
    return Desk(
        catalog=catalog,
        wording=wording,
        profiles=read_profiles(knowledge),
        answerer=answerer,
        outcomes=outcomes,
        pages=pages,
        commands=CommandPages(answerer, outcomes, pages, lists, countries, gazetteer, wording),
        inline=InlineCards(catalog, finder, gazetteer, screen, entries, wording),
    )
