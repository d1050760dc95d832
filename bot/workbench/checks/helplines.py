"""Contacts that a person in need may dial: shape, place, lister, numbers and age of every row."""

import importlib
import re
from collections.abc import Iterator
from types import ModuleType

from bot.catalog.callers import Contact
from bot.catalog.entries import Entry
from bot.catalog.safety_files import ContactWordsFile
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

NOT_VALIDATED = (
    "Numbers were not validated: phonenumbers isn't installed (uv run --group curate bot check)."
)
LONGEST_SHORT_CODE = 6
"""Digits: child helplines and emergency numbers like 116 111 have no country's pattern."""
MOST_DIGITS = 15
"""Of any number in the world, with its country's code: ITU-T E.164."""
LEAST_TOLD = 3
"""Digits: what is shorter in a service's name is an age."""

_COPIES = re.compile(r"//(?:raw\.)?(?:www\.)?(?:github(?:usercontent)?\.com|gitlab\.com)/|\.json\b")
_TOLD = re.compile(r"(?<![\w,.])\+?\d(?:[ ().\-]{0,2}\d)*(?!\w|,\d)")
"""A number in a sentence, its groups of digits together; "1,234" is no number to call."""
_PHONE = re.compile(r"\+\d[\d ().\-]{6,}|(?=(?:\D*\d){7})(?:0|1-\d{3}-)[\d ().\-]+")
"""With a country's code, or seven digits or more behind a 0 or North America's "1-800-"."""
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def numbering_plans() -> ModuleType | None:
    """The phonenumbers library, for curators only; None where it isn't installed."""
    try:
        return importlib.import_module("phonenumbers")
    except ModuleNotFoundError:
        return None


def check_contact_words(base: SurveyedBase) -> Iterator[Problem]:
    """Warnings and languages of contacts that one of our languages lacks, and numbers in its words
    that aren't those of the English ones."""
    contacts = [contact for entry in base.entries for contact in entry.contacts]
    told = {contact.warning for contact in contacts if contact.warning}
    told.update(language for contact in contacts for language in contact.languages)
    for path, file in base.all_of(ContactWordsFile).items():
        for english in sorted(told - file.root.keys()):
            yield base.files[path].problem((english,), "found no such words, expected their own")
        for english, own in file.root.items():
            found, expected = sorted(_DIGITS.findall(own)), sorted(_DIGITS.findall(english))
            if expected and found != expected:  # "24 hours" is "day and night"
                message = f"found numbers {' '.join(found) or 'none'}, expected those in English"
                yield base.files[path].problem((english,), message)


def check_helplines(base: SurveyedBase) -> Iterator[Problem]:
    """What is wrong with a contact; warnings for rows that are only due for a new look."""
    plans = numbering_plans()
    today = base.today.isoformat()
    for entry in base.entries:
        wrong = [
            base.problem(entry, ("contacts", at, key), message)
            for at, contact in enumerate(entry.contacts)
            for key, message in (*_wrong(contact, entry), *_misnamed(contact))
        ]
        wrong = wrong or list(_told_in_text(entry, base))
        yield from wrong
        known = plans if not wrong and base.place_names.keys() >= set(entry.places) else None
        for at, contact in enumerate(entry.contacts):
            for key, message in (*_due(contact, today), *_impossible(contact, entry, known)):
                yield base.problem(entry, ("contacts", at, key), message, warning=True)


def numbers_to_call(entry: Entry, text: str) -> list[str]:
    """Numbers that can only be there to be called.

    In a text about the services of one country that is every number which is no figure; elsewhere
    what is written as no other number is.
    """
    figures = {_digits(figure.value) for figure in entry.figures}
    found = [number for number in _numbers_in(text) if _digits(number) not in figures]
    return found if entry.is_national else list(filter(_PHONE.fullmatch, found))


def _wrong(contact: Contact, entry: Entry) -> Iterator[tuple[str, str]]:
    for phone in contact.phones:
        if len(_digits(phone)) > MOST_DIGITS:
            yield "phones", f"found {phone!r}, expected at most {MOST_DIGITS} digits"
        if not entry.places and not phone.startswith("+"):
            yield "phones", f"found {phone!r} in an entry without places, expected its country"
    if not (contact.phones or contact.text or contact.website):
        yield "phones", "found no way to reach it, expected a number, a text or a website"
    for key, address in (("listed_at", contact.listed_at), ("website", contact.website)):
        if _COPIES.search(address):
            yield key, f"found a copy, {address}, expected the lister's own page"


def _misnamed(contact: Contact) -> Iterator[tuple[str, str]]:
    """A service whose own name tells another number: "National Child Helpline 116"."""
    told = _numbers_in(contact.name)
    if told and contact.phones and not any(_is_of(number, contact) for number in told):
        shown = ", ".join(map(repr, contact.phones))
        yield "phones", f"found {shown}, expected {' or '.join(told)} as its name says"


def _told_in_text(entry: Entry, base: SurveyedBase) -> Iterator[Problem]:
    """Numbers to call in the entry's own sentences: it is contacts that tell them.

    As part of a service's name a number may stand in a text, too.
    """
    names = sorted((contact.name for contact in entry.contacts), key=len, reverse=True)
    phones = ", ".join(phone for contact in entry.contacts for phone in contact.phones)
    for field in ("title", "summary", "text"):
        text = getattr(entry, field)
        for name in names:
            text = text.replace(name, " ")
        for number in numbers_to_call(entry, text):
            if any(number in _numbers_in(name) for name in names):
                continue
            if any(_is_of(number, contact) for contact in entry.contacts):
                told = f"found {number}, expected it in contacts alone"
            elif entry.is_national:
                told = f"found {number}, expected a number of its contacts: {phones or 'none'}"
            else:
                told = f"found {number}, which looks like a number to call, expected a contact"
            yield base.problem(entry, (field,), told, near=number)


def _numbers_in(text: str) -> list[str]:
    """Numbers as they are written, years and short ones left out."""
    return [
        number
        for number in _TOLD.findall(text)
        if len(_digits(number)) >= LEAST_TOLD and not _YEAR.fullmatch(number)
    ]


def _is_of(number: str, contact: Contact) -> bool:
    """Is it a number of the contact, or how one begins ("0800 What's Up?")?"""
    return any(_digits(phone).startswith(_digits(number)) for phone in contact.phones)


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def _due(contact: Contact, today: str) -> Iterator[tuple[str, str]]:
    if contact.review_by < today:
        yield "review_by", f"found {contact.review_by}, which has passed, expected a new check"
    if contact.checked > today:
        yield "checked", f"found {contact.checked}, which is to come, expected a day gone by"


def _impossible(
    contact: Contact, entry: Entry, plans: ModuleType | None
) -> Iterator[tuple[str, str]]:
    """Numbers that the country's numbering plan doesn't have, where the plan is known.

    A row that warns its callers says that already.
    """
    if plans is None or len(entry.places) != 1 or contact.warning:
        return
    for phone in contact.phones:
        if len(_digits(phone)) > LONGEST_SHORT_CODE and not _fits(phone, entry.places[0], plans):
            expected = f"a number of {entry.places[0]}'s numbering plan; compare it with the page"
            yield "phones", f"found {phone!r}, expected {expected}"


def _fits(phone: str, place: str, plans: ModuleType) -> bool:
    try:
        number = plans.parse(phone, place)
    except plans.NumberParseException:
        return False
    return bool(plans.is_valid_number(number) or plans.is_valid_short_number(number))
