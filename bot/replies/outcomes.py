"""What the core decided about a question. Wording turns it into a reply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.catalog.model import Entry
from bot.safeguarding.concerns import Concern


class Why(StrEnum):
    """Why there is no answer."""

    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True)
class Answer:
    entry: Entry
    confidence: float
    """0 to 1: how probably this is the entry meant."""
    phrase: str
    """What it matched, as written in the entry; shown when `exact` is false."""
    exact: bool
    near: tuple[Entry, ...] = ()
    """The next best matches: a way out where this is the wrong one."""
    also: Entry | None = None
    """The answer to a second question in the same message."""
    unsure_concern: Concern | None = None
    """Set when the words might be a call for help: adds one quiet line."""


@dataclass(frozen=True)
class Partial:
    """The subject is known, what is asked about it is not."""

    entry: Entry
    confidence: float
    near: tuple[Entry, ...] = ()
    unsure_concern: Concern | None = None


@dataclass(frozen=True)
class Choices:
    """Two to four entries are near; the person picks."""

    entries: tuple[Entry, ...]
    confidences: tuple[float, ...]
    unsure_concern: Concern | None = None


@dataclass(frozen=True)
class CountryPage:
    """A country was asked for, by name or in a helpline question."""

    place: str
    confirmed: bool = True
    """False where the name was repaired: the reply asks whether it is meant."""
    alternatives: tuple[str, ...] = ()
    helplines_only: bool = False


@dataclass(frozen=True)
class NoAnswer:
    why: Why = Why.UNKNOWN
    unsure_concern: Concern | None = None


@dataclass(frozen=True)
class Aside:
    """Small talk, or a subject known to be outside: its own honest sentence."""

    name: str
    """Wording key without `aside_`."""


@dataclass(frozen=True)
class More:
    """The whole of the entry shown last."""

    entry: Entry


@dataclass(frozen=True)
class HelpCard:
    concern: Concern
    place: str | None = None
    """ISO code; None asks for the country."""
    language: str = "en"


Outcome: TypeAlias = Answer | Partial | Choices | CountryPage | Aside | More | NoAnswer | HelpCard
