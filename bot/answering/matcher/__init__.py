"""Find the entry that a question is about, by its letters and words alone, and say how surely."""

from bot.answering.matcher.calibration import Calibration
from bot.answering.matcher.explanation import Explained, Explanation
from bot.answering.matcher.matcher import Matcher
from bot.answering.matcher.model import Document, Features, Match
from bot.answering.matcher.noise import function_words
from bot.answering.matcher.weights import DEFAULT_WEIGHTS, Weights

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
