"""What questions reach: phrases that two entries share, and held-out questions."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.catalog.entries import whole
from bot.catalog.sentences import HeldQuestionsFile, KnownMissesFile
from bot.catalog.vocabularies import AmbiguousFile
from bot.catalog.yaml_file import Place
from bot.errors import Problem
from bot.language.words import normalise, words
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.questions import NOTHING

_LINKING = frozenset(
    words("a an and are at by do does for how in is of on or the to what who with")
)
"""Words that tell nothing of what a phrase is about."""


def check_phrases(base: SurveyedBase) -> Iterator[Problem]:
    """Phrases of two entries that ambiguous.yaml doesn't declare; near twins are warnings."""
    declared: dict[str, Collection[str]] = {}
    for file in base.all_of(AmbiguousFile).values():
        for phrase, ids in file.root.items():
            declared[normalise(phrase)] = ids
    owners = _owners(base)
    for phrase, owning in owners.items():
        entries = set(map(whole, owning))
        if len(entries) > 1 and not entries <= set(declared.get(phrase, ())):
            for one in owning:
                others = " and ".join(other for other in owning if other != one)
                told = f"found {phrase!r} in {others} too, expected it once or in ambiguous.yaml"
                yield _at_phrase(base, one, phrase, told)
    for twins in _near_twins(owners):
        if not any(twin in declared for twin in twins):
            yield _told_twins(base, twins, owners)


def check_questions(base: SurveyedBase) -> Iterator[Problem]:
    """Known misses that nobody asks."""
    asked = {question for *_, question in _asked(base)}
    for path, at, question in _listed(base):
        if question not in asked:
            told = f"found {question!r}, expected a question of tests/questions"
            yield base.files[path].problem(("missed", at), told)


def check_misses(base: SurveyedBase, missed: Collection[str]) -> Iterator[Problem]:
    """Misses that known_misses.yaml doesn't list, and listed ones that are none any more."""
    unexpected = set(missed) - {question for _, _, question in _listed(base)}
    asked = list(_asked(base))
    known = base.catalog.entries.keys() | base.catalog.pages.keys()
    for path, entry_id, at, question in asked:
        sought = path.stem == NOTHING or entry_id in known
        if sought and question in unexpected:
            told = f"found a miss, {question!r}, expected a hit, or this in known_misses.yaml"
            yield base.files[path].problem((entry_id, at), told)
    hits = {question for *_, question in asked} - set(missed)
    for path, at, question in _listed(base):
        if question in hits:
            told = f"found {question!r}, which is missed no longer, expected only misses"
            yield base.files[path].problem(("missed", at), told)


def count_known_misses(base: SurveyedBase) -> int:
    return len(list(_listed(base)))


def _asked(base: SurveyedBase) -> Iterator[tuple[Path, str, int, str]]:
    """File, entry, position and question."""
    for path, file in base.all_of(HeldQuestionsFile).items():
        for entry_id, questions in file.root.items():
            yield from ((path, entry_id, at, question) for at, question in enumerate(questions))


def _listed(base: SurveyedBase) -> Iterator[tuple[Path, int, str]]:
    for path, file in base.all_of(KnownMissesFile).items():
        yield from ((path, at, question) for at, question in enumerate(file.missed))


def _owners(base: SurveyedBase) -> Mapping[str, list[str]]:
    """Ids by phrase, titles included."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in base.entries:
        for phrase in dict.fromkeys(map(normalise, (entry.title, *entry.phrases))):
            owners[phrase].append(entry.id)
    return owners


def _near_twins(owners: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Phrases of different entries with the same words that carry a meaning."""
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for phrase in owners:
        alike[_meaning(phrase)].append(phrase)
    for meaning, twins in alike.items():
        entries = {tuple(dict.fromkeys(map(whole, owners[twin]))) for twin in twins}
        if meaning and len(twins) > 1 and len(entries) > 1:
            yield sorted(twins)


def _meaning(phrase: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in phrase.split() if word not in _LINKING)


def _told_twins(base: SurveyedBase, twins: list[str], owners: Mapping[str, list[str]]) -> Problem:
    told = " and ".join(f"{twin!r} ({', '.join(owners[twin])})" for twin in twins)
    message = f"found near twins {told}, expected phrases that differ"
    return _at_phrase(base, owners[twins[0]][0], twins[0], message, warning=True)


def _at_phrase(
    base: SurveyedBase, entry_id: str, phrase: str, message: str, *, warning: bool = False
) -> Problem:
    """A problem at the phrase that has this matching form; at the title where it is that."""
    entry = base.catalog.parts[entry_id]
    forms = [normalise(written) for written in entry.phrases]
    place: Place = ("phrases", forms.index(phrase)) if phrase in forms else ("title",)
    return base.problem(entry, place, message, warning=warning)
