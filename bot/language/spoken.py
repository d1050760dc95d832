"""Which of our languages a message is in, by its small words and its letters."""

import re
from collections.abc import Mapping

from bot.language.word_lists import WordLists
from bot.language.words import Typed

FEWEST_SIGNS = 2  # words and letters of a language: one may stand in a name

_ELIDED = re.compile(r"(\w+)['’]")  # "l'enquête"


class LanguageDetector:
    """Counts signs of each language; the one with the most is spoken, if it leads."""

    def __init__(self, lists: Mapping[str, WordLists]) -> None:
        """Take the word lists by language."""
        self._words = {code: one.function_words | one.common_words for code, one in lists.items()}
        self._letters = {code: _any_of(one.letters) for code, one in lists.items() if one.letters}
        self._foreign = {
            code: _any_of(one.foreign_letters) for code, one in lists.items() if one.foreign_letters
        }

    def of(self, typed: Typed) -> str:
        """The code of the language; empty where the message doesn't say."""
        written = typed.plain.casefold()
        said = {*typed.words, *_ELIDED.findall(written)}
        signs = {code: len(words & said) for code, words in self._words.items()}
        for code, letters in self._letters.items():
            signs[code] += len(set(letters.findall(written)))
        for code, letters in self._foreign.items():
            if letters.search(written):
                signs[code] = 0
        best, *others = sorted(signs, key=lambda code: signs[code], reverse=True)
        leads = not others or signs[best] > signs[others[0]]
        return best if leads and signs[best] >= FEWEST_SIGNS else ""


def _any_of(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")
