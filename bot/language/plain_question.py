"""A question in full words, and without whom it is asked of."""

import re
from collections.abc import Iterable

from bot.language.word_lists import WordLists
from bot.language.words import Typed

_MOST_BEHIND = 5  # words behind "according to ECPAT": "'s members in May 2024"
LEAST_LEFT = 1 / 3  # of the characters: "as ECPAT said in 2018" alone is the question


class PlainQuestion:
    """Rewrites by the lists of one language."""

    def __init__(self, english: WordLists) -> None:
        self._full = english.short_forms
        told = "|".join([*map(re.escape, english.attributed_words), r"(?:19|20)\d\d"])
        more = rf"(?:['’]s)?(?: (?:{told})(?!\w)){{0,{_MOST_BEHIND}}},?"
        longest = sorted(self._full, key=len, reverse=True)
        self._short = _one_of(longest, r"(?<!['’])", r"(?!['’])")  # "n'est" is French
        self._attributed = _one_of(english.attributions, ",? ?", more)

    def of(self, typed: Typed) -> Typed:
        """The same where nothing is to be rewritten."""
        full = self._short.sub(lambda found: self._full[found[0].lower()], typed.plain)
        rest = self._attributed.sub(" ", full)
        plain = rest if len(rest) > LEAST_LEFT * len(full) else full
        return typed if plain == typed.plain else Typed(plain)


def _one_of(phrases: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str]:
    either = "|".join(map(re.escape, phrases)) or "(?!)"
    return re.compile(rf"{before}(?<!\w)(?:{either})(?!\w){behind}", re.IGNORECASE)
