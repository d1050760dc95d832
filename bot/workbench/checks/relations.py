"""Ways from one entry to another: none leads nowhere, and what a text names can be reached."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from bot.catalog.vocabularies import SubjectsFile
from bot.errors import Problem
from bot.workbench.checks.names import name_runs
from bot.workbench.checks.surveyed_base import SurveyedBase

MOST_NAMING = 15
"""Entries. What more of them name, such as INTERPOL, is one tap from everywhere already."""


def check_dead_ends(base: SurveyedBase) -> Iterator[Problem]:
    """Entries that relate to nothing while nothing relates to them; subjects without an entry.

    Not while an id is misspelt: what it means would seem to be reached by nobody.
    """
    if base.problems:
        return
    entries = base.catalog.entries.values()
    reached = {related for entry in entries for related in entry.related}
    for entry in base.entries:
        if not entry.related and entry.whole not in reached:
            told = "found no relation to or from it, expected at least one"
            yield base.problem(entry, ("related",), told, warning=True)
    used = {subject for entry in entries for subject in entry.subjects}
    for path, subjects in base.all_of(SubjectsFile).items():
        for subject in subjects.root.keys() - used:
            told = "found no entry with this subject, expected at least one"
            yield base.files[path].problem((subject,), told, warning=True)


def check_named(base: SurveyedBase) -> Iterator[Problem]:
    """Names that are the title of one entry to which theirs doesn't relate, as warnings.

    Not names that `terminology.yaml` says everybody knows, nor those that most entries tell.
    """
    titled = Counter(entry.title for entry in base.catalog.entries.values())
    common = set(chain(*base.terminology.common))
    entries = base.catalog.entries.values()
    titles = {
        entry.title: entry.id
        for entry in entries
        if titled[entry.title] == 1 and entry.title not in common
    }
    naming = {
        (entry.whole, titles[name]): (entry, name)
        for entry in base.entries
        if entry.whole not in base.dangling  # what it can't reach may be what it names
        for name in reversed([*_names(entry.text, base)])
        if titles.get(name, entry.whole) != entry.whole
    }
    many = Counter(named for _, named in naming)
    for (_, named), (entry, name) in naming.items():
        if named not in entry.related and many[named] <= MOST_NAMING:
            told = f"found {name}, which is {named}, expected it under `related`"
            yield base.problem(entry, ("text",), told, near=name, warning=True)


def _names(text: str, base: SurveyedBase) -> Iterator[str]:
    for run in name_runs(text, base.ordinary):
        yield run.removesuffix("'s").removesuffix("’s")
