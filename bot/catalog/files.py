"""Which file is of which kind: one table of all that may lie in knowledge/ and seeds/."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from bot.catalog import safety_files, vocabularies
from bot.catalog.entries import Entry, Kind
from bot.catalog.records import RunsFile, Source
from bot.catalog.sentences import (
    ComparedSentencesFile,
    HeldQuestionsFile,
    KnownMissesFile,
    ProfileFile,
    WordingFile,
)
from bot.catalog.translated import Translation
from bot.catalog.validation import FileModel, FileTable, near
from bot.errors import Problem

AnyFile: TypeAlias = FileModel | FileTable[Any, Any]


@dataclass(frozen=True)
class FileKind:
    """Files of one shape."""

    pattern: str
    """Path from the root of the base; `*` stands for one name."""
    model: type[AnyFile] | None
    """None for what is no YAML of ours: a licence, a generated file."""
    needed: bool = False
    """Can the bot not do without it?"""
    by_hand: bool = True
    """Do curators write it, so that they need its JSON Schema?"""

    def paths(self, root: Path) -> list[Path]:
        """Its files, in the order of their names; what begins with a dot is none of them."""
        return sorted(path for path in root.glob(self.pattern) if path.name[0] != ".")

    def given(self, path: Path) -> Mapping[str, str]:
        """The fields that a file's path says: an entry's id and kind, or its language."""
        name, _, language = path.stem.partition(".")
        if self.model is Translation:
            return {"id": name, "language": language}
        if self.model is not Entry:
            return {}
        return {"id": path.stem, "kind": path.parent.name.removesuffix("s")}


FILES = (
    *(FileKind(f"knowledge/{kind.folder}/*.*.yaml", Translation) for kind in Kind),
    *(FileKind(f"knowledge/{kind.folder}/*.yaml", Entry) for kind in Kind),
    FileKind("knowledge/about.yaml", vocabularies.AboutFile, needed=True),
    FileKind(
        "knowledge/after-card/en.yaml", safety_files.AfterCardFile, needed=True, by_hand=False
    ),
    FileKind("knowledge/after-card/*.yaml", safety_files.AfterCardFile),
    FileKind("knowledge/ambiguous.yaml", vocabularies.AmbiguousFile),
    FileKind("knowledge/asides.yaml", vocabularies.AsidesFile, needed=True),
    FileKind("knowledge/compared-sentences.yaml", ComparedSentencesFile, by_hand=False),
    FileKind("knowledge/contact-words/*.yaml", safety_files.ContactWordsFile),
    FileKind("knowledge/glossary/*.yaml", vocabularies.GlossaryFile),
    FileKind("knowledge/decision.yaml", vocabularies.DecisionFile, needed=True, by_hand=False),
    FileKind("knowledge/help-plans.yaml", safety_files.HelpPlansFile, needed=True),
    FileKind("knowledge/kind-words.yaml", vocabularies.KindWordsFile, needed=True),
    FileKind("knowledge/language/en.yaml", vocabularies.LanguageFile, needed=True, by_hand=False),
    FileKind("knowledge/language/*.yaml", vocabularies.LanguageFile),
    FileKind("knowledge/line-words.yaml", vocabularies.LineWordsFile, needed=True),
    FileKind("knowledge/near-twins.yaml", vocabularies.NearTwinsFile),
    FileKind("knowledge/pages.yaml", vocabularies.PagesFile),
    FileKind("knowledge/regions.yaml", vocabularies.RegionsFile),
    FileKind("knowledge/places-also.yaml", vocabularies.OtherNamesFile, needed=True),
    FileKind("knowledge/places.yaml", vocabularies.PlacesFile, needed=True, by_hand=False),
    FileKind("knowledge/profile.yaml", ProfileFile, needed=True),
    FileKind("knowledge/subjects.yaml", vocabularies.SubjectsFile, needed=True),
    FileKind("knowledge/synonyms.yaml", vocabularies.SynonymsFile, needed=True),
    FileKind("knowledge/terminology.yaml", vocabularies.TerminologyFile, needed=True),
    FileKind("knowledge/wording/en.yaml", WordingFile, needed=True, by_hand=False),
    FileKind("knowledge/wording/*.yaml", WordingFile),
    FileKind("knowledge/safeguarding/[a-z][a-z].yaml", safety_files.LexiconsFile),
    FileKind("knowledge/safeguarding/teaching.yaml", safety_files.TeachingFile),
    FileKind("knowledge/safeguarding/examples/*.yaml", safety_files.ExamplesFile),
    FileKind("seeds/*.yaml", Source, needed=True),
    FileKind("seeds/runs/*.yaml", RunsFile, by_hand=False),
    FileKind("tests/known_misses.yaml", KnownMissesFile, by_hand=False),
    FileKind("tests/questions/*.yaml", HeldQuestionsFile),
    FileKind("tests/cries/*.yaml", safety_files.ExamplesFile, by_hand=False),
    FileKind("knowledge/README.md", None),
    FileKind("knowledge/LICENSE", None),
    FileKind("knowledge/safeguarding/classifiers.json", None),
    FileKind("knowledge/schema/*.schema.json", None),
)
"""Every kind of file; where two patterns fit one, the first counts."""


def stray_files(root: Path) -> Iterator[Problem]:
    """Files that nothing reads: misplaced, misspelt, or of another ending."""
    for folder in ("knowledge", "seeds", "tests/questions", "tests/cries"):
        for path in sorted((root / folder).rglob("*")):
            named = PurePosixPath(path.relative_to(root).as_posix())
            hidden = any(part[0] == "." for part in named.parts)
            if hidden or (path.is_dir() and path.suffix != ".yaml"):
                continue
            if not any(named.match(kind.pattern) for kind in FILES):
                yield Problem(path, 0, "", "", f"found a file that nothing reads, {_hint(named)}")


def _hint(named: PurePosixPath) -> str:
    """Where the file probably belongs."""
    if named.suffix == ".yml":
        return "expected a name that ends in .yaml"
    places = [kind.pattern.replace("*", named.stem) for kind in FILES]
    expected = "expected one of the files of knowledge/README.md, or an entry in its kind's folder"
    return expected + near(str(named), places)
