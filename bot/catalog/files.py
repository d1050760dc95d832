"""Which file is of which kind: one table, and what is wrong with any file of the base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from bot.catalog.entries import Entry, Kind
from bot.catalog.language_file import LanguageFile
from bot.catalog.messages import HeldQuestionsFile, KnownMissesFile
from bot.catalog.records import RunsFile, Source
from bot.catalog.safety_files import ExamplesFile, HelpPlansFile, LexiconsFile, TeachingFile
from bot.catalog.sentences import ProfileFile, WordingFile
from bot.catalog.validation import FileModel, FileTable, near, validated
from bot.catalog.vocabularies import (
    AboutFile,
    AmbiguousFile,
    AsidesFile,
    DecisionFile,
    KindWordsFile,
    LineWordsFile,
    OtherNamesFile,
    PlacesFile,
    SubjectsFile,
    SynonymsFile,
    TerminologyFile,
)
from bot.catalog.yaml_file import read_yaml
from bot.errors import KnowledgeError, Problem

AnyFile: TypeAlias = FileModel | FileTable[Any, Any]


@dataclass(frozen=True)
class FileKind:
    """Files of one shape."""

    pattern: str
    """Path from the root of the base; `*` stands for one name."""
    model: type[AnyFile] | None
    """None for what is no YAML of ours: a licence, a generated file."""
    needed: bool = False
    """Can the bot not start without it?"""


FILES = (
    *(FileKind(f"knowledge/{kind.folder}/*.yaml", Entry) for kind in Kind),
    FileKind("knowledge/about.yaml", AboutFile, needed=True),
    FileKind("knowledge/ambiguous.yaml", AmbiguousFile),
    FileKind("knowledge/asides.yaml", AsidesFile, needed=True),
    FileKind("knowledge/decision.yaml", DecisionFile, needed=True),
    FileKind("knowledge/help-plans.yaml", HelpPlansFile, needed=True),
    FileKind("knowledge/kind-words.yaml", KindWordsFile, needed=True),
    FileKind("knowledge/language/en.yaml", LanguageFile, needed=True),
    FileKind("knowledge/language/*.yaml", LanguageFile),
    FileKind("knowledge/line-words.yaml", LineWordsFile, needed=True),
    FileKind("knowledge/places-also.yaml", OtherNamesFile, needed=True),
    FileKind("knowledge/places.yaml", PlacesFile, needed=True),
    FileKind("knowledge/profile.yaml", ProfileFile, needed=True),
    FileKind("knowledge/subjects.yaml", SubjectsFile, needed=True),
    FileKind("knowledge/synonyms.yaml", SynonymsFile, needed=True),
    FileKind("knowledge/terminology.yaml", TerminologyFile, needed=True),
    FileKind("knowledge/wording/*.yaml", WordingFile),
    FileKind("knowledge/safeguarding/[a-z][a-z].yaml", LexiconsFile),
    FileKind("knowledge/safeguarding/teaching.yaml", TeachingFile),
    FileKind("knowledge/safeguarding/examples/*.yaml", ExamplesFile),
    FileKind("seeds/*.yaml", Source),
    FileKind("seeds/runs/*.yaml", RunsFile),
    FileKind("tests/known_misses.yaml", KnownMissesFile),
    FileKind("tests/questions/*.yaml", HeldQuestionsFile),
    FileKind("tests/cries/*.yaml", ExamplesFile),
    FileKind("knowledge/README.md", None),
    FileKind("knowledge/LICENSE", None),
    FileKind("knowledge/safeguarding/classifiers.json", None),
    FileKind("knowledge/schema/*.schema.json", None),
)
"""Every kind of file. What else lies in knowledge/ or seeds/ is a mistake; dot files are not."""


def kind_of(path: Path, root: Path) -> FileKind | None:
    """The kind of a file, by where it lies."""
    inside = PurePosixPath(path.relative_to(root).as_posix())
    return next((kind for kind in FILES if inside.match(kind.pattern)), None)


def read_file(path: Path, model: type[AnyFile]) -> AnyFile:
    """A file of any kind. Raises KnowledgeError with everything that is wrong with it."""
    extra = {}
    if model is Entry:
        extra = {"id": path.stem, "kind": path.parent.name.removesuffix("s")}
    return validated(read_yaml(path), model, extra)


def check_files(root: Path) -> Iterator[Problem]:
    """What is wrong with any file of the base, each looked at for itself."""
    for kind in FILES:
        if kind.needed and not (root / kind.pattern).exists():
            yield Problem(root / kind.pattern, 0, "", "", "found no such file, expected one")
    for folder in ("knowledge", "seeds", "tests/questions", "tests/cries"):
        for path in sorted((root / folder).rglob("*")):
            if path.name.startswith(".") or (path.is_dir() and path.suffix != ".yaml"):
                continue
            yield from _wrong(path, root)


def _wrong(path: Path, root: Path) -> Iterator[Problem]:
    kind = kind_of(path, root)
    if kind is None:
        yield Problem(path, 0, "", "", f"found a file that nothing reads{_hint(path, root)}")
    elif kind.model is not None:
        try:
            read_file(path, kind.model)
        except KnowledgeError as error:
            yield from error.problems


def _hint(path: Path, root: Path) -> str:
    """Where the file probably belongs."""
    if path.suffix == ".yml":
        return ", expected a name that ends in .yaml"
    inside = path.relative_to(root).as_posix()
    close = near(inside, [kind.pattern.replace("*", path.stem) for kind in FILES])
    return close or ", expected an entry in the folder of its kind, such as knowledge/terms/"
