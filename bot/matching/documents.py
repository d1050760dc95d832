"""What goes into the matcher, by which numbers it ranks, and what comes out: frozen records."""

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
    group: str = ""
    """Documents of one group are facets of one thing: they don't make each other doubtful."""


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
    beyond: float = 0.0
    """The same of content words that its title doesn't have: who asks what a thing costs names the
    thing, and the document may say nothing of costs. 1 where there are none."""
    meaning: float = 0.0
    """Cosine of the document's utterance or sentence closest in meaning; 0 by spelling alone."""
    foreign: float = 0.0
    """Share of the question's words that were another language's, 0 to 1: few of them are in our
    vocabulary, and `covered` says little."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts; 0 leaves the part out.

    Chosen on the validation halves of CLINC150, BANKING77 and its split with held-out intents
    (ten utterances an entry), never on their tests; what these sets lack (texts, synonyms, places)
    on our held-out questions in tests/questions. Around the values given little changes: a third
    more or less moves top-1 by 0.3 points. `bot bench --ablation` prints what each part brings.
    """

    words: float = 1.0
    """Words by stem: the unit, the other parts are relative to it."""
    pairs: float = 1.3
    """Pairs of words, adjacent or with one between."""
    grams: float = 0.6
    """Runs of three characters."""
    text: float = 1.2
    """Words of the entry's text, weighted like those of its utterances; held-out questions."""
    closest: float = 1.5
    """Likeness of the closest utterance, for the best dozen entries."""
    repaired: float = 0.8
    """Weight of a repaired word, times its likeness to what was typed."""
    synonym: float = 0.6
    """Weight of a word that stands in for an outdated term or an acronym; held-out questions."""
    meaning: float = 3.0
    """Cosine of the utterance or sentence that is closest in meaning."""
    centre: float = 3.0
    """Cosine of what the entry's utterances mean together."""
    noise: float = 0.0
    """Weight of greetings, politeness and "can you tell me"."""
    kind: float = 0.15
    """Added share of the score when the entry is of the kind asked for; a guess, not measured."""
    place: float = 0.4
    """Added share of the score when the entry is about the place asked for; held-out questions."""


DEFAULT_WEIGHTS = Weights()
