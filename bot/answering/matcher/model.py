"""What goes into the matcher and what comes out: plain frozen records."""

from __future__ import annotations

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
    """What the entry says: searched by words only, and lightly."""
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


class Features(NamedTuple):
    """What the confidence of a match is computed from."""

    score: float
    """Sum of the parts after steering; about 0 to 3, 0 when nothing is shared."""
    margin: float
    """Score less the best score of any other entry, as a share of the larger; -1 to 1."""
    known: float
    """Share of the question, by weight of its words, that the vocabulary knows; 0 to 1."""
    closest: float
    """Likeness of the question and the closest utterance; 0 to 1."""
    length: float
    """Natural logarithm of 1 + the number of words that are not noise."""
