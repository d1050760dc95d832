"""Read a message as people in trouble type: spaced letters, signs for letters, slips, any script.

Each position of a message gets every form that its word may stand for; a lexicon has to know one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bot.language.words import words
from bot.safeguarding.slips import Slips

Forms = tuple[str, ...]
"""What one word of a message may stand for, as typed first."""

Spelling = Mapping[str, Sequence[str]]
"""What short spellings stand for: "tmrw" is "tomorrow"; two languages may differ."""

LONGEST_WORD = 24
"""Letters of the longest word that is looked for in writing without spaces."""

_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*·,]){3,}[^\W\d_](?![^\W_])")
_SIGNS = re.compile(r"(?<=[^\W\d_])[@$!](?=[^\W\d_])")
_SIGN_LETTERS = {"@": "a", "$": "s", "!": "i"}
_ELISION = re.compile(r"\b(c|d|j|l|m|n|s|t|qu|jusqu)['’`´](?=\w)", re.IGNORECASE)
_STARRED = re.compile(r"(?<=[^\W\d_])\*+(?=[^\W\d_])")
_AGE = re.compile(r"(\d{1,2})([a-z]{1,4})")
_DIGIT_LETTERS = str.maketrans("013457", "oieast")
_LONG = re.compile(r"(.)\1{2,}")
_CANON: dict[int, str | int | None] = {
    **dict.fromkeys([*range(0x064B, 0x0653), 0x0640, 0x093C], None),
    **str.maketrans("أإآىةؤئँё", "ااايهويंе"),
}
_LOOKALIKES = str.maketrans("абвгеикмнорстухіѕјαεικνορτυχ", "abvreukmhopctyxisjaeiknoptux")
_ARABIC_HEADS = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل", "ه")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")


def canonical(word: str) -> str:
    """Spelling that people vary in Arabic, Hindi and Russian, made one."""
    return word if word.isascii() else word.translate(_CANON)


class Reader:
    """Turns a message into forms, with the words of all lexicons at hand."""

    def __init__(self, spelling: Spelling, vocabulary: Iterable[str], slips: Slips):
        self._spelling = spelling
        self._vocabulary = frozenset(vocabulary)
        self._slips = slips

    def read(self, text: str) -> list[Forms]:
        """The forms at each position."""
        typed = _ELISION.sub(r"\1 ", text.replace("🆘", " sos "))
        typed = _STARRED.sub("", typed)
        typed = _SIGNS.sub(lambda sign: _SIGN_LETTERS[sign[0]], typed)
        joined: set[str] = set()
        typed = _SPACED.sub(lambda run: _join(run[0], joined), typed)
        found: list[Forms] = []
        for word in words(typed):
            for part in self._parted(canonical(word), joined):
                found.extend(self._spelled(part))
        return found

    def _parted(self, word: str, joined: set[str]) -> Sequence[str]:
        """Words that were typed as one: Thai, Chinese, "i w a n t t o", "13yo"."""
        if word in joined and not self._is_form(word):
            return self._segmented(word)
        if not word.isascii() and _UNSPACED.search(word):
            return self._segmented(word)
        age = _AGE.fullmatch(word) if word[0].isdigit() else None
        return age.groups() if age and len(age[2]) != 1 and word not in self._spelling else [word]

    def _is_form(self, word: str) -> bool:
        """A known word, perhaps with an ending."""
        return (
            any(
                word[:size] in self._vocabulary
                for size in range(max(5, len(word) - 4), len(word) + 1)
            )
            or word in self._vocabulary
        )

    def _segmented(self, run: str) -> list[str]:
        """Longest known words first; what lies between them stays together."""
        parts: list[tuple[bool, str]] = []
        at = 0
        while at < len(run):
            lengths = range(min(LONGEST_WORD, len(run) - at), 0, -1)
            size = next((n for n in lengths if run[at : at + n] in self._vocabulary), 0)
            parts.append((size > 0, run[at : at + (size or 1)]))
            at += size or 1
        cut: list[str] = []
        for known, group in groupby(parts, key=lambda part: part[0]):
            texts = [text for _, text in group]
            cut.extend(texts if known else ["".join(texts)])
        return cut

    def _spelled(self, word: str) -> list[Forms]:
        """A short spelling of several words takes as many positions."""
        spelled = self._spelling.get(word, ())
        if len(spelled) == 1 and " " in spelled[0]:
            return [(part,) for part in spelled[0].split()]
        return [self._forms(word, spelled)]

    def _forms(self, word: str, spelled: Sequence[str]) -> Forms:
        forms = [word, *spelled]
        if word.isascii():
            if not word.isalpha() and not word.isdigit():
                forms.append(word.translate(_DIGIT_LETTERS))
        else:
            forms.append(word.translate(_LOOKALIKES))
            forms += [word[len(h) :] for h in _ARABIC_HEADS if word.startswith(h) and len(word) > 3]
        if len(word) > 3 and _LONG.search(word):
            forms += [_LONG.sub(r"\1\1", word), _LONG.sub(r"\1", word)]
        if not any(form in self._vocabulary for form in forms):
            forms += [right for form in forms for right in self._slips.repair(form)]
        return tuple(dict.fromkeys(forms))


def _join(run: str, joined: set[str]) -> str:
    letters = re.sub(r"[\W_]", "", run)
    joined.add(letters.casefold())
    return letters
