"""The languages of which we have word lists: all together, and in which of them a message is."""

import re
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.catalog.validation import read_model
from bot.catalog.vocabularies import LanguageFile
from bot.language.phrases import Phrases
from bot.language.word_lists import WordLists
from bot.language.words import Typed

FEWEST_SIGNS = 2  # words and letters of a language: one may stand in a name

_ELIDED = re.compile(r"(\w+)['’]")  # "l'enquête"


class Languages(dict[str, WordLists]):
    """The lists by language code."""

    @cached_property
    def every(self) -> WordLists:
        """English with the words and phrases of all languages in it: what something may be in any.

        What a list keeps by name is English alone.
        """
        joined: dict[str, Any] = {}
        for field in fields(WordLists):
            lists = [getattr(one, field.name) for one in self.values()]
            if field.type == "Phrases":
                joined[field.name] = Phrases.joined(lists)
            elif field.type == "frozenset[str]":
                joined[field.name] = frozenset[str]().union(*lists)
            elif field.type == "Mapping[str, Phrases]":
                names = dict.fromkeys(name for one in lists for name in one)
                joined[field.name] = {
                    name: Phrases.joined(one[name] for one in lists if name in one)
                    for name in names
                }
        return replace(self["en"], **joined)


class LanguageDetector:
    """Counts signs of each language; the one with the most is spoken, if it leads."""

    def __init__(self, lists: Languages) -> None:
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


def read_word_lists(knowledge: Path) -> Languages:
    """Raises KnowledgeError with everything that is wrong."""
    return Languages(
        (path.stem, WordLists.of(read_model(path, LanguageFile)))
        for path in sorted((knowledge / "language").glob("[!.]*.yaml"))
    )


def _any_of(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")
