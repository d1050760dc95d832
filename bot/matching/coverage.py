"""Which content words of a question an entry has, and which it says nothing about."""

from __future__ import annotations

from bot.language.spelling import Speller
from bot.language.words import stem, words
from bot.matching.features import key
from bot.matching.index import Index
from bot.matching.model import Document
from bot.matching.noise import function_words
from bot.matching.reading import Question, Reader, Word

_COMMON_START = 5
"""Letters; "legislation" covers "legislative": stems that start alike, up to a short ending."""
_LONGEST_ENDING = 5
"""Letters; "-ation" is the longest that is common."""


class Content:
    """The content words of a question, read once for all documents that are compared."""

    def __init__(self, question: Question, index: Index) -> None:
        self._index = index
        asked = [word for word in question.heard if word.typed not in function_words()]
        self._rarities = [index.rarity(stem(word.meant)) for word in asked]
        self._meanings = [
            [(key(stem(meant)), likeness) for meant, likeness in _meanings(word)] for word in asked
        ]

    def covered(self, document: int) -> float:
        """Share of the content words, by rarity, that a document has, 0 to 1.

        A repaired word counts by its likeness; a question without content words is covered.
        """
        total = sum(self._rarities)
        has = self._index.has
        covered = sum(
            rarity * max(likeness * has(filed, document) for filed, likeness in meanings)
            for rarity, meanings in zip(self._rarities, self._meanings, strict=True)
        )
        return covered / total if total else 1.0


def uncovered(text: str, document: Document, reader: Reader) -> tuple[str, ...]:
    """Return the content words of a question, as typed, that the document doesn't have.

    A word is covered by one with the same stem, the same beginning or nearly the same spelling,
    or by all words of a synonym of it.
    """
    has = set(words(" ".join([*document.utterances, document.text])))
    stems = {stem(word) for word in has}
    speller = Speller(has, frozenset(), lambda _: 0.0)
    missing: dict[str, None] = {}
    for word in reader.read(text).heard:
        if word.typed in function_words() or _has(word, stems, speller):
            continue
        if not any({stem(part) for part in words(term)} <= stems for term in reader.terms(word)):
            missing[word.typed] = None
    return tuple(missing)


def _meanings(word: Word) -> list[tuple[str, float]]:
    return [(repair.word, repair.likeness) for repair in word.repairs] or [(word.typed, 1.0)]


def _has(word: Word, stems: set[str], speller: Speller) -> bool:
    forms = {stem(word.typed), *(stem(meant) for meant, _ in _meanings(word))}
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
