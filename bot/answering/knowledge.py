"""Put the desk together: the one place where the core's parts are built and joined."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.asked_countries import AskedCountries
from bot.answering.command_pages import CommandPages
from bot.answering.decision import Decision, read_calibration, read_cuts
from bot.answering.desk import Desk
from bot.answering.finding import Finder, documents, read_asides, read_vocabulary
from bot.answering.followups import MINUTES, MOST_PEOPLE, FollowUps
from bot.answering.inline import InlineCards
from bot.answering.profile import read_profiles
from bot.answering.services import Services
from bot.catalog.catalog import Catalog
from bot.catalog.model import Surface
from bot.catalog.reading import read_catalog
from bot.config import Settings
from bot.language.places import Gazetteer, read_gazetteer
from bot.recent import Recent
from bot.replies.views import open_views
from bot.replies.wording import read_wording
from bot.safeguarding import read_screen
from bot.safeguarding.plans import read_plans

CARD_MINUTES = 15
"""How long a country's name alone completes a help card."""


def read_desk(settings: Settings) -> Desk:
    """The desk with the knowledge that the settings name, as of today."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    contact = settings.operator_contact
    return open_desk(settings.knowledge_dir, today=today, operator_contact=contact)


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
    plans = read_plans(knowledge)
    finder = _finder(catalog, gazetteer, knowledge)
    views = {
        surface: open_views(
            catalog,
            gazetteer,
            wording,
            plans,
            surface,
            today=today,
            operator_contact=operator_contact,
        )
        for surface in Surface
    }
    answerer = Answerer(
        catalog,
        screen,
        finder,
        gazetteer,
        AskedCountries(catalog, gazetteer, finder),
        Decision(catalog, read_cuts(knowledge)),
        FollowUps(catalog, Recent(limit=MOST_PEOPLE, seconds=60 * MINUTES, clock=clock)),
        Recent(limit=MOST_PEOPLE, seconds=60 * CARD_MINUTES, clock=clock),
    )
    inline_entries = views[Surface.INLINE].entries
    return Desk(
        catalog=catalog,
        wording=wording,
        profiles=read_profiles(knowledge),
        answerer=answerer,
        views=views,
        commands=CommandPages(answerer, views, gazetteer, wording),
        inline=InlineCards(catalog.on(Surface.INLINE), finder, screen, inline_entries, wording),
    )


def _finder(catalog: Catalog, gazetteer: Gazetteer, knowledge: Path) -> Finder:
    vocabulary = read_vocabulary(knowledge)
    return Finder(
        documents(catalog, gazetteer, read_asides(knowledge)),
        gazetteer,
        vocabulary,
        Services(catalog, vocabulary.line_words | vocabulary.reporting_words, gazetteer.names),
        read_calibration(knowledge),
        frozenset(entry.id for entry in catalog.entries.values() if entry.is_national),
    )
