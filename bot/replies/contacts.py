"""One contact of a helpline entry as lines: number first, then who says so and when."""

from __future__ import annotations

from bot.catalog.model import Contact
from bot.replies.wording import Wording, escape


def contact_lines(contact: Contact, wording: Wording, language: str, today: str) -> str:
    """HTML lines. Numbers are plain text, so that they survive copying and can be tapped."""
    lines = [f"<b>{escape(contact.name)}</b>"]
    reach = [*contact.phones, contact.text, contact.website]
    lines += [escape(way) for way in reach if way]
    facts = [contact.audience, contact.hours, contact.cost, ", ".join(contact.languages)]
    lines.append(escape(" · ".join(fact for fact in facts if fact)))
    if contact.warning:
        lines.append(wording.say("contact_warning", language, warning=contact.warning))
    return "\n".join([*lines, *witness_lines(contact, wording, language, today)])


def witness_lines(contact: Contact, wording: Wording, language: str, today: str) -> list[str]:
    """Who lists it and when, and that it is overdue for a check where it is; HTML."""
    key = "contact_listed_dated" if contact.page_date else "contact_listed"
    lines = [wording.say(key, language, lister=contact.listed_by, date=contact.page_date)]
    if contact.review_by < today:
        lines.append(wording.say("contact_overdue", language, date=contact.review_by))
    return lines
