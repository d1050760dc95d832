"""Entries that questions can't tell apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bot.catalog.reading import line_of
from bot.catalog.yaml_text import Fields, read_yaml
from bot.errors import Problem
from bot.workbench.checks.knowledge import Knowledge, texts_in

Normalise = Callable[[str], str]
"""A phrase in the form in which the matcher compares it."""
FindBest = Callable[[str], str | None]
"""The id of the entry that the matcher puts first for a question; None for none."""

_LINKING = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "do",
        "does",
        "for",
        "how",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "what",
        "who",
        "with",
    ]
)


def check_phrases(knowledge: Knowledge, normalise: Normalise) -> Iterator[Problem]:
    """Phrases of two entries that ambiguous.yaml doesn't declare; near twins are warnings."""
    declared = read_ambiguous(knowledge.folder / "ambiguous.yaml", normalise)
    yield from _misdeclared(declared, knowledge)
    owners = _owners(knowledge, normalise)
    for phrase, ids in owners.items():
        if len(ids) > 1 and not set(ids) <= declared.get(phrase, frozenset()):
            yield from _shared(knowledge, ids, phrase)
    for twins in _near_twins(owners):
        if not any(twin in declared for twin in twins):
            yield _told_twins(knowledge, twins, owners)


def check_questions(knowledge: Knowledge, find_best: FindBest, tests: Path) -> Iterator[Problem]:
    """Test questions of one entry that reach another; warnings, as tests hold the known ones."""
    for path in sorted(tests.glob("*.yaml")):
        for expected, question in _questions(read_yaml(path), knowledge):
            best = find_best(question)
            if best and best != expected:
                message = f"found {best} for {question!r}, expected {expected}"
                yield Problem(path, line_of(path, question), expected, "", message, warning=True)


def read_ambiguous(path: Path, normalise: Normalise) -> Mapping[str, frozenset[str]]:
    """Ids by phrase, in matching form; empty where there is no such file."""
    fields = read_yaml(path) if path.is_file() else Fields(1)
    return {normalise(phrase): frozenset(texts_in(ids)) for phrase, ids in fields.items()}


def _misdeclared(declared: Mapping[str, frozenset[str]], knowledge: Knowledge) -> Iterator[Problem]:
    path = knowledge.folder / "ambiguous.yaml"
    for phrase, ids in declared.items():
        for unknown in sorted(ids - knowledge.catalog.entries.keys()):
            message = f"found {unknown!r}, expected an entry's id"
            yield Problem(path, line_of(path, unknown), "", phrase, message)


def _owners(knowledge: Knowledge, normalise: Normalise) -> Mapping[str, list[str]]:
    """Ids by phrase, titles included."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in knowledge.catalog.entries.values():
        for phrase in dict.fromkeys(map(normalise, (entry.title, *entry.phrases))):
            owners[phrase].append(entry.id)
    return owners


def _near_twins(owners: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Phrases of different entries with the same words that carry a meaning."""
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for phrase in owners:
        alike[_meaning(phrase)].append(phrase)
    for meaning, twins in alike.items():
        if meaning and len(twins) > 1 and len({tuple(owners[twin]) for twin in twins}) > 1:
            yield sorted(twins)


def _meaning(phrase: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in phrase.split() if word not in _LINKING)


def _shared(knowledge: Knowledge, ids: list[str], phrase: str) -> Iterator[Problem]:
    for entry_id in ids:
        others = " and ".join(other for other in ids if other != entry_id)
        message = f"found {phrase!r} in {others} too, expected it once or in ambiguous.yaml"
        entry = knowledge.catalog.entries[entry_id]
        yield knowledge.problem(entry, "phrases", message, near=phrase)


def _told_twins(knowledge: Knowledge, twins: list[str], owners: Mapping[str, list[str]]) -> Problem:
    told = " and ".join(f"{twin!r} ({', '.join(owners[twin])})" for twin in twins)
    entry = knowledge.catalog.entries[owners[twins[0]][0]]
    message = f"found near twins {told}, expected phrases that differ"
    return knowledge.problem(entry, "phrases", message, warning=True)


def _questions(value: object, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Lists of questions under the id of an entry, however deep in the file."""
    for key, child in value.items() if isinstance(value, Fields) else ():
        if key in knowledge.catalog.entries and isinstance(child, list):
            yield from ((key, question) for question in child if isinstance(question, str))
        else:
            yield from _questions(child, knowledge)
