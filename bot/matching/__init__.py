"""Find the entry that a question is about, by spelling and by meaning, and say how surely."""

from bot.matching.documents import DEFAULT_WEIGHTS, Document, Match, MatchFeatures, Weights
from bot.matching.encoder import Encoder, open_encoder
from bot.matching.explanation import Explained, Explanation
from bot.matching.matcher import Matcher
from bot.matching.meaning import Meaning
from bot.matching.ranking import Calibration, Calibrations
from bot.matching.vectors import VectorStore

__all__ = [
    "DEFAULT_WEIGHTS",
    "Calibration",
    "Calibrations",
    "Document",
    "Encoder",
    "Explained",
    "Explanation",
    "Match",
    "MatchFeatures",
    "Matcher",
    "Meaning",
    "VectorStore",
    "Weights",
    "open_encoder",
]
