"""Normalise and cut up text in any script: pure functions, no word lists, no state.

Matching compares words after NFKC and case folding. Accents on Latin letters are dropped because
people leave them out; marks of every other script stay, because there they spell the word.
"""

import re
import unicodedata
from functools import cached_property
from itertools import groupby

_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_CONTRACTION = re.compile(
    r"(what|where|who|how|when|that|there)('?s)|(it|he|she)('s)"
    r"|(do|does|did|is|are|was|were|has|have|had|would|could|should|ca|wo)(n'?t)"
    r"|(i)('?m)|(i|you|we|they)('ve|'ll|'re|'d)"
)
_ENDINGS = {
    "s": "is", "nt": "not", "n't": "not", "m": "am", "ve": "have", "ll": "will", "re": "are",
    "d": "would",
}  # fmt: skip
_LAST_LETTERS = frozenset(ending[-1] for ending in _ENDINGS)
_IRREGULAR = {"ca": "can", "wo": "will"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
)
_UNSPACED = ("CJK UNIFIED", "HIRAGANA LETTER", "KATAKANA LETTER")


def normalise(text: str) -> str:
    """Return the words of `text` in matching form, one space between them."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Cut `text` into words in matching form; empty when it has no letter or digit.

    "What's" gives two words, like "what is"; a possessive "'s" and other apostrophes are dropped.
    Chinese and Japanese, written without spaces, give one word a character.
    """
    folded = fold(text)
    if folded.isascii():
        return [part for word in _ASCII_WORD.findall(folded) for part in _expanded(word)]
    runs = ("".join(run) for inside, run in groupby(folded, _in_word) if inside)
    return [
        word for run in runs for part in _expanded(run.strip("'")) for word in _spaced(part) if word
    ]


def fold(text: str) -> str:
    """Return `text` with case, width and Latin accents removed and its punctuation kept."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    if text.isascii():
        return text
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return _without_latin_accents(seen).translate(_UNDECOMPOSED)


def capitals(text: str) -> frozenset[str]:
    """Return the acronyms written in `text`, in matching form.

    They are its words of two to six capitals or digits, unless the whole text is shouted.
    """
    written = re.findall(r"\b[A-Z][A-Z0-9]{1,5}\b", text)
    if text.isupper() and len(text.split()) > 1:
        return frozenset()
    return frozenset(word.lower() for word in written)


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


def _undoubled(word: str) -> str:
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word


def _without_latin_accents(text: str) -> str:
    kept: list[str] = []
    latin = False
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            latin = character < "\u0250" or "\u1e00" <= character <= "\u1eff"
        elif latin:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _in_word(character: str) -> bool:
    return character == "'" or character.isalnum() or unicodedata.category(character)[0] == "M"


def _expanded(word: str) -> tuple[str, ...]:
    """Take a contraction apart, so that "whats", "what's" and "what is" are the same."""
    if word[-1:] not in _LAST_LETTERS:  # most words: the pattern costs more than the rest
        return (word.replace("'", ""),)
    found = _CONTRACTION.fullmatch(word)
    if found is None:
        return (word.removesuffix("'s").replace("'", ""),)
    first, ending = (part for part in found.groups() if part)
    return _IRREGULAR.get(first, first), _ENDINGS[ending.lstrip("'")]


def _spaced(run: str) -> list[str]:
    parts: list[str] = []
    for unspaced, characters in groupby(run, _unspaced):
        joined = "".join(characters)
        parts.extend(joined if unspaced else [joined])
    return parts


def _unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED)


class Typed:
    """What somebody typed, bounded and read once."""

    def __init__(self, text: str, most: int = 4096) -> None:
        self.text = text[:most]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words(self.text))

    @cached_property
    def capitals(self) -> frozenset[str]:
        return capitals(self.text)
