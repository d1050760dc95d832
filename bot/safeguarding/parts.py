"""The parts of a message that are read by themselves: what stands before a cry doesn't hide it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.language.word_lists import WordLists
from bot.language.words import words

# Sentences that are read one by one; what comes after so many is read as one.
MOST_SENTENCES = 40
_SENTENCE_END = re.compile(r"[.?!;…]+(?=\s|$)|[\n。！？؟।]+")
_FEWEST_LETTERS = 6  # of a sentence in writing without spaces that may say something
# Places at which a question may be joined with a cry; what stands before and behind is read, too.
MOST_JOINTS = 8
_FEWEST_HALF_WORDS, _FEWEST_HALF_LETTERS = 3, 12


class MessageParts:
    """Cuts at what joins a question and a cry, and takes out the name of whom both are told."""

    def __init__(self, lists: Sequence[WordLists], addressees: Iterable[str]) -> None:
        self._personal = frozenset[str]().union(*(one.personal - one.points_back for one in lists))
        joiners = {" ".join(said) for one in lists for said in one.joiners.all}
        joined = "|".join(map(re.escape, sorted(joiners, key=len, reverse=True))) or "(?!)"
        self._joint = re.compile(rf"[,:،，、—–]+\s*|(?<=\s)(?:{joined})\s+", re.IGNORECASE)
        named = "|".join(map(re.escape, addressees)) or "(?!)"
        self._named = re.compile(rf"\b(?:{named})\b(?:['’]s\b)?", re.IGNORECASE)
        self._called = re.compile(rf"^\W*(?:{named})\b(?!['’])|\b(?:{named})\W*$", re.IGNORECASE)

    def unaddressed(self, parts: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """Parts that hold the name of an addressee, without it; and whether they call it, as in
        "ECPAT, …", rather than speak of it."""
        for part in parts:
            rest = self._named.sub(" ", part)
            if rest != part:
                yield rest, self._called.search(part) is not None

    def names_somebody(self, part: str) -> bool:
        """Does it speak of the writer or of somebody near, and not only point back?"""
        return not self._personal.isdisjoint(words(part))

    def halves(self, text: str) -> Iterator[str]:
        for joint in islice(self._joint.finditer(text), MOST_JOINTS):
            for half in (text[: joint.start()], text[joint.end() :]):
                enough = len(half.split()) >= _FEWEST_HALF_WORDS
                if enough or (not half.isascii() and len(half) >= _FEWEST_HALF_LETTERS):
                    yield half


def sentences(text: str) -> list[str]:
    """The sentences of a message that has several; those of one word say nothing by themselves."""
    parts = [*filter(None, map(str.strip, _SENTENCE_END.split(text)))]
    said = [
        part
        for part in parts
        if " " in part or (not part.isascii() and len(part) >= _FEWEST_LETTERS)
    ]
    if len(parts) < 2:
        return []
    return [*said[:MOST_SENTENCES], *filter(None, [" ".join(said[MOST_SENTENCES:])])]
