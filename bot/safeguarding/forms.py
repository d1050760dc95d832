"""Read a message as people in trouble type: spaced letters, signs for letters, slips, any script.

Each position of a message gets every form that its word may stand for; a lexicon has to know one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from bot.language.words import bounded, words

Forms = tuple[str, ...]
"""What one word of a message may stand for, as typed first."""

Spelling = Mapping[str, Sequence[str]]
"""What short spellings stand for: "tmrw" is "tomorrow"; two languages may differ."""

# Words that are read: a message of 4,096 characters in any language of ours has fewer.
MOST_WORDS = 1500
# Letters of the longest word that is looked for in writing without spaces.
LONGEST_WORD = 24
# Letters of a key word that may have a slip: a shorter one is one letter from too many others.
SHORTEST_SLIP, LONGEST_SLIP = 6, 20

_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*·,]){3,}[^\W\d_](?![^\W_])")
# Letters with zero width spaces between them, which hide words or part them. It begins at a run's
# first letter only and gives nothing back: else a long run would cost the square of its length.
_GLUED = re.compile(r"(?<![^\W_])[^\W_]++(?:\u200b++[^\W_]++)+")
# Its words are written as one: "#helpme".
_TAG = re.compile(r"#(\w{3,})")
_SIGNS = re.compile(r"(?<=[^\W\d_])[@$!](?=[^\W\d_])")
_SIGN_LETTERS = {"@": "a", "$": "s", "!": "i"}
_STARRED = re.compile(r"(?<=[^\W\d_])\*+(?=[^\W\d_])")
_AGE = re.compile(r"(\d{1,2})([a-z]{2,4})")
_DIGIT_LETTERS = str.maketrans("013457", "oieast")
_LONG = re.compile(r"(.)\1{2,}")
# Arabic vowel signs, the stroke that only lengthens a word, and the dot below of Hindi.
UNWRITTEN = "".join(map(chr, [*range(0x064B, 0x0653), 0x0640, 0x093C]))
_WITHOUT_UNWRITTEN = str.maketrans("", "", UNWRITTEN)
_CANON = _WITHOUT_UNWRITTEN | str.maketrans("أإآىةؤئँё", "ااايهويंе")
_LOOKALIKES = str.maketrans("абвгеикмнорстухіѕјαεικνορτυχ", "abvreukmhopctyxisjaeiknoptux")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")


def canonical(word: str) -> str:
    """Spelling that people vary in Arabic, Hindi and Russian, made one; may be empty."""
    return word if word.isascii() else word.translate(_CANON)


class FormReader:
    """Turns a message into forms, with the words of all lexicons at hand."""

    def __init__(
        self,
        vocabulary: Iterable[str],
        spelling: Spelling,
        slips: Slips,
        *,
        prefixes: Sequence[str] = (),
        elisions: Sequence[str] = (),
    ) -> None:
        """`prefixes` are written with the next word, `elisions` before an apostrophe."""
        self._vocabulary = frozenset(vocabulary)
        self._spelling = spelling
        self._slips = slips
        self._prefixes = tuple(prefixes)
        cut = "|".join(map(re.escape, elisions)) or "(?!)"
        self._elision = re.compile(rf"\b({cut})['’`´](?=\w)", re.IGNORECASE)

    def read(self, text: str) -> list[Forms]:
        """The forms at each position, of the first 4,096 characters and 1,500 words."""
        joined: set[str] = set()
        known: dict[str, list[Forms]] = {}
        found: list[Forms] = []
        for word in words(self._apart(bounded(text), joined)):
            if word not in known:
                parts = self._parted(canonical(word), joined)
                known[word] = [forms for part in parts for forms in self._spelled(part)]
            found += known[word]
            if len(found) >= MOST_WORDS:
                return found[:MOST_WORDS]
        return found

    def _apart(self, text: str, joined: set[str]) -> str:
        """The text with signs as letters and letters set apart joined; fills in `joined`."""
        if not text.isascii():
            text = text.translate(_WITHOUT_UNWRITTEN).replace("🆘", " sos ")
            text = _GLUED.sub(lambda run: self._unglued(run[0], joined), text)
        if "#" in text:
            text = _TAG.sub(lambda tag: _join(tag[1], joined), text)
        text = _STARRED.sub("", self._elision.sub(r"\1 ", text))
        text = _SIGNS.sub(lambda sign: _SIGN_LETTERS[sign[0]], text)
        return _SPACED.sub(lambda run: _join(run[0], joined), text)

    def _unglued(self, run: str, joined: set[str]) -> str:
        """Known words with zero width spaces between them, or one word that they hide."""
        parts = [part for part in run.split("\u200b") if part]
        known = all(part.casefold() in self._vocabulary for part in parts)
        if known and any(len(part) > 1 for part in parts):
            return " ".join(parts)
        return _join(run, joined)

    def _parted(self, word: str, joined: set[str]) -> Sequence[str]:
        """Words that were typed as one: Thai, Khmer, Chinese, "i w a n t t o", "13yo"."""
        if word in joined and not self._is_form(word):
            return self._segmented(word)
        if not word.isascii() and _UNSPACED.search(word):
            return self._segmented(word)
        age = _AGE.fullmatch(word) if word[:1].isdigit() else None
        return age.groups() if age and word not in self._spelling else [word]

    def _is_form(self, word: str) -> bool:
        """A known word, perhaps with an ending of up to four letters."""
        shortest = max(5, len(word) - 4)
        begins = (word[:size] in self._vocabulary for size in range(shortest, len(word)))
        return word in self._vocabulary or any(begins)

    def _segmented(self, run: str) -> list[str]:
        """Longest known words first; what lies between them stays together."""
        if len(run) == 1:
            return [run]
        parts: list[str] = []
        at = unknown = 0
        while at < len(run):
            lengths = self._lengths.get(run[at : at + 2]) or self._lengths.get(run[at])
            word = self._known(run, at, lengths) if lengths else ""
            if word:
                parts += [run[unknown:at], word]
                unknown = at + len(word)
            at += len(word) or 1
        return [part for part in (*parts, run[unknown:]) if part]

    def _known(self, run: str, at: int, lengths: Sequence[int]) -> str:
        tried = (run[at : at + length] for length in lengths)
        return next((word for word in tried if word in self._vocabulary), "")

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """Lengths of known words by their first two letters, or the only one, the longest first.

        Built with the first question rather than at the start.
        """
        lengths: dict[str, set[int]] = {}
        for word in self._vocabulary:
            if len(word) <= LONGEST_WORD:
                known = {1, len(word)} if word[0] in self._vocabulary else {len(word)}
                lengths.setdefault(word[:2], set()).update(known)
        return {beginning: sorted(found, reverse=True) for beginning, found in lengths.items()}

    def _spelled(self, word: str) -> list[Forms]:
        """A short spelling of several words takes as many positions; nothing takes none."""
        spelled = self._spelling.get(word, ())
        if len(spelled) == 1 and " " in spelled[0]:
            return [(part,) for part in spelled[0].split()]
        return [self._forms(word, spelled)] if word else []

    def _forms(self, word: str, spelled: Sequence[str]) -> Forms:
        forms = [word, *spelled]
        if word.isascii():
            if not word.isalpha() and not word.isdigit():
                forms.append(word.translate(_DIGIT_LETTERS))
        else:
            forms.append(word.translate(_LOOKALIKES))
            if len(word) > 3 and word.startswith(self._prefixes):
                forms += [word[len(one) :] for one in self._prefixes if word.startswith(one)]
        if len(word) > 3 and _LONG.search(word):
            forms += [_LONG.sub(r"\1\1", word), _LONG.sub(r"\1", word)]
        if (spelled or len(word) >= SHORTEST_SLIP) and self._vocabulary.isdisjoint(forms):
            forms += [right for form in forms for right in self._slips.repair(form)]
        return tuple(dict.fromkeys(forms))


class Slips:
    """Finds the key word that a word is one slip from: a letter wrong, lost, doubled or swapped.

    Both sides are reduced by one letter and compared: a few look-ups a word.
    """

    def __init__(
        self, key_words: Iterable[str], ordinary: Iterable[str], endings: Iterable[str] = ()
    ) -> None:
        """`ordinary` words are none, however near; a slip may stand before one of `endings`."""
        self._ordinary = frozenset(ordinary)
        self._endings = tuple(endings)
        self._key_words = [word for word in key_words if len(word) >= SHORTEST_SLIP]

    @cached_property
    def _by_rest(self) -> dict[str, str]:
        """Words with blanks between. Built with the first question rather than at the start."""
        by_rest: dict[str, str] = {}
        for word in self._key_words:
            for rest in _rests(word):
                by_rest[rest] = f"{by_rest[rest]} {word}" if rest in by_rest else word
        return by_rest

    def repair(self, word: str) -> Iterator[str]:
        """Key words one slip away; nothing for a word that is ordinary as it stands."""
        if word in self._ordinary or not word.isalpha():
            return
        bare = [word.removesuffix(ending) for ending in self._endings if word.endswith(ending)]
        for typed in (word, *bare):
            if SHORTEST_SLIP <= len(typed) <= LONGEST_SLIP:
                near = {
                    found for rest in _rests(typed) for found in self._by_rest.get(rest, "").split()
                }
                yield from sorted(found for found in near if _one_slip(typed, found))


def _rests(word: str) -> Iterator[str]:
    yield word
    for at in range(1, len(word)):  # the first letter is hardly ever wrong
        yield word[:at] + word[at + 1 :]


def _one_slip(typed: str, right: str) -> bool:
    """Same reduced form can be two slips apart: a letter lost here, another one there."""
    if len(typed) != len(right):
        return True
    differing = [at for at in range(len(typed)) if typed[at] != right[at]]
    if len(differing) == 2:
        first, last = differing
        return last == first + 1 and typed[first] == right[last] and typed[last] == right[first]
    return len(differing) == 1


def _join(run: str, joined: set[str]) -> str:
    letters = re.sub(r"[\W_]", "", run)
    joined.add(letters.casefold())
    return letters
