"""seeds/ → source records."""

from __future__ import annotations

from pathlib import Path

from bot.catalog.records import RunsFile, Source
from bot.catalog.validation import read_model
from bot.errors import KnowledgeError, Problem


def read_sources(folder: Path) -> dict[str, Source]:
    """Every record in `folder`, by id. Raises KnowledgeError with all problems."""
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for path in sorted(folder.glob("[!.]*.yaml")):
        try:
            source = read_model(path, Source)
        except KnowledgeError as error:
            problems.extend(error.problems)
        else:
            sources[source.id] = source
    if not sources and not problems:
        problems.append(Problem(folder, 0, "", "", "found no source record, expected *.yaml"))
    if problems:
        raise KnowledgeError(problems)
    return sources


def read_runs(folder: Path, source: str) -> dict[str, str]:
    """Hashed runs of a source's passages, by passage id; long, so kept apart from the record."""
    return read_model(folder / "runs" / f"{source}.yaml", RunsFile).runs
