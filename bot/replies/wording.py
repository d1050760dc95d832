"""Every sentence the bot says of itself, from knowledge/wording/<language>.yaml.

A sentence may hold `**bold**`, `*italic*` and `{values}`. Values are filled in as they are: what
comes from outside can't become mark-up.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bot.catalog.safety_files import ContactWordsFile
from bot.catalog.sentences import WordingFile
from bot.catalog.validation import read_model
from bot.replies.blocks import Address, Block, BlockKind, Button, Line, Press, Run

FALLBACK = "en"
PUBLIC = "group_"
"""Begins the key of a sentence that is said where others read, in place of the one without."""
REVIEWED = "reviewed_by"
_MARK = re.compile(r"(\*\*|\*|\{\w+\}|\n)")


class _Piece(NamedTuple):
    """A part of a sentence: its text, or the name of a value."""

    text: str
    is_value: bool
    bold: bool
    italic: bool


class Sentences:
    """The sentences of one language; what it lacks is said in English."""

    def __init__(
        self,
        language: str,
        table: Mapping[str, str],
        fallback: Mapping[str, str],
        contact_words: Mapping[str, str],
    ) -> None:
        """`contact_words` are English ones of contacts, in the language."""
        self.language = language
        self.reviewed_by = table.get(REVIEWED, "")
        """The native speaker who has read them; empty where a machine wrote them."""
        self._contact_words = contact_words
        self._table = {**fallback, **table}
        self._pieces: dict[str, tuple[tuple[_Piece, ...], ...]] = {}

    @cached_property
    def _known(self) -> re.Pattern[str]:
        """Finds the contact words; compiled when first used, for the start is in a hurry."""
        longest_first = sorted(self._contact_words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")

    def lines(self, key: str, **values: str) -> tuple[Line, ...]:
        """A sentence as lines of runs.

        Raises KeyError for a key that English lacks, or a value that the sentence wants.
        """
        pieces = self._pieces.get(key)
        if pieces is None:
            pieces = self._pieces[key] = tuple(_parsed(self._table[key]))
        return tuple(tuple(_run(piece, values) for piece in line) for line in pieces)

    def block(self, key: str, **values: str) -> Block:
        return Block(BlockKind.TEXT, self.lines(key, **values))

    def button(self, key: str, address: Address, **values: str) -> Button:
        """A button that opens a page of ours."""
        return Button(self.text(key, **values), Press.OPEN, str(address))

    def contact(self, text: str) -> str:
        """Hours, cost or ways to reach a contact, as far as we have the words."""
        if not self._contact_words:
            return text
        return self._known.sub(lambda found: self._contact_words[found[1]], text)

    def contact_sentence(self, sentence: str) -> str:
        """What only makes sense as a whole, such as a warning; English where we don't have it."""
        return self._contact_words.get(sentence, sentence)

    def text(self, key: str, **values: str) -> str:
        """A sentence without mark-up, for a button or a list."""
        return Block(BlockKind.TEXT, self.lines(key, **values)).visible


class Wording:
    """Sentences by language and key; what a language lacks is said in English."""

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, str]],
        contact_words: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.languages = tuple(tables)
        """Codes of the languages that the bot speaks."""
        public = {language: _in_public(table) for language, table in tables.items()}
        self._sentences = {
            (language, told is public): Sentences(
                language, table, told[FALLBACK], contact_words.get(language, {})
            )
            for told in (tables, public)
            for language, table in told.items()
        }

    def code(self, language: str) -> str:
        """The one of our languages that an IETF tag asks for, or English."""
        code = language.split("-")[0].lower()
        return code if code in self.languages else FALLBACK

    def of(self, language: str, *, public: bool = False) -> Sentences:
        """The sentences for an IETF tag, as they are said in private or where others read."""
        return self._sentences[self.code(language), public]


def read_wording(knowledge: Path) -> Wording:
    """The files of knowledge/wording and knowledge/contact-words. Raises KnowledgeError."""
    return Wording(
        _by_language(knowledge / "wording", WordingFile),
        _by_language(knowledge / "contact-words", ContactWordsFile),
    )


def _by_language(
    folder: Path, model: type[WordingFile] | type[ContactWordsFile]
) -> dict[str, Mapping[str, str]]:
    return {path.stem: read_model(path, model).root for path in sorted(folder.glob("[!.]*.yaml"))}


def _in_public(table: Mapping[str, str]) -> dict[str, str]:
    """The sentences of a language as they are said where others read."""
    own = {key.removeprefix(PUBLIC): told for key, told in table.items() if key.startswith(PUBLIC)}
    return {**table, **own}


def _parsed(sentence: str) -> Iterator[tuple[_Piece, ...]]:
    """The lines of a sentence, cut where its look changes."""
    line: list[_Piece] = []
    bold = italic = False
    for part in _MARK.split(sentence):
        if part == "\n":
            yield tuple(line)
            line = []
        elif part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part:
            is_value = part.startswith("{")
            line.append(_Piece(part.strip("{}") if is_value else part, is_value, bold, italic))
    yield tuple(line)


def _run(piece: _Piece, values: Mapping[str, str]) -> Run:
    text = values[piece.text] if piece.is_value else piece.text
    return Run(text, piece.bold, piece.italic)
