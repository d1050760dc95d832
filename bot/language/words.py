"""Characters to words, in any script: no word lists, and the same answer every time.

Words are compared after NFKC and case folding, in Latin letters without the accents that people
leave out; marks of other scripts stay. Emoji, invisible characters and addresses fall away.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from bot.language.contractions import expanded

MOST_CHARACTERS = 4096  # of a message; Telegram's longest has as many
_MOST_FROM_ONE = 18  # U+FDFA becomes 18 letters, more than any other character
_ROOT = 6  # letters in which forms of a long word are alike
_MOST_REMEMBERED = 40_000  # characters of a table, about 4 MB

# The tatweel that stretches Arabic words, joiners, fillers, silent vowels and variation selectors.
_INVISIBLE = frozenset(
    map(chr, (0x0640, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810)))
).union(map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0)))
_INVISIBLE_CATEGORIES = ("Cf", "Me")  # format characters such as the soft hyphen; enclosing marks
# Zero width space, the Hangul fillers that show as a blank, and signs that NFKC would spell out.
_BLANK = frozenset("\u200b\u3164\uffa0™ℹ㊗㊙").union(map(chr, range(0x1F201, 0x1F252)))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
)
# Marks that stand on Latin letters; those of other scripts have blocks of their own.
_LATIN_MARK = re.compile(
    r"(?<=[\u0000-\u024f\u1e00-\u1eff])[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_CHINESE_OR_JAPANESE = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0061-\U000e007a]{2}")

# What a host ends in. "He told me.him/her" names no host, so an ending that is a word is none.
_ENDING = (
    r"(?:com|org|net|int|edu|gov|info|app|dev|(?:co|org|gov|ac|edu|com)\.[a-z]{2}"
    r"|(?!am|as|at|be|by|do|go|he|hi|if|in|is|it|me|mo|my|no|of|oh|ok|on|or|so|to|up|us|we)[a-z]{2})"
)
_ADDRESS = re.compile(
    r"(?<![\w.+@-])(?:\w++://[!-~]*|www\.[!-~]+|(?:t|wa|m|fb)\.me/[!-~]*|youtu\.be/[!-~]*"
    rf"|(?:[a-z0-9-]++\.)+{_ENDING}/[!-~]*|[\w.+-]++@(?:[a-z0-9-]++\.)+{_ENDING}(?![\w-]))",
    re.IGNORECASE | re.ASCII,
)
# Three letters with dots between them, two capitals, or two letters each with a dot.
_DOTTED = re.compile(
    r"(?<![\w.])(?:[^\W\d_](?:\.[^\W\d_]){2,}|[A-Z]\.[A-Z]|[^\W\d_]\.[^\W\d_](?=\.))(?!\w)\.?"
)

_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


class Typed:
    """What somebody typed: bounded, and read once however many ask for its words."""

    def __init__(self, text: str, most: int = MOST_CHARACTERS, whole: Typed | None = None) -> None:
        """Keep as much of the text as folds into `most` characters; it may be part of a `whole`."""
        self.text = bounded(text, most)
        self.made: dict[object, Any] = {}  # of the text, and of each word of the whole
        self.made_of_words: dict[object, Any] = whole.made_of_words if whole else {}

    @classmethod
    def of(cls, text: str | Typed) -> Typed:
        """Take a text; one that is read already stays as it is."""
        return text if isinstance(text, Typed) else cls(text)

    @cached_property
    def plain(self) -> str:
        """The text without what is no word; its capitals and punctuation stay."""
        return _plain(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in matching form."""
        return tuple(_words(self.plain))

    def holds(self, title: str) -> bool:
        """Are all words of a title among its words, in whatever form?"""
        return self.stems.issuperset(map(stem, words(title)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(map(stem, self.words))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Its acronyms in matching form, as `capitals` finds them."""
        return _capitals(self.plain)

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """Codes of the flags in it, two capitals each, whether or not there is such a country."""
        return () if self.text.isascii() else tuple(map(_code, _FLAG.findall(self.text)))


def bounded(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return as much of the text as folds into `most` characters: `ﷺ` folds into 18."""
    text = text[:most]
    short = text.isascii() or len(text) * _MOST_FROM_ONE <= most
    if short or (unicodedata.is_normalized("NFKC", text) and len(_cased(text)) <= most):
        return text
    return text[: bisect_right(list(accumulate(map(_size, text))), most)]


def normalise(text: str) -> str:
    """Return the words of `text` in matching form, one space between them."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Cut `text` into words in matching form; empty when it has no letter or digit.

    "What's" gives two words, like "what is"; other apostrophes are dropped. Chinese and Japanese,
    written without spaces, give one word a character.
    """
    return [*map(sys.intern, _words(_plain(text)))]  # lists, names and phrases share many


def capitals(text: str) -> frozenset[str]:
    """Return words of two to six capitals or digits, in matching form; none of a shouted text."""
    return _capitals(_plain(text))


def stem(word: str) -> str:
    """Return an English word without -s, -ed, -ing and final -e, and with -i for final -y.

    So its forms agree, though on no dictionary word ("abus"). Short words and other scripts are
    returned as they are.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = _undoubled(word[: -len(ending)])
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def has_form(word: str, others: Sequence[str]) -> bool:
    """Is one of some words a form of this: "convicted", "conviction"?"""
    start = word[:_ROOT]
    forms = {word, word.removesuffix("s"), f"{word}s"}
    return any(one in forms or (len(start) == _ROOT and one.startswith(start)) for one in others)


def _undoubled(word: str) -> str:
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word


def _plain(text: str) -> str:
    """Drop addresses and invisible characters, and write "s.o.s." as "SOS"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_SEEN)).translate(_APOSTROPHES)
    if "/" in text or "@" in text or "www." in text.lower():  # as in every address
        text = _ADDRESS.sub(" ", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", "").upper(), text)
    return text


def _capitals(plain: str) -> frozenset[str]:
    shouted = plain.isupper() and len(plain.split()) > 1
    written = [] if shouted else re.findall(r"\b[A-Z][A-Z0-9]{1,5}\b", plain)
    return frozenset(map(str.lower, written))


def _words(plain: str) -> list[str]:
    if plain.isascii():
        return [part for word in _ASCII_WORD.findall(plain.lower()) for part in expanded(word)]
    runs = _LATIN_MARK.sub("", plain.casefold().translate(_IN_WORDS)).split()
    # A mark alone is no word.
    said = [run for run in runs if run[0].isalnum() or any(map(str.isalnum, run))]
    return [part for run in said for part in expanded(run.strip("'"))]


def _code(flag: str) -> str:
    """The ISO code that a flag spells; England's, like Scotland's, begins with "gb"."""
    first = 0xE0061 if len(flag) > 2 else 0x1F1E6
    return "".join(chr(ord(letter) - first + ord("A")) for letter in flag[-2:])


class _Characters(dict[int, str]):
    """What becomes of each character, for `str.translate`: worked out when first met."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        found = self._becomes(chr(code))
        if len(self) < _MOST_REMEMBERED:
            self[code] = found
        return found


def _seen(character: str) -> str:
    if character in _BLANK:
        return " "
    hidden = unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _INVISIBLE
    return "" if hidden else character


def _in_words(character: str) -> str:
    """What a character is in a word, without its Latin accent; a space where it parts words."""
    if _CHINESE_OR_JAPANESE.match(character):
        return f" {character} "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if not (character == "'" or character.isalnum() or unicodedata.category(character)[0] == "M"):
        return " "
    letter = unicodedata.normalize("NFD", character)[0]
    latin = letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
    return letter.translate(_UNDECOMPOSED) if latin else character


@lru_cache(maxsize=_MOST_REMEMBERED)
def _size(character: str) -> int:
    """How many characters it folds into."""
    return len(_cased(unicodedata.normalize("NFKC", character)))


def _cased(text: str) -> str:
    return text.casefold().translate(_UNDECOMPOSED)


_SEEN = _Characters(_seen)
_IN_WORDS = _Characters(_in_words)
