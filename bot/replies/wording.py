"""Every sentence the bot says of itself, from knowledge/wording/<language>.yaml."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

from bot.catalog.yaml_text import read_yaml
from bot.replies.blocks import Reply

FALLBACK = "en"


class Wording:
    """Sentences by language and key. English is complete; other languages may lack some."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._tables = tables

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which answers are worded; others have words for help cards only."""
        return tuple(language for language, table in self._tables.items() if "source" in table)

    def shown_in(self, language: str) -> str:
        """The language that a page is shown in: English where its own has words for cards only."""
        code = language.split("-")[0]
        return code if code in self.languages else FALLBACK

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._tables[FALLBACK])

    def has(self, key: str, language: str) -> bool:
        return key in self._tables.get(language.split("-")[0], {})

    def say(self, key: str, language: str = FALLBACK, **values: str) -> str:
        """A sentence as Telegram HTML; `values` are escaped here and nowhere else.

        Raises KeyError for a key that English lacks, or a value that the sentence wants.
        """
        table = self._tables.get(language.split("-")[0], self._tables[FALLBACK])
        sentence = table.get(key) or self._tables[FALLBACK][key]
        return sentence.format_map({name: escape(value) for name, value in values.items()})

    def label(self, key: str, language: str, **values: str) -> str:
        """A sentence without markup, for a button or a list."""
        return Reply(self.say(key, language, **values)).visible


def escape(text: str) -> str:
    """Text as Telegram HTML; quotation marks stay, since no value stands in an attribute."""
    return html.escape(text, quote=False)


def read_wording(knowledge: Path) -> Wording:
    """All wording files of a knowledge folder."""
    tables = {
        path.stem: {key: str(value).strip() for key, value in read_yaml(path).items()}
        for path in sorted((knowledge / "wording").glob("*.yaml"))
    }
    return Wording(tables)
