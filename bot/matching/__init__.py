"""Find the entry that a question is about, by its letters and words alone, and say how surely."""

from bot.matching.documents import DEFAULT_WEIGHTS, Document, Match, MatchFeatures, Weights
from bot.matching.explanation import Explained, Explanation
from bot.matching.matcher import Matcher
from bot.matching.ranking import Calibration

__all__ = [
    "DEFAULT_WEIGHTS",
    "Calibration",
    "Document",
    "Explained",
    "Explanation",
    "Match",
    "MatchFeatures",
    "Matcher",
    "Weights",
]
