"""What goes into the matcher and what comes out: plain frozen records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Document:
    """One entry as the matcher sees it."""

    id: str
    utterances: Sequence[str]
    """Title and phrases: ways in which people ask for the entry."""
    text: str = ""
    """What the entry says: searched by words only."""
    kind: str | None = None
    places: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that may be meant."""

    id: str
    confidence: float
    """Calibrated probability, 0 to 1, that this entry is the right one."""
    phrase: str
    """The utterance closest to the question, as written; empty when the entry has none."""


class MatchFeatures(NamedTuple):
    """What the confidence of a match is computed from.

    The share of known words, the closest utterance and the length of the question were tried as
    well and brought nothing more.
    """

    score: float
    """Sum of the parts after steering; about 0 to 6, 0 when nothing is shared."""
    lead: float
    """Its share when the candidates' scores are set against each other, 0 to 1."""
    covered: float
    """Share of the question's content words, by rarity, that the document has, 0 to 1."""
