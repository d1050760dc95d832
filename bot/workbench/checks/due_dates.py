"""What must be looked at soon: rows of contacts by their review date, pages once a year."""

import datetime
from collections.abc import Iterator

from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

PAGE_DAYS = 365
"""A page that tells facts of the past changes seldom; contacts have review dates of their own."""


def find_due(base: SurveyedBase, days: int) -> Iterator[Problem]:
    """Warnings for what falls due within so many days; contacts overdue are warned of always."""
    today, until = base.today.isoformat(), base.today + datetime.timedelta(days)
    for entry in base.entries:
        for at, contact in enumerate(entry.contacts):
            if today <= contact.review_by <= until.isoformat():
                told = f"found {contact.review_by}, expected a new check by then"
                yield base.problem(entry, ("contacts", at, "review_by"), told, warning=True)
        for at, link in enumerate(entry.links):
            by = datetime.date.fromisoformat(link.checked) + datetime.timedelta(PAGE_DAYS)
            if by <= until:
                told = f"found {link.checked}, expected a new look at the page by {by}"
                yield base.problem(entry, ("links", at, "checked"), told, warning=True)
