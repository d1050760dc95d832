"""Entries and subjects that a reader can't come by, or go on from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalog.reading import line_of
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge


def check_dead_ends(knowledge: Knowledge) -> Iterator[Problem]:
    """Entries that relate to nothing while nothing relates to them; subjects without an entry."""
    entries = knowledge.catalog.entries.values()
    reached = {related for entry in entries for related in entry.related}
    for entry in entries:
        if not entry.related and entry.id not in reached:
            message = "found no relation to or from it, expected at least one"
            yield knowledge.problem(entry, "related", message, warning=True)
    used = {subject for entry in entries for subject in entry.subjects}
    path = knowledge.folder / "subjects.yaml"
    for subject in knowledge.catalog.subjects:
        if subject not in used:
            line = line_of(path, f"{subject}:")
            message = "found no entry with this subject, expected at least one"
            yield Problem(path, line, "", subject, message, warning=True)
