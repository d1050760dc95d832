"""Every number by which the matcher ranks, in one place, with its origin."""

from dataclasses import dataclass


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
    noise: float = 0.0
    """Weight of greetings, politeness and "can you tell me"."""
    kind: float = 0.15
    """Added share of the score when the entry is of the kind asked for; a guess, not measured."""
    place: float = 0.4
    """Added share of the score when the entry is about the place asked for; held-out questions."""


DEFAULT_WEIGHTS = Weights()
