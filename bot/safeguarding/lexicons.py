"""knowledge/safeguarding/<language>.yaml → lexicons and frames; all problems at once.

In a term: `blackmail*` any ending · `he/she/they` one of these · `<me>` one of a named set ·
`(my)` may be there · `..` up to two other words · `...` up to five.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from bot.catalog.safety_files import FrameFields, LexiconsFile
from bot.catalog.validation import validated
from bot.catalog.yaml_file import Place, YamlFile, read_yaml
from bot.errors import KnowledgeError, Problem
from bot.language.words import words
from bot.safeguarding.forms import FormReader, Slips, canonical
from bot.safeguarding.frames import WITHIN, Frame, Lexicon, Slot, Step, Term

FOLDER = Path("safeguarding")
"""In the knowledge folder."""
HELP = "help"
"""Name of the lexicon whose terms, as a whole message, are a call for help."""
INTEREST = "interest"
"""Name of the lexicon of words by which a parent, a teacher or a pupil wants to know something."""
PURPOSE = "purpose"
"""Name of the lexicon of words that say what somebody wants to know it for, such as a lesson."""
ASKS, PERSON = "asks", "person"
"""Names of the lexicons of words that ask, and of words for one person or for the writer: who asks
without the latter asks of people in general."""
_GAPS = {"..": 2, "...": 5}
_NAMED_SET = re.compile(r"<([^<>/]+)>")


@dataclass(frozen=True)
class LanguageLexicons:
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
    endings: tuple[str, ...]
    prefixes: tuple[str, ...]
    elisions: tuple[str, ...]
    addressees: tuple[str, ...]
    """Names that are no reason to take a cry for calm."""


def read_lexicons(folder: Path) -> list[LanguageLexicons]:
    """All languages, in the order of their codes. Raises KnowledgeError with every problem."""
    problems: list[Problem] = []
    found: list[LanguageLexicons] = []
    for path in sorted(folder.glob("[a-z][a-z].yaml")):
        try:
            found.append(_read(path))
        except KnowledgeError as error:
            problems += error.problems
    if problems:
        raise KnowledgeError(problems)
    return found


def _read(path: Path) -> LanguageLexicons:
    file = read_yaml(path)
    try:
        fields = validated(file, LexiconsFile)
    except KnowledgeError as error:
        raise KnowledgeError([*error.problems, *_faulty_terms(file)]) from None
    terms = _Terms(file, fields)
    if terms.problems:
        raise KnowledgeError(terms.problems)
    code = path.stem
    parsed = terms.by_lexicon
    fillers = frozenset(word for filler in fields.help_fillers for word in _words(filler))
    return LanguageLexicons(
        code=code,
        lexicons=tuple(Lexicon(f"{code}/{name}", terms) for name, terms in parsed.items()),
        frames=tuple(_frame(frame, code) for frame in fields.frames),
        help_words=fillers.union(*_known(parsed.get(HELP, ()))),
        vocabulary=fillers.union(*_known(term for terms in parsed.values() for term in terms)),
        ordinary=frozenset(word for typed in fields.ordinary for word in _words(typed)),
        spelling=fields.spelling,
        endings=fields.endings,
        prefixes=fields.prefixes,
        elisions=fields.elisions,
        addressees=fields.addressees,
    )


def _faulty_terms(file: YamlFile) -> Sequence[Problem]:
    """What else is wrong with a file whose frames, say, are wrong."""
    content = {key: file.content[key] for key in file.content if key in ("words", "lexicons")}
    try:
        return _Terms(file, validated(replace(file, content=content), LexiconsFile)).problems
    except KnowledgeError:
        return ()


class _Terms:
    """The terms of a file, parsed."""

    def __init__(self, file: YamlFile, fields: LexiconsFile) -> None:
        self.problems: list[Problem] = []
        self.by_lexicon: dict[str, tuple[Term, ...]] = {}
        self._file = file
        self._sets: dict[str, Slot] = {}
        for name, items in fields.words.items():
            try:
                self._sets[name] = parse_set(items, self._sets)
            except ValueError as error:
                self._wrong(("words", name), str(error))
                self._sets[name] = Slot(frozenset(), frozenset())  # is told once, not at each use
        for name, items in fields.lexicons.items():
            self.by_lexicon[name] = tuple(self._parsed(name, items))

    def _parsed(self, name: str, items: Sequence[str]) -> Iterator[Term]:
        for at, item in enumerate(items):
            try:
                yield parse_term(item, self._sets)
            except ValueError as error:
                self._wrong(("lexicons", name, at), str(error))

    def _wrong(self, place: Place, told: str) -> None:
        self.problems.append(self._file.problem(place, told))


def _frame(frame: FrameFields, code: str) -> Frame:
    def full(names: Iterable[str]) -> frozenset[str]:
        return frozenset(f"{code}/{name}" for name in names)

    return Frame(
        concern=frame.concern,
        language=code,
        sure=frame.sure,
        wanted=tuple(map(full, frame.groups())),
        against=full(frame.none),
        within=frame.within or WITHIN,
        plain=frame.plain,
        turns=frozenset(frame.turns),
    )


def _known(terms: Iterable[Term]) -> Iterator[frozenset[str]]:
    """All words of some terms; many share a slot of hundreds."""
    for slot in {step.slot for term in terms for step in term}:
        yield from slot


def parse_term(text: str, sets: Mapping[str, Slot]) -> Term:
    """Raises ValueError, with what was found and expected, for a term that makes no sense."""
    steps: list[Step] = []
    gap = 0
    for piece in text.split():
        if piece in _GAPS:
            gap = _GAPS[piece]
            continue
        optional = piece.startswith("(") and piece.endswith(")")
        for slot in _slots(piece.strip("()"), sets):
            steps.append(Step(slot, gap, optional))
            gap = 0
    if not steps or steps[0].optional or steps[-1].optional or gap:
        raise ValueError(f"found {text!r}, expected a term that begins and ends with a word")
    return tuple(steps)


def parse_set(items: Sequence[str], sets: Mapping[str, Slot]) -> Slot:
    """A named set of words, for `<name>`; it may take in sets before it. Raises ValueError."""
    return _one_slot("/".join(items), sets)


def _slots(piece: str, sets: Mapping[str, Slot]) -> list[Slot]:
    parts = _words(piece.rstrip("*"))
    if "/" in piece or "<" in piece or len(parts) < 2:
        return [_one_slot(piece, sets)]
    # "don't" is two words to us
    star = "*" if piece.endswith("*") else ""
    return [_one_slot(part, sets) for part in parts[:-1]] + [_one_slot(parts[-1] + star, sets)]


def _one_slot(piece: str, sets: Mapping[str, Slot]) -> Slot:
    whole: set[str] = set()
    starts: set[str] = set()
    for choice in piece.split("/"):
        named = _NAMED_SET.fullmatch(choice)
        if named:
            if named[1] not in sets:
                raise ValueError(f"found {choice}, expected one of {sorted(sets)}")
            whole |= sets[named[1]].whole
            starts |= sets[named[1]].starts
            continue
        parts = _words(choice.rstrip("*"))
        if len(parts) != 1:
            raise ValueError(f"found {choice!r} in {piece!r}, expected one word")
        (starts if choice.endswith("*") else whole).add(parts[0])
    return Slot(frozenset(whole), frozenset(starts))


@lru_cache(maxsize=4096)
def _words(typed: str) -> tuple[str, ...]:
    """Lexicons say the same words again and again, and the start is in a hurry."""
    return tuple(plain for word in words(typed) if (plain := canonical(word)))


def form_reader(languages: Sequence[LanguageLexicons]) -> FormReader:
    """Reads messages in all these languages."""
    vocabulary = {word for language in languages for word in language.vocabulary}
    ordinary = {word for language in languages for word in language.ordinary}
    spelling: dict[str, list[str]] = {}
    for short, full in (pair for one in languages for pair in one.spelling.items()):
        spelling.setdefault(short, []).append(full)
    return FormReader(
        vocabulary | ordinary,
        spelling,
        Slips(vocabulary, ordinary, [ending for one in languages for ending in one.endings]),
        prefixes=[prefix for one in languages for prefix in one.prefixes],
        elisions=[elision for one in languages for elision in one.elisions],
    )
