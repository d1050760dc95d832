"""knowledge/safeguarding/<language>.yaml → lexicons and frames; all problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.fields import FieldReader
from bot.catalog.yaml_text import Fields, read_yaml
from bot.errors import KnowledgeError, Problem
from bot.language.words import words
from bot.safeguarding.concerns import Concern
from bot.safeguarding.forms import canonical
from bot.safeguarding.frames import WITHIN, Frame, Lexicon
from bot.safeguarding.terms import Slot, Term, parse_set, parse_term

HELP = "help"
"""Name of the lexicon whose terms, as a whole message, are a call for help."""

_MAPPINGS = ("spelling", "words", "lexicons")


@dataclass(frozen=True)
class Language:
    """What one file says."""

    code: str
    lexicons: tuple[Lexicon, ...]
    frames: tuple[Frame, ...]
    help_words: frozenset[str]
    """Words that a message may hold and still be nothing but a call for help."""
    vocabulary: frozenset[str]
    """Every word of every term, for slips and for writing without spaces."""
    ordinary: frozenset[str]
    """Words that are no slip of a key word, however near."""
    spelling: Mapping[str, str]


def read_languages(folder: Path) -> list[Language]:
    """All languages, in the order of their codes. Raises KnowledgeError with every problem."""
    problems: list[Problem] = []
    languages = [_File(path, problems).language() for path in sorted(folder.glob("*.yaml"))]
    if problems:
        raise KnowledgeError(problems)
    return languages


class _File:
    """One language being read."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self._code = path.stem
        self._path = path
        self._problems = problems
        self._fields = read_yaml(path)
        self._sets: dict[str, Slot] = {}

    def language(self) -> Language:
        for name, items, reader in self._lists("words"):
            try:
                self._sets[name] = parse_set(items, self._sets)
            except ValueError as error:
                reader.wrong(name, str(error))
        lexicons = {
            name: Lexicon(f"{self._code}/{name}", tuple(self._terms(name, items, reader)))
            for name, items, reader in self._lists("lexicons")
        }
        plain = Fields(self._fields.line)
        plain.update({key: it for key, it in self._fields.items() if key not in _MAPPINGS})
        plain.lines = self._fields.lines
        reader = self._reader(plain)
        frames = tuple(self._frame(item, lexicons) for item in reader.items("frames"))
        fillers = _words(reader.texts("help_fillers"))
        ordinary = _words(reader.texts("ordinary"))
        reader.no_others()
        calls = lexicons[HELP].terms if HELP in lexicons else ()
        terms = (term for lexicon in lexicons.values() for term in lexicon.terms)
        return Language(
            code=self._code,
            lexicons=tuple(lexicons.values()),
            frames=frames,
            help_words=fillers.union(*map(_known, calls)),
            vocabulary=fillers.union(*map(_known, terms)),
            ordinary=ordinary,
            spelling={key: str(value) for key, value in self._mapping("spelling").items()},
        )

    def _reader(self, fields: Fields, within: str = "") -> FieldReader:
        return FieldReader(
            fields, path=self._path, entry=self._code, problems=self._problems, within=within
        )

    def _mapping(self, key: str) -> Fields:
        value = self._fields.get(key, Fields(0))
        if isinstance(value, Fields):
            return value
        self._reader(self._fields).wrong(key, "found something else, expected a mapping")
        return Fields(0)

    def _lists(self, key: str) -> Iterator[tuple[str, tuple[str, ...], FieldReader]]:
        """Each named list of a mapping, with a reader that tells its line."""
        inner = self._mapping(key)
        reader = self._reader(inner, key)
        for name in inner:
            yield name, reader.texts(name, at_least=1), reader

    def _terms(self, name: str, items: tuple[str, ...], reader: FieldReader) -> Iterator[Term]:
        for item in items:
            try:
                yield parse_term(item, self._sets)
            except ValueError as error:
                reader.wrong(name, str(error))

    def _frame(self, reader: FieldReader, lexicons: Mapping[str, Lexicon]) -> Frame:
        concern = reader.choice("concern", Concern, Concern.HELP_WORD)
        groups = [
            [part.strip() for part in group.split("|")] for group in reader.texts("all", at_least=1)
        ]
        against = reader.texts("none")
        for name in {name for group in [*groups, list(against)] for name in group}:
            if name not in lexicons:
                reader.wrong("all", f"found {name!r}, expected one of {sorted(lexicons)}")
        sure = reader.pattern("sure", "yes|no", "yes or no") != "no"
        within = reader.pattern("within", r"\d+", "a number of words")
        reader.no_others()
        return Frame(
            concern=concern,
            language=self._code,
            sure=sure,
            wanted=tuple(self._full(group) for group in groups),
            against=self._full(against),
            within=int(within or WITHIN),
        )

    def _full(self, names: tuple[str, ...] | list[str]) -> frozenset[str]:
        return frozenset(f"{self._code}/{name}" for name in names)


def _words(items: tuple[str, ...]) -> frozenset[str]:
    return frozenset(canonical(word) for item in items for word in words(item))


def _known(term: Term) -> frozenset[str]:
    return frozenset[str]().union(*(step.slot.whole | step.slot.starts for step in term))
