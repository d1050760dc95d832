"""knowledge/ and seeds/ → one Catalog, read once, complete or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.catalog.reading_records import read_sources
from bot.catalog.records import Source
from bot.catalog.validation import read_model, validated
from bot.catalog.vocabularies import AboutFile, SubjectsFile
from bot.catalog.yaml_file import read_yaml
from bot.errors import KnowledgeError, Problem


def read_catalog(root: Path) -> Catalog:
    """Read `root`/knowledge and `root`/seeds. Raises KnowledgeError with every problem found."""
    catalog, problems = survey_catalog(root)
    if problems:
        raise KnowledgeError(problems)
    return catalog


def survey_catalog(root: Path) -> tuple[Catalog, list[Problem]]:
    """What can be read, and every problem found: for telling curators all of them at once."""
    knowledge = root / "knowledge"
    problems: list[Problem] = []
    entries, version = _read_entries(knowledge, problems)
    sources = _read_sources(root / "seeds", problems)
    about = read_model(knowledge / "about.yaml", AboutFile)
    subjects = read_model(knowledge / "subjects.yaml", SubjectsFile)
    catalog = Catalog(
        entries=dict(sorted(entries.items(), key=lambda item: item[1].title.casefold())),
        sources=sources,
        subjects=subjects.root,
        version=version,
        date=about.date,
    )
    problems.extend(_broken_references(catalog, knowledge))
    return catalog, problems


def entry_path(knowledge: Path, entry: Entry) -> Path:
    """The file that an entry stands in."""
    return knowledge / entry.kind.folder / f"{entry.id}.yaml"


def line_of(path: Path, wanted: str) -> int:
    """The first line that holds `wanted`, for telling where a problem is; 1 where none does."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if wanted in line), 1)


def _read_entries(knowledge: Path, problems: list[Problem]) -> tuple[dict[str, Entry], str]:
    entries: dict[str, Entry] = {}
    digest = hashlib.sha256()
    for kind in Kind:
        for path in sorted((knowledge / kind.folder).glob("[!.]*.yaml")):
            try:
                entry = validated(read_yaml(path), Entry, {"id": path.stem, "kind": kind})
            except KnowledgeError as error:
                problems.extend(error.problems)
                continue
            digest.update(path.read_bytes())
            if entry.id in entries:
                message = f"found this id in {entries[entry.id].kind.folder} too, expected it once"
                problems.append(Problem(path, 0, entry.id, "", message))
            entries[entry.id] = entry
    return entries, digest.hexdigest()[:7]


def _read_sources(folder: Path, problems: list[Problem]) -> Mapping[str, Source]:
    try:
        return read_sources(folder)
    except KnowledgeError as error:
        problems.extend(error.problems)
        return {}


def _broken_references(catalog: Catalog, knowledge: Path) -> Iterator[Problem]:
    """Ids that an entry names and that don't exist."""
    taken = {path.stem for kind in Kind for path in (knowledge / kind.folder).glob("*.yaml")}
    for entry in catalog.entries.values():
        wanted = (
            ("related", entry.related, taken, "an entry's id"),
            ("subjects", entry.subjects, catalog.subjects, "a subject of subjects.yaml"),
            ("sources", entry.sources, catalog.passages, "a passage's id"),
        )
        path = entry_path(knowledge, entry)
        for field, names, known, told in wanted:
            for name in names:
                if name not in known:
                    message = f"found {name!r}, expected {told}"
                    yield Problem(path, line_of(path, name), entry.id, field, message)
        for alias in entry.aliases:
            if alias in taken:
                message = f"found {alias!r}, which is taken, expected a free id"
                yield Problem(path, line_of(path, alias), entry.id, "aliases", message)
            taken.add(alias)
