"""Sentences of the bot's own: keys, placeholders and markup are alike in every language."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterator

from bot.catalog.sentences import WordingFile
from bot.catalog.validation import near
from bot.catalog.vocabularies import AsidesFile
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

ENGLISH = "en"


def check_wording(base: SurveyedBase) -> Iterator[Problem]:
    """Sentences that can't be filled in or sent, and asides that have none."""
    tables = {path.stem: file.root for path, file in base.all_of(WordingFile).items()}
    english = tables.get(ENGLISH, {})
    owners: dict[str, list[str]] = defaultdict(list)
    for language, table in tables.items():
        for key, sentence in table.items():
            if key in english:
                for told in _wrong(sentence, english[key]):
                    yield _at_key(base, language, key, told)
            else:
                owners[key].append(language)
    for key, languages in owners.items():
        hint = near(key, english)
        if len(languages) == 1:
            told = f"found a key that English lacks, expected one of its own{hint}"
            yield _at_key(base, languages[0], key, told)
        else:
            told = f"found no such key, which {', '.join(languages)} have, expected it{hint}"
            yield _at_key(base, ENGLISH, key, told)
    for path, asides in base.all_of(AsidesFile).items():
        for name in asides.root:
            if f"aside_{name}" not in english:
                told = f"found no sentence for it, expected aside_{name} in wording/{ENGLISH}.yaml"
                yield base.files[path].problem((name,), told)


def missing_sentence(base: SurveyedBase, key: str) -> Problem:
    """A sentence that a reply wanted and English lacks."""
    return _at_key(base, ENGLISH, key, "found no such sentence, expected one: replies hold it")


def _at_key(base: SurveyedBase, language: str, key: str, told: str) -> Problem:
    path = base.root / "knowledge" / "wording" / f"{language}.yaml"
    return base.files[path].problem((key,), told)


def _wrong(sentence: str, english: str) -> Iterator[str]:
    names, expected = _placeholders(sentence), _placeholders(english)
    if names is None:
        yield "found a brace without its other half, expected {name} or none"
    elif expected is not None and names != expected:
        shown = " ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
        wanted = " ".join(f"{{{name}}}" for name in sorted(expected)) or "none"
        yield f"found {shown}, expected {wanted} as in English"
    if broken := _broken_markup(sentence):
        yield broken


def _placeholders(sentence: str) -> frozenset[str] | None:
    """Names to be filled in; None where the braces are no placeholders."""
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        return None
    return frozenset(fields) if all(field.isidentifier() for field in fields) else None


def _broken_markup(sentence: str) -> str:
    """What is wrong with a sentence's mark-up; nothing where it is right."""
    if found := re.search(r"</?[a-z]+>", sentence):
        return f"found {found[0]}, expected **bold** or *italic* instead"
    for mark, count in (("**", sentence.count("**")), ("*", sentence.replace("**", "").count("*"))):
        if count % 2:
            return f"found {mark} without its other half, expected it twice"
    return ""
