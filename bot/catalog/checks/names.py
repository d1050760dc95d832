"""Finds the names in a text by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:…]|\n\s*[-•])[\s\"'“”‘’(\[]*$")
_BETWEEN = re.compile(r"[\s/&-]+(?:(?:of|to|the|and|for|on|in|de|against)\s+){0,2}")
_ENDING = re.compile(r"(?<=\w{3})(?:ments?|ions?|ings?|ed|ly|ory|ies|es|'s|s|e|y)$")
_NO_NAMES = {"I", "A"}


def names_in(text: str, ordinary: Set[str]) -> Iterator[re.Match[str]]:
    """Words that are part of a name: "Safe", "WeProtect", "AI", each where it stands.

    A word with one capital at the start of a sentence counts unless it or another form of it is
    among the `ordinary` words: only that tells "Facebook said" from "Children said".
    """
    for found in _WORD.finditer(text):
        word = found.group().replace("’", "'")
        if not any(letter.isupper() for letter in word) or word in _NO_NAMES:
            continue
        capitalised = word[0].isupper() and not any(letter.isupper() for letter in word[1:])
        starts = capitalised and _BEFORE_A_SENTENCE.search(text, 0, found.start())
        if not (starts and _stem(word) in ordinary):
            yield found


def joined(text: str, words: Iterable[re.Match[str]]) -> list[str]:
    """Words of names that stand together as one: "Global Partnership to End Violence"."""
    spans: list[tuple[int, int]] = []
    for start, end in (word.span() for word in words):
        if spans and _BETWEEN.fullmatch(text, spans[-1][1], start):
            start = spans.pop()[0]
        spans.append((start, end))
    return [text[start:end] for start, end in spans]


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Stems of the words that stand in lower case somewhere in the texts."""
    return frozenset(
        _stem(found.group())
        for text in texts
        for found in _WORD.finditer(text)
        if found.group().islower()
    )


def name_token(word: str) -> str:
    """A word of a name without its possessive or plural ending."""
    word = word.casefold().removesuffix("'s").removesuffix("'")
    return word[:-1] if len(word) > 2 and word.endswith("s") else word


def _stem(word: str) -> str:
    """So that "Informing" is known from "inform" and "Agreements" from "agree"."""
    return _ENDING.sub("", word.casefold().replace("’", "'"))
