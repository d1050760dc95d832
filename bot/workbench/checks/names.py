"""Finds the names in a text by their capitals."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache

from bot.workbench.records.counting import words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:…]|\n\s*[-•])[\s\"'“”‘’(\[]*$")
_BETWEEN = re.compile(r"[\s-]+(?:(?:of|to|on|the)\s+){0,2}")
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


def name_runs(text: str, ordinary: Set[str]) -> Iterator[str]:
    """Words of names that stand together: "Committee on the Rights"; a possessive ends a run."""
    start = end = -1
    for word in names_in(text, ordinary):
        if end >= 0 and not _BETWEEN.fullmatch(text, end, word.start()):
            yield text[start:end]
            end = -1
        start, end = (start if end >= 0 else word.start()), word.end()
        if word.group().endswith(("'s", "’s")):
            yield text[start:end]
            end = -1
    if end >= 0:
        yield text[start:end]


def is_covered(run: Sequence[str], names: Set[frozenset[str]], alone: Set[str]) -> bool:
    """Can a run of name tokens be cut into pieces that each belong to one known name?

    A word of a longer name counts by itself only where the run is no more than that word, so
    "Safe Alliance" isn't covered by "Safe Online" and "Down to Zero Alliance".
    """
    if len(run) == 1:
        return run[0] in alone
    start = 0
    while start < len(run):
        ends = (end for end in range(len(run), start, -1) if _is_piece(run[start:end], names))
        start = next(ends, 0)
        if not start:
            return False
    return True


def _is_piece(tokens: Sequence[str], names: Set[frozenset[str]]) -> bool:
    piece = frozenset(tokens)
    return piece in names or (len(tokens) > 1 and any(piece <= name for name in names))


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Stems of the words that stand in lower case somewhere in the texts."""
    return frozenset(
        _stem(found.group())
        for text in texts
        for found in _WORD.finditer(text)
        if found.group().islower()
    )


@cache  # the same names are the grounds of most entries
def name_tokens(name: str) -> frozenset[str]:
    return frozenset(map(name_token, words(name)))


def name_token(word: str) -> str:
    """A word of a name without its possessive or plural ending."""
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return word[:-1] if len(word) > 2 and word.endswith("s") else word


def _stem(word: str) -> str:
    """So that "Informing" is known from "inform" and "Agreements" from "agree"."""
    return _ENDING.sub("", word.casefold().replace("’", "'"))
