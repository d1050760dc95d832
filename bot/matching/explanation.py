"""Why a question was matched as it was, and what an entry lacks for it: for people to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot.language.spelling import Speller
from bot.language.words import Typed, stem, words
from bot.matching.documents import Document, Match, MatchFeatures
from bot.matching.question import QuestionReader, ReadWord

_COMMON_START = 5  # letters; "legislation" covers "legislative": alike up to a short ending
_LONGEST_ENDING = 5  # letters; "-ation" is the longest that is common


@dataclass(frozen=True, slots=True)
class Explained:
    """One match with what its place and its confidence rest on."""

    match: Match
    parts: Mapping[str, float]
    """Score of each part: words, pairs, characters, text, closest, steer."""
    features: MatchFeatures
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
    def of(cls, read: Sequence[ReadWord], matches: tuple[Explained, ...]) -> Self:
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


def uncovered(text: str, document: Document, reader: QuestionReader) -> tuple[str, ...]:
    """Return the content words of a question, as typed, that the document doesn't have.

    A word is covered by one with the same stem, the same beginning or nearly the same spelling,
    or by all words of a synonym of it.
    """
    has = set(words(" ".join([*document.utterances, document.text])))
    stems = {stem(word) for word in has}
    speller = Speller(has, frozenset(), lambda _: 0.0)
    missing: dict[str, None] = {}
    for word in reader.read(Typed(text)).content:
        if _has(word, stems, speller):
            continue
        if not any({stem(part) for part in words(term)} <= stems for term in reader.terms(word)):
            missing[word.typed] = None
    return tuple(missing)


def _has(word: ReadWord, stems: set[str], speller: Speller) -> bool:
    forms = {stem(word.typed), *(stem(meant.word) for meant in word.meanings)}
    if forms & stems:
        return True
    if word.exact:
        return False
    alike = any(_alike(form, other) for form in forms for other in stems)
    return alike or (not word.known and bool(speller.repairs(word.typed)))


def _alike(one: str, other: str) -> bool:
    """Whether two stems share a long beginning and differ by a short ending."""
    shorter, longer = sorted((one, other), key=len)
    start = max(_COMMON_START, len(longer) - _LONGEST_ENDING)
    return len(shorter) >= _COMMON_START and shorter[:start] == longer[:start]
