"""A small base of lexicons, and classifiers that say what a test wants."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from pathlib import Path

from bot.catalog.safety_files import NONE
from bot.safeguarding.classifier import BUCKETS, Classifier
from bot.safeguarding.concerns import Concern
from bot.safeguarding.lexicons import LanguageLexicons, read_lexicons


def lexicons(folder: Path, **files: str) -> list[LanguageLexicons]:
    """Languages from the text of their files, by code."""
    for code, text in files.items():
        (folder / f"{code}.yaml").write_text(text, encoding="utf-8")
    return read_lexicons(folder)


def classifiers(language: str = "en", **shares: float) -> dict[str, Classifier]:
    """Classifiers that give every message the same shares, by concern (`own_thoughts`); what is
    left is an ordinary message."""
    concerns = {label.replace("_", "-"): share for label, share in shares.items()}
    for concern in (Concern.SUICIDE, Concern.OWN_THOUGHTS, Concern.ABUSE_REQUEST):
        concerns.setdefault(concern, 0.0001)
    concerns[NONE] = 1 - sum(concerns.values())
    return {"concern": _constant(concerns), "language": _constant({language: 1.0})}


def _constant(shares: Mapping[str, float]) -> Classifier:
    weights = bytes(BUCKETS * len(shares))
    bias = [log(share) for share in shares.values()]
    return Classifier(list(shares), bias, weights, 1.0, bytes(BUCKETS))
