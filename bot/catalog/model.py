"""What we know, as plain immutable values. The reader fills them, everybody else reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing an entry is about; its folder is the plural."""

    INITIATIVE = "initiative"
    RECOMMENDATION = "recommendation"
    HELPLINE = "helpline"
    LAW = "law"
    TERM = "term"
    ORGANISATION = "organisation"
    THEME = "theme"

    @property
    def folder(self) -> str:
        return f"{self.value}s"


class Surface(StrEnum):
    """Where a question comes from and its reply stands; an entry may keep to some."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"


class Audience(StrEnum):
    """Whom a recommendation is for."""

    STATES = "states"
    INDUSTRY = "industry"
    UN = "un"
    INTERPOL_MEMBERS = "interpol-members"
    FINANCIAL_SECTOR = "financial-sector"
    LAW_ENFORCEMENT = "law-enforcement"
    MEDIA = "media"
    CIVIL_SOCIETY = "civil-society"
    ITU = "itu"


class Basis(StrEnum):
    """Who brought a link: the submission prints it, or a curator added it."""

    SUBMISSION = "submission"
    ADDED = "added"


@dataclass(frozen=True)
class Figure:
    """A typed number. Figures of one entry with the same `of` and `unit` are a series."""

    value: str
    """As a reader should see it: "40,000", "1–20"."""
    unit: str
    """What is counted, as the record has it: "children", "countries", "%"."""
    of: str
    """What the number says, in a few words: "unidentified children in the ICSE Database"."""
    where: str
    as_of: str
    """A year, or a year and month: "2015", "2022-10"; empty where no source gives one."""
    qualifier: str
    """"at least", "projection", "range between countries" …; empty for a plain count."""
    passage: str
    """The passage that holds it; empty where `link` does."""
    link: str
    """The address of the link of this entry that holds it; empty where `passage` does."""


@dataclass(frozen=True)
class Link:
    """An address for the reader."""

    title: str
    url: str
    basis: Basis
    checked: str
    """When somebody last read the page or a copy of it, ISO date."""
    facts: tuple[str, ...]
    """Names and numbers that were read there and that the entry uses."""


@dataclass(frozen=True)
class Contact:
    """How to reach a service. Numbers are strings, copied and never computed."""

    name: str
    audience: str
    """For whom: "children", "all ages", "adults worried about their own thoughts"."""
    phones: tuple[str, ...]
    text: str
    website: str
    hours: str
    cost: str
    languages: tuple[str, ...]
    coverage: str
    listed_by: str
    """Who prints the number: "Child Helpline International"."""
    listed_at: str
    """Address of that page."""
    page_date: str
    """Date or year of that page; empty where it shows none."""
    checked: str
    """When we last read that page or a copy of it, ISO date."""
    review_by: str
    """From this ISO date on a reply says that the row is overdue for a check."""
    warning: str
    """What a caller should know first: "may be out of service"; mostly empty."""


@dataclass(frozen=True)
class Entry:
    """One thing we know. `id` is the file name and stands in buttons and deep links."""

    id: str
    kind: Kind
    title: str
    summary: str
    """One line, at most 120 characters."""
    text: str
    """Plain paragraphs, separated by empty lines."""
    phrases: tuple[str, ...]
    """Ways people ask for it, the most typical first."""
    places: tuple[str, ...]
    """Countries, ISO 3166-1 alpha-2."""
    subjects: tuple[str, ...]
    audience: tuple[Audience, ...]
    figures: tuple[Figure, ...]
    sources: tuple[str, ...]
    """Ids of passages, the most important first."""
    links: tuple[Link, ...]
    contacts: tuple[Contact, ...]
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    """Ids that it had before: old deep links still work."""
    surfaces: frozenset[Surface]
    """Where it may appear; the private chat is always among them."""

    @property
    def is_national(self) -> bool:
        """Does it list the services of one country?"""
        return bool(self.contacts) and len(self.places) == 1
