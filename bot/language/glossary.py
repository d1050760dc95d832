"""Words of other languages, and what they mean in the words of our entries."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.catalog.validation import read_model
from bot.catalog.vocabularies import GlossaryFile
from bot.language.words import words

LONGEST = 4  # words of a phrase that is looked up as one
_THAI = re.compile("[\u0e00-\u0e7f]+")
_ARABIC = re.compile("[\u0621-\u064a]+")
# Light stemming as in Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
# Retrieval" (2007): light10.
_ARABIC_FOLDED = str.maketrans("أإآةى", "اااهي")
_ARABIC_STARTS = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_ENDS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_ARABIC_LEAST = 2  # letters that remain
_ELIDED = "ld"
_SHORTEST_ELIDED = 4  # letters, with that of the article
_ATTACHED = "بلكف"  # "in", "for", "like" and "so", written on to the word behind them


class TranslatedWords(NamedTuple):
    """Words as we know them."""

    words: tuple[str, ...]
    foreign: float
    """Share of the words, as said, that were another language's."""


class Glossary:
    """Turns a question in another language into the words that we know it by."""

    def __init__(
        self, meant: Iterable[tuple[str, Sequence[str]]] = (), small: Iterable[str] = ()
    ) -> None:
        """Take what foreign words and phrases mean, and words that only say how one asks."""
        self._meant: dict[str, str] = {}  # words with blanks between: half of what tuples take
        self._inside: dict[str, list[str]] = {}
        for said, meanings in meant:
            heard = [*map(_looked_up, words(said))]
            self._meant.setdefault(" ".join(heard), sys.intern(" ".join(meanings)))
            if len(heard) == 1 and _THAI.fullmatch(heard[0]):
                self._inside.setdefault(heard[0][0], []).append(heard[0])
        for known in self._inside.values():
            known.sort(key=len, reverse=True)
        self._small = frozenset(small)

    def translated(self, said: Sequence[str], knows: Callable[[str], bool]) -> TranslatedWords:
        """The words, with what foreign ones mean in their place; those of ours are left alone."""
        if all(map(knows, said)):
            return TranslatedWords(tuple(said), 0.0)
        cut = [piece for word in said for piece in self._cut(_unelided(word, knows))]
        found: list[str] = []
        at = foreign = 0
        while at < len(cut):
            many = self._known(cut, at, knows)
            if many:
                found += self._meaning(cut[at : at + many]).split()
                foreign += many
            else:
                found.append(cut[at])
                foreign += cut[at] in self._small and not knows(cut[at])
            at += many or 1
        if not foreign:
            return TranslatedWords(tuple(said), 0.0)
        kept = tuple(word for word in found if knows(word) or word not in self._small)
        return TranslatedWords(kept, foreign / len(cut))

    def _known(self, said: Sequence[str], at: int, knows: Callable[[str], bool]) -> int:
        """How many words from a place on are a phrase of the glossary; 0 for none.

        Names of services hold words of other scripts, so that we know these: they are put into
        ours all the same.
        """
        for many in range(min(LONGEST, len(said) - at), 0, -1):
            phrase = said[at : at + many]
            ours = all(word.isascii() and knows(word) for word in phrase)
            if not ours and self._meaning(phrase):
                return many
        return 0

    def _meaning(self, phrase: Sequence[str]) -> str:
        """Our words for a phrase; empty where it isn't in the glossary."""
        first, *others = map(_looked_up, phrase)
        meant = self._meant.get(" ".join((first, *others)), "")
        if not meant and first[:1] in _ATTACHED:
            meant = self._meant.get(" ".join((_looked_up(first[1:]), *others)), "")
        return meant

    def _cut(self, word: str) -> Iterable[str]:
        """The known words inside a run of Thai, which is written without spaces."""
        if not self._inside or not _THAI.fullmatch(word):
            return (word,)
        found, at = [], 0
        while at < len(word):
            known = self._inside.get(word[at], ())
            inside = next((one for one in known if word.startswith(one, at)), "")
            if inside:
                found.append(inside)
            at += len(inside) or 1
        return found or (word,)


def _unelided(word: str, knows: Callable[[str], bool]) -> str:
    """A word of ours behind a French article: the apostrophe of "l'OPSC" is gone in words."""
    elided = word[:1] in _ELIDED and len(word) > _SHORTEST_ELIDED and not knows(word)
    return word[1:] if elided and knows(word[1:]) else word


def _looked_up(word: str) -> str:
    """A word as the glossary files it: an Arabic one without article, "and" and endings."""
    if not _ARABIC.fullmatch(word):
        return word
    word = word.translate(_ARABIC_FOLDED)
    if word[0] == "و" and len(word) > _ARABIC_LEAST + 1:
        word = word[1:]
    for start in _ARABIC_STARTS:
        if word.startswith(start) and len(word) - len(start) >= _ARABIC_LEAST:
            word = word.removeprefix(start)
            break
    for end in _ARABIC_ENDS:
        if word.endswith(end) and len(word) - len(end) >= _ARABIC_LEAST:
            word = word.removesuffix(end)
    return word


def read_glossary(knowledge: Path, small: Collection[str]) -> Callable[[], Glossary]:
    """What makes the glossary of all languages together, once: half a second that need not pass
    before the first poll. Raises KnowledgeError for a file that is wrong."""
    tables: list[Mapping[str, Sequence[str]]] = [
        read_model(path, GlossaryFile).root
        for path in sorted((knowledge / "glossary").glob("[!.]*.yaml"))
    ]

    @cache
    def made() -> Glossary:
        terms = ((words(ours), others) for table in tables for ours, others in table.items())
        glossary = Glossary(((said, ours) for ours, others in terms for said in others), small)
        tables.clear()
        return glossary

    return made
