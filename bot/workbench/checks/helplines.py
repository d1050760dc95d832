"""Contacts that a person in need may dial: shape, place, lister and age of every row."""

from __future__ import annotations

import datetime
import importlib
import re
from collections.abc import Iterator
from types import ModuleType

from bot.catalog.entries import Contact, Entry
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge

NOT_VALIDATED = (
    "Numbers were not validated: phonenumbers isn't installed (uv run --group curate bot check)."
)
LONGEST_SHORT_CODE = 6
"""Digits: child helplines and emergency numbers like 116 111 have no country's pattern."""

PHONE = re.compile(r"[+*#]?\d[\d ()/.\-]*\d[*#]?")
_COPIES = re.compile(r"//(?:raw\.)?(?:www\.)?(?:github(?:usercontent)?\.com|gitlab\.com)/|\.json\b")


def numbering_plans() -> ModuleType | None:
    """The phonenumbers library, for curators only; None where it isn't installed."""
    try:
        return importlib.import_module("phonenumbers")
    except ModuleNotFoundError:
        return None


def check_helplines(
    knowledge: Knowledge, today: datetime.date, plans: ModuleType | None
) -> Iterator[Problem]:
    """What is wrong with a contact; warnings for rows that are only due for a new look."""
    for entry in knowledge.catalog.entries.values():
        for contact in entry.contacts:
            for key, message in _wrong(contact, entry):
                yield knowledge.problem(entry, f"contacts.{key}", message, near=contact.name)
            for key, message in (*_due(contact, today), *_impossible(contact, entry, plans)):
                name = f"contacts.{key}"
                yield knowledge.problem(entry, name, message, near=contact.name, warning=True)


def _wrong(contact: Contact, entry: Entry) -> Iterator[tuple[str, str]]:
    for phone in contact.phones:
        if not PHONE.fullmatch(phone):
            yield "phones", f"found {phone!r}, expected a number as printed, nothing else"
        elif not entry.places and not phone.startswith("+"):
            yield "phones", f"found {phone!r} in an entry without places, expected its country"
    if not (contact.phones or contact.text or contact.website):
        yield "phones", "found no way to reach it, expected a number, a text or a website"
    for key, address in (("listed_at", contact.listed_at), ("website", contact.website)):
        if _COPIES.search(address):
            yield key, f"found a copy, {address}, expected the lister's own page"


def _due(contact: Contact, today: datetime.date) -> Iterator[tuple[str, str]]:
    if contact.review_by < today.isoformat():
        yield "review_by", f"found {contact.review_by}, which has passed, expected a new check"
    if contact.checked > today.isoformat():
        yield "checked", f"found {contact.checked}, which is to come, expected a day gone by"


def _impossible(
    contact: Contact, entry: Entry, plans: ModuleType | None
) -> Iterator[tuple[str, str]]:
    """Numbers that the country's numbering plan doesn't have, where the plan is known."""
    if plans is None or len(entry.places) != 1:
        return
    for phone in contact.phones:
        if len(re.sub(r"\D", "", phone)) > LONGEST_SHORT_CODE and not _fits(
            phone, entry.places[0], plans
        ):
            expected = f"a number of {entry.places[0]}'s numbering plan; compare it with the page"
            yield "phones", f"found {phone!r}, expected {expected}"


def _fits(phone: str, place: str, plans: ModuleType) -> bool:
    try:
        number = plans.parse(phone, place)
    except plans.NumberParseException:
        return False
    return bool(plans.is_valid_number(number) or plans.is_valid_short_number(number))
