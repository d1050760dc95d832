"""Translated entries: what is wrong with them, what stands, and marking them as up to date."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from bot.catalog.entries import BUTTON_CHARS, Entry
from bot.catalog.sentences import WordingFile
from bot.catalog.translated import Translation, digest
from bot.catalog.validation import near
from bot.catalog.yaml_file import Place, read_text
from bot.errors import Problem
from bot.replies.wording import FALLBACK, REVIEWED
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.checks.translations import check_complete
from bot.workbench.records.counting import spoken

LONGEST_FIRST_TRANSLATED = 420
"""Characters of a first paragraph: other languages take more room than English."""
_NUMBER = re.compile(r"\d+(?:[.,٫٬’'\u202f\u00a0 ]\d{3}(?!\d)|[.,٫]\d+)*")
_LINE = re.compile(r"^translated:.*$", re.MULTILINE)


def check_translated_entries(base: SurveyedBase) -> Iterator[Problem]:
    """Whatever is missing in translated entries, left over, stale or told otherwise."""
    for path, translation in base.all_of(Translation).items():
        file = base.files[path]
        entry = base.catalog.entries.get(translation.id)
        if translation.language not in base.languages:
            told = f"found the language {translation.language!r}, expected one of wording/"
            yield file.problem((), f"{told}{near(translation.language, base.languages)}")
        if entry is not None and entry.id in base.unsound:
            continue  # what is wrong with it is told already
        if entry is None or entry.kind.folder != path.parent.name:
            known = [one.id for one in base.catalog.entries.values()]
            told = f"found no entry {translation.id!r} in this folder, expected one"
            yield file.problem((), f"{told}{near(translation.id, known)}")
        else:
            yield from (file.problem(place, told) for place, told in _wrong(translation, entry))


def _wrong(translation: Translation, entry: Entry) -> Iterator[tuple[Place, str]]:
    if not translation.is_current(entry):
        expected = f"expected {digest(entry)}, of what {entry.id}.yaml says now"
        told = f"found {translation.translated or 'nothing'}, {expected}"
        yield ("translated",), f"{told}; compare the texts, then run `bot translations FILE`"
    if len(translation.title) > BUTTON_CHARS and not translation.label:
        told = f"found none for a title of {len(translation.title)} characters"
        yield ("label",), f"{told}, expected at most {BUTTON_CHARS}"
    parts = {part.id: part for part in entry.parts}
    for name in parts.keys() - translation.parts.keys():
        yield ("parts",), f"found no part {name!r}, expected one"
    for name in translation.parts.keys() - parts.keys():
        yield ("parts", name), f"found a part that the entry lacks{near(name, parts)}"
    counted = {figure.of for one in entry.read_apart() for figure in one.figures}
    for name in translation.figures.keys() - counted:
        told = "found no figure of the entry that counts this, expected its `of`"
        yield ("figures", name), f"{told}{near(name, counted)}"
    texts: list[tuple[Place, str, str]] = [
        (("title",), translation.title, entry.title),
        (("summary",), translation.summary, entry.summary),
        (("text",), translation.text, entry.text),
    ]
    for name, told_part in translation.parts.items():
        if name in parts:
            texts.append((("parts", name, "title"), told_part.title, parts[name].title))
            texts.append((("parts", name, "text"), told_part.text, parts[name].text))
    for place, text, english in texts:
        yield from ((place, told) for told in _other_numbers(text, english))
        first = len(" ".join(text.split("\n\n")[0].split()))
        if first > LONGEST_FIRST_TRANSLATED:
            told = f"found a first paragraph of {first} characters"
            yield place, f"{told}, expected at most {LONGEST_FIRST_TRANSLATED}"


def _other_numbers(text: str, english: str) -> Iterator[str]:
    """Numbers that only one of the two has; one that English spells out may be in digits."""
    ours, theirs = _digits(text), _digits(english)
    for number in sorted(ours - theirs - set(spoken(english))):
        yield f"found the number {number}, expected those of the English text"
    for number in sorted(theirs - ours):
        yield f"found no number {number}, expected it as in the English text"


def _digits(text: str) -> Set[str]:
    """Numbers in digits of any script, without signs between them: "1.5" and "1,5" are one."""
    plain = "".join(
        str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char
        for char in text
        if not char.isdigit() or unicodedata.decimal(char, None) is not None
    )
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(plain)}


def refresh(root: Path, files: Sequence[Path]) -> Iterator[str]:
    """Write the hash of the English entry into translations that were compared with it."""
    base = _base(root)
    for file in files:
        translation = base.all_of(Translation).get(file.resolve())
        entry = base.catalog.entries.get(translation.id) if translation else None
        if entry is None:
            yield f"{file}: found no sound translation of an entry, expected one; see `bot check`."
            continue
        text, line = read_text(file), f"translated: '{digest(entry)}'"
        if not _LINE.search(text):
            comments = re.match(r"(?:#.*\n)*", text)
            start = comments.end() if comments else 0
            text = f"{text[:start]}{line}\n{text[start:]}"
        file.write_text(_LINE.sub(line, text, count=1), encoding="utf-8")
        yield f"{file}: {digest(entry)}"


def states(root: Path) -> Iterator[str]:
    """What is missing, then a line a language: what it has, and whether people have read that."""
    base = _base(root)
    yield from (str(problem).removeprefix(f"{root}/") for problem in check_complete(base))
    tables = {path.stem: file.root for path, file in base.all_of(WordingFile).items()}
    english = tables.pop(FALLBACK).keys() - {REVIEWED}
    for language, table in tables.items():
        own = [one for one in base.all_of(Translation).values() if one.language == language]
        read, by = sum(bool(one.reviewed_by) for one in own), table.get(REVIEWED)
        yield (
            f"{language}: {len(english & table.keys())} of {len(english)} sentences, "
            f"{f'read by {by}' if by else 'read by no native speaker'}; "
            f"translated entries: {len(own)}, of which {read} read by one."
        )


def _base(root: Path) -> SurveyedBase:
    return SurveyedBase(root.resolve(), datetime.datetime.now(tz=datetime.UTC).date())
