"""Translated entries: what is wrong with them, what stands, and marking them as up to date."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from bot.catalog.entries import BUTTON_CHARS, Entry
from bot.catalog.sentences import WordingFile
from bot.catalog.translated import TranslatedPart, Translation, digest
from bot.catalog.validation import near
from bot.catalog.yaml_file import Place, read_text
from bot.errors import Problem
from bot.replies.wording import FALLBACK, REVIEWED
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.checks.translations import check_complete, digest_of_sentence
from bot.workbench.records.counting import spoken

LONGEST_FIRST_TRANSLATED = 420
"""Characters of a first paragraph: other languages take more room than English."""
_NUMBER = re.compile(r"\d+(?:[.,٫٬’'\u202f\u00a0 ]\d{3}(?!\d)|[.,٫]\d+)*")
_COMPARED = f"""# Hashes of the English sentences of wording/ as the other languages
# say them. Written by `bot translations knowledge/wording/{FALLBACK}.yaml`,
# once every language was compared."""
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


def _unlabelled(
    translated: Translation | TranslatedPart, inside: Place
) -> Iterator[tuple[Place, str]]:
    """A title too long for a button, and nothing for that."""
    long = len(translated.title)
    if long > BUTTON_CHARS and not translated.label:
        told = f"found none for a title of {long} characters, expected at most {BUTTON_CHARS}"
        yield (*inside, "label"), told


def _wrong(translation: Translation, entry: Entry) -> Iterator[tuple[Place, str]]:
    if not translation.is_current(entry):
        expected = f"expected {digest(entry)}, of what {entry.id}.yaml says now"
        told = f"found {translation.translated or 'nothing'}, {expected}"
        yield ("translated",), f"{told}; compare the texts, then run `bot translations FILE`"
    yield from _unlabelled(translation, ())
    for name, part in translation.parts.items():
        yield from _unlabelled(part, ("parts", name))
    parts = {part.id for part in entry.parts}
    counted = {figure.of for one in entry.read_apart() for figure in one.figures}
    yield from _other_keys("parts", translation.parts.keys(), parts)
    yield from _other_keys("figures", translation.figures.keys(), counted)
    for place, text, english in _texts(translation, entry):
        yield from ((place, told) for told in _told_otherwise(text, english))


def _other_keys(field: str, ours: Set[str], theirs: Set[str]) -> Iterator[tuple[Place, str]]:
    """Parts, or what figures count, that only one of the two has."""
    for name in sorted(theirs - ours):
        yield (field,), f"found no {name!r}, expected it as in English"
    for name in sorted(ours - theirs):
        yield (field, name), f"found {name!r}, which the entry lacks{near(name, theirs)}"


def _texts(translation: Translation, entry: Entry) -> Iterator[tuple[Place, str, str]]:
    """Each text of a translation, where it stands, and the English one."""
    for field in ("title", "summary", "text"):
        yield (field,), getattr(translation, field), getattr(entry, field)
    parts = {part.id: part for part in entry.parts}
    for name in translation.parts.keys() & parts.keys():
        for field in ("title", "text"):
            told, english = getattr(translation.parts[name], field), getattr(parts[name], field)
            yield ("parts", name, field), told, english


def _told_otherwise(text: str, english: str) -> Iterator[str]:
    yield from _other_numbers(text, english)
    ours, theirs = (one.strip().split("\n\n") for one in (text, english))
    if len(ours) != len(theirs):
        yield f"found {len(ours)} paragraphs, expected {len(theirs)} as in English"
    first = len(" ".join(ours[0].split()))
    if first > LONGEST_FIRST_TRANSLATED:
        told = f"found a first paragraph of {first} characters"
        yield f"{told}, expected at most {LONGEST_FIRST_TRANSLATED}"


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
    """Write the hash of the English entry into translations that were compared with it.

    For the English sentences: write the hashes of all, with which every language was compared.
    """
    base = _base(root)
    for file in files:
        if (english := base.all_of(WordingFile).get(file.resolve())) and file.stem == FALLBACK:
            hashes = {key: digest_of_sentence(told) for key, told in english.root.items()}
            lines = [f"{key}: '{hashes[key]}'" for key in sorted(hashes)]
            target = base.root / "knowledge" / "compared-sentences.yaml"
            target.write_text("\n".join((_COMPARED, *lines, "")), encoding="utf-8")
            yield f"{target}: {len(hashes)} sentences"
            continue
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
