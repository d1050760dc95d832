"""Sentences of the bot's own: keys, placeholders and markup are alike in every language."""

import re
import string
from collections.abc import Collection, Iterable, Iterator, Mapping

from bot.catalog.sentences import WordingFile
from bot.catalog.validation import near
from bot.catalog.vocabularies import AsidesFile
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

ENGLISH = "en"


def check_wording(base: SurveyedBase, asked: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Sentences that can't be filled in or sent, and what is said that has none.

    `asked` are the names of the values that replies give to each sentence, by key.
    """
    tables = {path.stem: file.root for path, file in base.all_of(WordingFile).items()}
    english = tables.get(ENGLISH, {})
    unfit = set()
    for key, sentence in english.items():
        given = asked.get(key, frozenset() if key.startswith("aside_") else None)
        if given is not None and not (names := _placeholders(sentence) or given) <= given:
            unfit.add(key)
            told = f"found {_shown(names)}, expected {_shown(given)}, which replies fill in"
            yield _at_key(base, ENGLISH, key, told)
    for language, table in tables.items():
        for key in table.keys() & (english.keys() - unfit):
            for wrong in _wrong(table[key], english[key]):
                yield _at_key(base, language, key, wrong)
        for key in table.keys() - english.keys() - asked.keys():
            told = f"found a key that English lacks, expected one of its own{near(key, english)}"
            yield _at_key(base, language, key, told)
    yield from _unsaid(base, english, asked)


def _unsaid(
    base: SurveyedBase, english: Collection[str], asked: Collection[str]
) -> Iterator[Problem]:
    """What replies and asides say and English has no sentence for."""
    spare = set(english) - set(asked)
    for key in set(asked) - set(english):
        told = f"found no such sentence, expected one: replies hold it{near(key, spare)}"
        yield _at_key(base, ENGLISH, key, told)
    for path, asides in base.all_of(AsidesFile).items():
        for name in asides.root:
            if f"aside_{name}" not in english:
                told = f"found no sentence for it, expected aside_{name} in wording/{ENGLISH}.yaml"
                yield base.files[path].problem((name,), told)


def _at_key(base: SurveyedBase, language: str, key: str, told: str) -> Problem:
    path = base.root / "knowledge" / "wording" / f"{language}.yaml"
    return base.files[path].problem((key,), told)


def _wrong(sentence: str, english: str) -> Iterator[str]:
    names, expected = _placeholders(sentence), _placeholders(english)
    if names is None:
        yield "found a brace without its other half, expected {name} or none"
    elif expected is not None and names != expected:
        yield f"found {_shown(names)}, expected {_shown(expected)} as in English"
    if broken := _broken_markup(sentence):
        yield broken


def _shown(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"


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
