"""Why a question was matched as it was, for people to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.matching.model import Features, Match
from bot.matching.reading import Word


@dataclass(frozen=True, slots=True)
class Explained:
    """One match with what its place and its confidence rest on."""

    match: Match
    parts: Mapping[str, float]
    """Score of each part: words, pairs, characters, text, closest, steer."""
    features: Features
    exact: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the matcher made of a question."""

    corrected: Mapping[str, str]
    """Words as typed → as repaired."""
    noise: tuple[str, ...]
    unknown: tuple[str, ...]
    """Words that the vocabulary has nothing like."""
    matches: tuple[Explained, ...]
    """Best first."""

    @classmethod
    def of(cls, read: Sequence[Word], matches: tuple[Explained, ...]) -> Explanation:
        """Sort the words of a question by what became of them."""
        return cls(
            corrected={word.typed: word.meant for word in read if word.repairs},
            noise=tuple(word.typed for word in read if word.noise),
            unknown=tuple(
                word.typed for word in read if not (word.noise or word.known or word.repairs)
            ),
            matches=matches,
        )

    def __str__(self) -> str:
        """Render as lines of plain text."""
        lines = []
        if self.corrected:
            pairs = (f"{typed} → {meant}" for typed, meant in self.corrected.items())
            lines.append(f"corrected: {', '.join(pairs)}")
        if self.noise:
            lines.append(f"noise: {', '.join(self.noise)}")
        if self.unknown:
            lines.append(f"unknown: {', '.join(self.unknown)}")
        for place, explained in enumerate(self.matches, 1):
            lines += _rendered(place, explained)
        return "\n".join(lines or ["no match"])


def _rendered(place: int, explained: Explained) -> list[str]:
    match = explained.match
    exact = "  exact" if explained.exact else ""
    total = sum(explained.parts.values()) or 1.0
    shares = (f"{name} {score / total:.0%}" for name, score in explained.parts.items() if score)
    features = (f"{name} {value:.2f}" for name, value in explained.features._asdict().items())
    return [
        f"{place}. {match.id}  {match.confidence:.0%}{exact}  “{match.phrase}”",
        f"   parts: {', '.join(shares)}",
        f"   confidence from: {', '.join(features)}",
    ]
