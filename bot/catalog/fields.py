"""Typed access to the fields of a YAML mapping; what is wrong becomes a Problem."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bot.catalog.yaml_text import Fields
from bot.errors import Problem

Choice = TypeVar("Choice", bound=StrEnum)


class FieldReader:
    """Reads one mapping of one file. Ask for every field, then call `no_others()`."""

    def __init__(
        self, fields: Fields, *, path: Path, entry: str, problems: list[Problem], within: str = ""
    ) -> None:
        self._fields = fields
        self._path = path
        self._entry = entry
        self._within = within
        self._asked: set[str] = set()
        self.problems = problems

    def wrong(self, key: str, message: str) -> None:
        name = f"{self._within}.{key}" if self._within else key
        line = self._fields.line_of(key)
        self.problems.append(Problem(self._path, line, self._entry, name, message))

    def text(self, key: str, *, required: bool = False, most: int = 0) -> str:
        """A string, stripped; `most` is its longest length in characters, 0 for any."""
        self._asked.add(key)
        value = self._fields.get(key, "")
        if not isinstance(value, str):
            self.wrong(key, "found a list or mapping, expected text")
            return ""
        value = value.strip()
        if required and not value:
            self.wrong(key, "found nothing, expected text")
        if most and len(value) > most:
            self.wrong(key, f"found {len(value)} characters, expected at most {most}")
        return value

    def texts(self, key: str, *, at_least: int = 0) -> tuple[str, ...]:
        self._asked.add(key)
        value = self._fields.get(key, [])
        if value == "":
            value = []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(key, "found something else, expected a list of texts")
            return ()
        found = tuple(str(item).strip() for item in value)
        if len(found) < at_least:
            self.wrong(key, f"found {len(found)}, expected at least {at_least}")
        if "" in found:
            self.wrong(key, "found an empty item, expected text")
        return found

    def pattern(self, key: str, pattern: str, told: str, *, required: bool = False) -> str:
        value = self.text(key, required=required)
        if value and not re.fullmatch(pattern, value):
            self.wrong(key, f"found {value!r}, expected {told}")
        return value

    def date(self, key: str, *, required: bool = False) -> str:
        value = self.text(key, required=required)
        if value:
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                self.wrong(key, f"found {value!r}, expected a date like 2026-11-21")
        return value

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        value = self.text(key) or default.value
        return self._chosen(key, value, choices) or default

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        chosen = (self._chosen(key, value, choices) for value in self.texts(key))
        return tuple(choice for choice in chosen if choice is not None)

    def items(self, key: str) -> Iterator[FieldReader]:
        """A reader for each mapping in a list of mappings."""
        self._asked.add(key)
        value = self._fields.get(key, [])
        items: Sequence[object] = value if isinstance(value, list) else []
        if value and not items:
            self.wrong(key, "found something else, expected a list")
        for position, item in enumerate(items, 1):
            if not isinstance(item, Fields):
                self.wrong(key, f"item {position}: found text, expected `key: value` lines")
                continue
            yield FieldReader(
                item,
                path=self._path,
                entry=self._entry,
                problems=self.problems,
                within=f"{key}[{position}]",
            )

    def no_others(self) -> None:
        """Report keys that nobody asked for: a misspelt field must not vanish silently."""
        for key in self._fields:
            if key not in self._asked:
                self.wrong(key, f"found an unknown field, expected one of {sorted(self._asked)}")

    def _chosen(self, key: str, value: str, choices: type[Choice]) -> Choice | None:
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(choice.value for choice in choices)
            self.wrong(key, f"found {value!r}, expected one of {known}")
            return None
