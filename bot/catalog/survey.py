"""knowledge/ and seeds/ → one Catalog, and everything that is wrong with their files.

Ids that entries name, of other entries, subjects, passages and countries, must exist.
"""

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from bot.catalog.catalog import Catalog, by_title
from bot.catalog.entries import Entry, Kind
from bot.catalog.files import FILES, AnyFile, FileKind
from bot.catalog.records import Source
from bot.catalog.references import References
from bot.catalog.translated import Translation
from bot.catalog.validation import validated
from bot.catalog.vocabularies import (
    AboutFile,
    OtherNamesFile,
    PagesFile,
    PlacesFile,
    RegionsFile,
    SubjectsFile,
)
from bot.catalog.yaml_file import YamlFile, read_yaml
from bot.errors import KnowledgeError, Problem

Model = TypeVar("Model", bound=AnyFile)

_READ = (Entry, Translation, Source, AboutFile, SubjectsFile, PlacesFile, RegionsFile, PagesFile)
CATALOG_FILES = tuple(kind for kind in FILES if kind.model in _READ)
"""What a catalog is made of; other rooms read the other files."""
_SALVAGED = ("title", "summary", "text")


class Survey:
    """Every file of a base, as far as it can be read."""

    def __init__(
        self, root: Path, kinds: Iterable[FileKind], stray: Iterable[Problem] = ()
    ) -> None:
        """`stray` tells of files that are of no kind."""
        self.root = root
        self.problems: list[Problem] = list(stray)
        self.files: dict[Path, YamlFile] = {}
        """What was read; it tells lines. The content of a sound file is its model."""
        self.models: dict[Path, AnyFile] = {}
        """Of the files with which nothing is wrong by themselves."""
        self.unsound: set[str] = set()
        """Entries that can't be read or cite what isn't there: what else seems wrong may follow."""
        self.dangling: set[str] = set()
        """Entries that name another entry, subject or country that isn't there."""
        self.is_whole = True
        """Are all files sound that are no entries? What entries say can be checked then."""
        self._entries: dict[Path, Entry] = {}
        self._tried: set[Path] = set()
        strays = [one.path for one in self.problems if one.path.suffix in (".yaml", ".yml")]
        for kind in kinds:
            self._read_all(kind)
        for path in strays:
            self._add_stray(path)
        self.catalog = self._catalog()
        """Of an entry that can't be read, it holds what can, so that others may name it."""
        self._check_references()

    def all_of(self, model: type[Model]) -> dict[Path, Model]:
        """Every file of one kind with which nothing is wrong."""
        return {path: found for path, found in self.models.items() if isinstance(found, model)}

    def one_of(self, model: type[Model]) -> Model | None:
        """The only file of a kind; None where it is missing or wrong."""
        return next(iter(self.all_of(model).values()), None)

    def file_of(self, entry: Entry) -> YamlFile:
        """The file that an entry stands in: tells the line of each of its fields."""
        return self.files[self.root / "knowledge" / entry.kind.folder / f"{entry.whole}.yaml"]

    def _read_all(self, kind: FileKind) -> None:
        """Every file of a kind that was not read as one of another kind."""
        paths = [path for path in kind.paths(self.root) if path not in self._tried]
        self._tried.update(paths)
        if kind.needed and not paths:
            path = self.root / kind.pattern
            self.problems.append(Problem(path, 0, "", "", "found no such file, expected one"))
            self.is_whole = False
        for path in paths:
            if kind.model is Entry:
                kept = Kind(kind.given(path)["kind"])
                self._entries[path] = self._read(path, kind, Entry) or self._salvaged(path, kept)
            elif kind.model is not None and self._read(path, kind, kind.model) is None:
                self.is_whole = False

    def _read(self, path: Path, kind: FileKind, model: type[Model]) -> Model | None:
        try:
            self.files[path] = read_yaml(path)
            found = validated(self.files[path], model, kind.given(path))
        except KnowledgeError as error:
            self.problems += error.problems
            return None
        self.files[path] = replace(self.files[path], content={})  # its model has it
        self.models[path] = found
        return found

    def _add_stray(self, path: Path) -> None:
        """What a file that nothing reads would hold may be named all the same."""
        if path.is_relative_to(self.root / "seeds"):
            self._tried.add(self.root / "seeds" / path.name)
            self.is_whole = False
        elif path.stem not in {entry.id for entry in self._entries.values()}:
            with suppress(KnowledgeError):  # that it is astray is told already
                self.files[path] = read_yaml(path)
            self._entries[path] = self._salvaged(path, Kind.TERM)

    def _salvaged(self, path: Path, kind: Kind) -> Entry:
        """What others may know of an entry that can't be read: its title, its text.

        Its id is what a wrong name was probably meant to be.
        """
        name = re.sub("[^a-z0-9]+", "-", path.stem.lower())
        self.unsound.add(name)
        content = self.files[path].content if path in self.files else {}
        fields: dict[str, Any] = {key: str(content.get(key, "")) for key in _SALVAGED}
        return Entry.model_construct(id=name, kind=kind, phrases=(name,), **fields)

    def _catalog(self) -> Catalog:
        entries: dict[str, Entry] = {}
        digest = hashlib.sha256()
        for path, entry in self._entries.items():
            if entry.id in entries:
                told = f"found this id in {entries[entry.id].kind.folder} too, expected it once"
                self.problems.append(Problem(path, 0, entry.id, "", told))
            entries[entry.id] = entry
            if path in self.files:
                digest.update(self.files[path].source.encode())
        translations: dict[str, dict[str, Translation]] = {}
        for path, translation in self.all_of(Translation).items():
            translations.setdefault(translation.language, {})[translation.id] = translation
            digest.update(self.files[path].source.encode())
        about, subjects = self.one_of(AboutFile), self.one_of(SubjectsFile)
        regions, pages = self.one_of(RegionsFile), self.one_of(PagesFile)
        return Catalog(
            entries=by_title(entries.values()),
            sources={source.id: source for source in self.all_of(Source).values()},
            subjects=subjects.root if subjects else {},
            regions=regions.root if regions else {},
            pages=pages.root if pages else {},
            version=digest.hexdigest()[:7],
            date=about.date if about else "",
            translations=translations,
        )

    def _check_references(self) -> None:
        """Add what entries name and nothing has."""
        seeds = {path.stem for path in self._tried if path.parent == self.root / "seeds"}
        references = References(
            self.catalog,
            subjects=self.one_of(SubjectsFile),
            places=self.one_of(PlacesFile),
            other_names=self.one_of(OtherNamesFile),
            unread=seeds - self.catalog.sources.keys(),
        )
        for path, entry in self._entries.items():
            for place, message in references.broken(entry):
                self.problems.append(self.files[path].problem(place, message))
                cites = "sources" in place
                (self.unsound if cites else self.dangling).add(entry.id)


def read_catalog(root: Path) -> Catalog:
    """Read `root`/knowledge and `root`/seeds. Raises KnowledgeError with every problem found."""
    survey = Survey(root, CATALOG_FILES)
    if survey.problems:
        raise KnowledgeError(survey.problems)
    return survey.catalog
