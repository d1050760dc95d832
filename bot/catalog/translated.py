"""Entries in other languages: `<id>.<language>.yaml` beside the entry.

A translation holds words only. Numbers, sources, links and contacts are the entry's own.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from bot.catalog.entries import Entry, EntryId, Label, Part, PartId, Title
from bot.catalog.facts import Figure
from bot.catalog.sentences import LanguageName
from bot.catalog.validation import FileModel, Line

_Summary = Annotated[Line, StringConstraints(max_length=160)]


class TranslatedPart(FileModel):
    """The words of a part."""

    title: Title
    label: Label = ""
    text: Line


class Translation(FileModel):
    """An entry's words in another language. The file's name says of which entry, in which one."""

    id: SkipJsonSchema[EntryId]
    language: SkipJsonSchema[LanguageName]
    translated: str = Field(
        "", description="Hash of what was translated; `bot translations FILE` writes it."
    )
    reviewed_by: str = Field(
        "", description="Who of its native speakers has read it; empty: written by a machine."
    )
    title: Title
    label: Label = ""
    summary: _Summary
    text: Line
    figures: dict[Line, Line] = Field(
        {}, description="What figures count: the `of` of the entry, and its translation."
    )
    parts: dict[PartId, TranslatedPart] = Field({}, description="By the parts' ids.")

    def applied(self, entry: Entry) -> Entry:
        """The entry in this language; a part that isn't translated stays as it is."""
        own = {field: getattr(self, field) for field in ("title", "label", "summary", "text")}
        own["figures"] = self._worded(entry.figures)
        own["parts"] = tuple(map(self._part, entry.parts))
        return entry.model_copy(update=own)

    def _part(self, part: Part) -> Part:
        if part.id not in self.parts:
            return part
        own = dict(self.parts[part.id])
        return part.model_copy(update={**own, "figures": self._worded(part.figures)})

    def _worded(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        return tuple(
            figure.model_copy(update={"of": self.figures.get(figure.of, figure.of)})
            for figure in figures
        )

    def is_current(self, entry: Entry) -> bool:
        """Does the entry say what it said when it was translated?"""
        return self.translated == digest(entry)


def digest(entry: Entry) -> str:
    """Twelve hexadecimal digits of a hash of an entry's words; line breaks in them don't count."""
    parts = [(part.id, part.title, _flowing(part.text)) for part in entry.parts]
    words = [entry.title, entry.label, entry.summary, _flowing(entry.text), parts]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:12]


def _flowing(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
