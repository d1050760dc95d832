"""What words of one other language mean in ours, however they are inflected."""

import re
import sys
from collections.abc import Iterable, Sequence

from bot.language.words import words

LEAST_STEM = 4  # letters of a word that remain without what its language adds to it
_LEAST_HINDI_STEM = 2  # the same where most vowels are marks
_THAI = re.compile("[\u0e00-\u0e7f]+")
_HINDI = re.compile("[\u0900-\u097f]+")
_ARABIC = re.compile("[\u0621-\u064a]+")
# Light stemming as in Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
# Retrieval" (2007): light10.
_ARABIC_FOLDED = str.maketrans("أإآةى", "اااهي")
_ARABIC_STARTS = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_ENDS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_ARABIC_LEAST = 2  # letters that remain
HINDI_FOLDED = str.maketrans({"\u093c": "", "\u0901": "\u0902"})  # dots that many leave out
_ATTACHED = "بلكف"  # "in", "for", "like" and "so", written on to the word behind them


class GlossaryTable:
    """What words of one language mean in ours."""

    def __init__(
        self,
        meant: Iterable[tuple[str, Sequence[str]]],
        small: Iterable[str] = (),
        beginnings: Iterable[str] = (),
        endings: Iterable[str] = (),
    ) -> None:
        """Take what words and phrases mean, words that only say how one asks, and what a word may
        begin and end in."""
        self.small = frozenset(small)
        self._meant: dict[str, str] = {}  # words with blanks between: half of what tuples take
        self._as_listed: set[str] = set()  # small words that mean one of ours
        self._stems: dict[str, str] = {}
        self._inside: dict[str, list[str]] = {}
        self._beginnings = sorted(beginnings, key=len, reverse=True)
        self._endings = sorted(endings, key=len, reverse=True)
        for said, meanings in meant:
            listed = words(said)
            heard = [*map(_looked_up, listed)]
            ours = sys.intern(" ".join(meanings))
            phrase = " ".join(heard)
            self._meant[phrase] = self._meant.get(phrase) or ours
            self._meant.setdefault(heard[0], "")  # may begin a phrase
            if len(heard) > 1:
                continue
            if listed[0] in self.small:
                self._as_listed.add(listed[0])
            self._stems.setdefault(self._stem(heard[0]), ours)
            if _THAI.fullmatch(heard[0]):
                self._inside.setdefault(heard[0][0], []).append(heard[0])
        for known in self._inside.values():
            known.sort(key=len, reverse=True)

    def has(self, word: str) -> bool:
        """Is it a small word, or may a phrase begin with it?"""
        return word in self.small or _looked_up(word) in self._meant

    def meaning(self, phrase: Sequence[str]) -> str:
        """Our words for a phrase; empty where it isn't in the table, a small word as it stands."""
        if len(phrase) == 1 and phrase[0] in self.small and phrase[0] not in self._as_listed:
            return ""
        first = _looked_up(phrase[0])
        if first not in self._meant and first[:1] not in _ATTACHED:
            return ""
        others = [*map(_looked_up, phrase[1:])]
        meant = self._meant.get(" ".join((first, *others)), "")
        if not meant and first[:1] in _ATTACHED:
            meant = self._meant.get(" ".join((_looked_up(first[1:]), *others)), "")
        return meant

    def likely(self, word: str) -> str:
        """Our words for a word in another form than that in the table; empty for none."""
        return "" if word in self.small else self._stems.get(self._stem(_looked_up(word)), "")

    def cut(self, word: str) -> Iterable[str]:
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

    def _stem(self, word: str) -> str:
        least = _LEAST_HINDI_STEM if _HINDI.match(word) else LEAST_STEM
        for one in self._beginnings:
            if word.startswith(one) and len(word) - len(one) >= least:
                word = word.removeprefix(one)
                break
        for one in self._endings:
            if word.endswith(one) and len(word) - len(one) >= least:
                return word.removesuffix(one)
        return word


def _looked_up(word: str) -> str:
    """A word as the glossary files it: an Arabic one without article, "and" and endings."""
    if word.isascii():
        return word
    if _HINDI.match(word):
        return word.translate(HINDI_FOLDED)
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
