"""Who can help with which concern: kinds of contacts in order, a directory line, web addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalog.model import Contact
from bot.safeguarding.concerns import Concern

CHILDREN = ("children", "young people", "women and children", "all ages")
CRISIS = ("anyone in crisis",)
REPORT = ("anyone reporting material",)
ADULTS = ("adults worried about their own thoughts",)
EMERGENCY = "emergency"

TAKE_IT_DOWN = ("button_take_it_down", "https://takeitdown.ncmec.org")
FIND_A_HELPLINE = ("button_find_helpline", "https://findahelpline.com")
REPORT_ABROAD = ("button_report_abroad", "https://www.inhope.org/EN/report-here")
STOP_IT_NOW = ("button_stop_it_now", "https://www.stopitnow.org.uk")
TROUBLED_DESIRE = ("button_troubled_desire", "https://www.troubled-desire.com")

Link = tuple[str, str]
"""Wording key of a button's label, and its address."""


@dataclass(frozen=True)
class Plan:
    """What a card for one concern shows besides its steps."""

    groups: tuple[tuple[tuple[str, ...], int], ...] = ((CHILDREN, 1), (CRISIS, 1))
    """Audiences in order of preference, and how many contacts of them are shown."""
    directories: str = "help_directories"
    """Wording key of the line for a country where we know nobody, or not enough."""
    links: tuple[Link, ...] = (FIND_A_HELPLINE,)
    emergency: bool = True
    asks_country: bool = True


_ADULT = Plan(((ADULTS, 2),), "help_directories_adult", (STOP_IT_NOW, TROUBLED_DESIRE), False)
_IMAGES = Plan(((CHILDREN, 1), (REPORT, 1)), links=(TAKE_IT_DOWN, FIND_A_HELPLINE))

PLANS: Mapping[Concern, Plan] = {
    Concern.DANGER: Plan(((CHILDREN, 1),)),
    Concern.BLACKMAIL: _IMAGES,
    Concern.IMAGES: _IMAGES,
    Concern.DISCLOSURE: Plan(((CHILDREN, 2),)),
    Concern.CARER: Plan(((CHILDREN, 1), (REPORT, 1))),
    Concern.SUICIDE: Plan(((CRISIS, 2), (CHILDREN, 1)), "help_directories_crisis"),
    Concern.FOUND_MATERIAL: Plan(
        ((REPORT, 2),), "help_directories_report", (REPORT_ABROAD,), emergency=False
    ),
    Concern.OWN_THOUGHTS: _ADULT,
    Concern.ABUSE_REQUEST: Plan(
        (), "", (STOP_IT_NOW, TROUBLED_DESIRE), emergency=False, asks_country=False
    ),
    Concern.HELP_WORD: Plan(((CHILDREN, 2), (CRISIS, 1))),
}


def pick(contacts: Sequence[Contact], plan: Plan) -> list[Contact]:
    """The contacts that fit the concern: those with a number first, national before regional."""
    picked: list[Contact] = []
    for audiences, most in plan.groups:
        fitting = [contact for contact in contacts if contact.audience in audiences]
        fitting.sort(key=lambda contact: _order(contact, audiences))
        picked += fitting[:most]
    return picked


def _order(contact: Contact, audiences: Sequence[str]) -> tuple[bool, int, bool]:
    regional = contact.coverage.lower().startswith("regional")
    calls = audiences is not REPORT
    return ((calls and not contact.phones) or regional, audiences.index(contact.audience), regional)
