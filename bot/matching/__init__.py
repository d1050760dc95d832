"""Find the entry that a question is about, by its letters and words alone, and say how surely."""

from bot.matching.calibration import Calibration
from bot.matching.explanation import Explained, Explanation
from bot.matching.matcher import Matcher
from bot.matching.model import Document, Features, Match
from bot.matching.noise import function_words
from bot.matching.weights import DEFAULT_WEIGHTS, Weights

__all__ = [
    "DEFAULT_WEIGHTS",
    "Calibration",
    "Document",
    "Explained",
    "Explanation",
    "Features",
    "Match",
    "Matcher",
    "Weights",
    "function_words",
]
