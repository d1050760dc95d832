"""Which content words of a question an entry says nothing about."""

from __future__ import annotations

from bot.answering.matcher.model import Document
from bot.answering.matcher.noise import function_words
from bot.answering.matcher.reading import Reader, Word
from bot.answering.matcher.spelling import Speller
from bot.answering.text import stem, words

_COMMON_START = 5
"""Letters; "legislation" covers "legislative": stems that start alike, up to a short ending."""


def uncovered(text: str, document: Document, reader: Reader) -> tuple[str, ...]:
    """Return the content words of a question, as typed, that the document doesn't have.

    A word is covered by one with the same stem, the same beginning or nearly the same spelling,
    or by all words of a synonym of it.
    """
    has = set(words(" ".join([*document.utterances, document.text])))
    stems = {stem(word) for word in has}
    speller = Speller(has, frozenset(), lambda _: 0.0)
    missing = []
    for word in reader.read(text).read:
        if word.noise or word.typed in function_words() or word.typed in missing:
            continue
        if not (_has(word, stems, speller) or _has_synonym(word, stems, reader)):
            missing.append(word.typed)
    return tuple(missing)


def _has(word: Word, stems: set[str], speller: Speller) -> bool:
    forms = {stem(word.typed), *(stem(repair.word) for repair in word.repairs)}
    if forms & stems:
        return True
    if word.exact:
        return False
    alike = any(_alike(form, other) for form in forms for other in stems)
    return alike or (not word.known and bool(speller.repairs(word.typed)))


def _has_synonym(word: Word, stems: set[str], reader: Reader) -> bool:
    meant = reader.synonyms_of(word.meant)
    return any({stem(part) for part in words(term)} <= stems for term in meant)


def _alike(one: str, other: str) -> bool:
    """Whether two stems share a long beginning and differ by a short ending."""
    shorter, longer = sorted((one, other), key=len)
    start = max(_COMMON_START, len(longer) - 4)
    return len(shorter) >= _COMMON_START and shorter[:start] == longer[:start]
