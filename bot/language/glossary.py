"""Words of other languages, and what they mean in the words of our entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.catalog.validation import read_model
from bot.catalog.vocabularies import GlossaryFile
from bot.language.glossary_table import GlossaryTable
from bot.language.word_lists import WordLists
from bot.language.words import words

LONGEST = 4  # words of a phrase that is looked up as one
FEWEST_SIGNS = 2  # words of a language by which a question is in it
_OURS = "en"
_ELIDED = re.compile("(?:l|d|qu)(?=[aeiouyh])")  # before a French word, without its apostrophe
_LEAST_ELIDED = 3  # letters behind it


class TranslatedWords(NamedTuple):
    """Words as we know them."""

    words: tuple[str, ...]
    foreign: float
    """Share of the words, as said, that were another language's."""


class Glossary:
    """Turns a question in another language into the words that we know it by."""

    def __init__(
        self, tables: Mapping[str, GlossaryTable] | None = None, ours: Iterable[str] = ()
    ) -> None:
        """Take a table a language, and the small words of ours."""
        self.tables = dict(tables or {})
        """By the language's code."""
        self._tables = tuple(self.tables.values())
        self._ours = frozenset(ours)
        self._small = frozenset[str]().union(*(one.small for one in self._tables))

    def translated(self, said: Sequence[str], knows: Callable[[str], bool]) -> TranslatedWords:
        """The words, with what foreign ones mean in their place.

        Those that we know are left alone, unless the question is in a language that means
        something else by them.
        """
        knows = cache(knows)  # each word is asked for several times
        cut = [self._unelided(word, knows) for word in said]
        if not all(map(str.isascii, cut)):
            for table in self._tables:
                cut = [piece for word in cut for piece in table.cut(word)]
        spoken = self._spoken(cut, knows)
        if spoken is None and all(map(knows, said)):
            return TranslatedWords(tuple(said), 0.0)
        tables = [one for one in self._tables if one is spoken or any(map(one.has, cut))]
        tables.sort(key=lambda table: table is not spoken)
        found: list[str] = []
        at = foreign = 0
        while at < len(cut):
            many, meant = self._known(cut, at, knows, tables, spoken)
            found += meant
            foreign += many
            if not many:
                is_small = cut[at] in (spoken.small if spoken else self._small)
                if not is_small or (knows(cut[at]) and spoken is None):
                    found.append(cut[at])
                foreign += is_small and (spoken is not None or not knows(cut[at]))
            at += many or 1
        if not foreign:
            return TranslatedWords(tuple(said), 0.0)
        return TranslatedWords(tuple(found), foreign / len(cut))

    def _unelided(self, word: str, knows: Callable[[str], bool]) -> str:
        """A word behind a French article or "que": the apostrophe of "l'OPSC" is gone in words."""
        elided = None if knows(word) else _ELIDED.match(word)
        if elided is None or any(one.has(word) for one in self._tables):
            return word
        rest = word[elided.end() :]
        known = knows(rest) or any(one.has(rest) for one in self._tables)
        return rest if known and len(rest) >= _LEAST_ELIDED else word

    def _spoken(self, said: Sequence[str], knows: Callable[[str], bool]) -> GlossaryTable | None:
        """The one language that a question is in; None for ours, or where it doesn't show."""
        english = sum(word in self._ours for word in said)
        known = [word for word in said if knows(word)]
        strange = [word for word in said if not knows(word)]
        signs = [
            sum(map(one.small.__contains__, known)) + sum(map(one.has, strange))
            for one in self._tables
        ]
        most = max(signs, default=0)
        if most <= english or most < min(FEWEST_SIGNS, len(said)):
            return None
        return self._tables[signs.index(most)]

    def _known(
        self,
        said: Sequence[str],
        at: int,
        knows: Callable[[str], bool],
        tables: Sequence[GlossaryTable],
        spoken: GlossaryTable | None,
    ) -> tuple[int, list[str]]:
        """How many words from a place on are a phrase of the glossary, and what it means.

        Names of services hold words of other scripts, so that we know these: they are put into
        ours all the same.
        """
        for many in range(min(LONGEST, len(said) - at), 0, -1):
            phrase = said[at : at + many]
            ours = all(word.isascii() and knows(word) for word in phrase)
            small = spoken is not None and many == 1 and phrase[0] in spoken.small
            for table in tables:
                foreign = table is spoken or not (ours or small)
                if foreign and (meant := table.meaning(phrase)):
                    return many, meant.split()
        word = said[at]
        meant = spoken.likely(word) if spoken and not knows(word) else ""
        return (1, meant.split()) if meant else (0, [])


def read_glossary(
    knowledge: Path,
    lists: Mapping[str, WordLists],
    titles: Mapping[str, Mapping[str, str]],
) -> Callable[[], Glossary]:
    """What makes the glossary of all languages together, once: half a second that need not pass
    before the first poll. Raises KnowledgeError for a file that is wrong.

    `titles` are countries' names by language.
    """
    files: dict[str, Mapping[str, Sequence[str]]] = {
        path.stem: read_model(path, GlossaryFile).root
        for path in sorted((knowledge / "glossary").glob("[!.]*.yaml"))
    }

    @cache
    def made() -> Glossary:
        tables = {
            code: _table(code, files.get(code, {}), one, titles)
            for code, one in lists.items()
            if code != _OURS
        }
        files.clear()
        return Glossary(tables, lists[_OURS].function_words)

    return made


def _table(
    code: str,
    meant: Mapping[str, Sequence[str]],
    lists: WordLists,
    titles: Mapping[str, Mapping[str, str]],
) -> GlossaryTable:
    pairs = [(said, words(ours)) for ours, others in meant.items() for said in others]
    pairs += [(named[code], words(named[_OURS])) for named in titles.values() if code in named]
    small = lists.function_words | lists.also_english
    return GlossaryTable(pairs, small, lists.beginnings, lists.endings)
