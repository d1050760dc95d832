"""`bot check`: everything that proves the knowledge base, printed as `path:line: …`."""

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.errors import KnowledgeError, Problem
from bot.language.places import read_gazetteer
from bot.replies.composing import Composer
from bot.replies.wording import read_wording
from bot.safeguarding import read_screen
from bot.safeguarding.plans import read_plans
from bot.workbench import fitting, translating
from bot.workbench.checks import (
    completeness,
    due_dates,
    figures,
    grounding,
    held_out,
    helplines,
    later_events,
    limits,
    phrasing,
    relations,
    translations,
    twins,
)
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.records.originals import prove

HARDEST_SHOWN = 20

Check = Callable[[SurveyedBase], Iterable[Problem]]


def run_check(
    root: Path,
    *,
    files: Collection[Path] = (),
    originals: Path | None = None,
    due: int | None = None,
    coverage: bool = False,
    reading: bool = False,
    asked: Callable[[], Knowledge] | None = None,
    out: TextIO,
    today: datetime.date | None = None,
) -> int:
    """Print every problem and a closing line; exit code 1 where there are problems.

    `files`: speak of these alone. `originals` is the folder of the original texts; `due` adds
    warnings of what must be looked at within so many days; `coverage` lists all that no entry
    uses; `reading` lists the entries that are hardest to read; `asked` reads the knowledge that
    answers the held-out questions.
    """
    base = SurveyedBase(root, today or datetime.datetime.now(tz=datetime.UTC).date())
    problems = set(find_problems(base))
    notes = []
    if originals is not None and base.is_whole:
        problems.update(_compare(base, originals))
    if asked is not None and not problems:
        problems.update(_check_misses(base, asked()))
    if due is not None and base.is_whole:
        problems.update(due_dates.find_due(base, due))
    if coverage and base.is_whole:
        covered = completeness.measure_coverage(base)
        notes += [*covered.unused, covered.told]
    if reading:
        notes.append("Hardest to read, by years of school:")
        for grade, entry in limits.hardest(base)[:HARDEST_SHOWN]:
            notes.append(f"{grade:5.1f}  {entry.kind.folder}/{entry.id}")
    if helplines.numbering_plans() is None:
        notes.append(helplines.NOT_VALIDATED)
    wanted = {file.resolve() for file in files}
    told = [one for one in problems if not wanted or one.path.resolve() in wanted]
    here = f"{Path.cwd()}{os.sep}"
    for problem in sorted(told, key=lambda one: (str(one.path), one.line, str(one))):
        print(str(problem).removeprefix(here), file=out)
    print(*notes, _closing(base, told), sep="\n", file=out)
    return int(any(not problem.warning for problem in told))


def find_problems(base: SurveyedBase) -> Iterator[Problem]:
    """Everything that can be wrong without the original texts at hand.

    Entries with a wrong field are left out of the checks of what entries say; where a file is
    wrong that all of them rest on, there are no such checks.
    """
    yield from base.problems
    if base.is_whole:
        for check in CHECKS:
            try:
                yield from check(base)
            except KnowledgeError as error:  # from what the bot reads in its own way
                yield from error.problems


def _check_screen(base: SurveyedBase) -> Iterable[Problem]:
    """What the safeguarding screen reads, as it reads it itself."""
    read_screen(base.root / "knowledge")
    return ()


def _check_replies(base: SurveyedBase) -> Iterator[Problem]:
    """Every reply has its sentences; then, every entry fits every surface."""
    folder = base.root / "knowledge"
    wording, gazetteer, plans = read_wording(folder), read_gazetteer(folder), read_plans(folder)
    asked = translations.asked_sentences(base, gazetteer, plans)
    unworded = list(translations.check_wording(base, asked))
    yield from unworded
    if unworded:
        return  # no reply can be composed of such sentences
    yield from translations.check_complete(base)
    composers = {
        (surface, language): Composer(
            *(base.catalog, gazetteer, wording, plans),
            surface=surface,
            language=language,
            today=base.today.isoformat,
        )
        for surface in Surface
        for language in wording.languages
    }
    yield from limits.check_limits(base, composers)


def _check_misses(base: SurveyedBase, knowledge: Knowledge) -> Iterator[Problem]:
    """Held-out questions, asked of the bot as it is."""
    found = fitting.held_out(knowledge, base.root / "tests" / "questions")
    missed = fitting.misses(found, knowledge.decision.cuts)
    yield from held_out.check_misses(base, frozenset(missed))


CHECKS: tuple[Check, ...] = (
    completeness.check_records,
    completeness.check_references,
    grounding.check_grounding,
    figures.check_figures,
    figures.check_qualifiers,
    figures.check_newest,
    phrasing.check_own_words,
    phrasing.check_terminology,
    phrasing.check_later_paragraphs,
    helplines.check_helplines,
    helplines.check_contact_words,
    held_out.check_phrases,
    held_out.check_questions,
    relations.check_dead_ends,
    relations.check_named,
    later_events.check_later_events,
    twins.check_twins,
    limits.check_titles,
    limits.check_summaries,
    limits.check_first_paragraphs,
    limits.check_readability,
    translating.check_translated_entries,
    _check_screen,
    _check_replies,
)


def _compare(base: SurveyedBase, originals: Path) -> Iterator[Problem]:
    for source in base.catalog.sources.values():
        file = base.files[base.root / "seeds" / f"{source.id}.yaml"]
        yield from prove(source, base.runs, originals, file)


def _closing(base: SurveyedBase, told: Collection[Problem]) -> str:
    warnings = sum(problem.warning for problem in told)
    counts = ((len(told) - warnings, "problem"), (warnings, "warning"))
    wrong = ", ".join(_counted(many, name) for many, name in counts if many)
    looked_at = (
        _counted(len(CHECKS) + 1, "check"),
        _counted(len(base.catalog.entries), "entry", "entries"),
        _counted(held_out.count_known_misses(base), "known miss", "known misses"),
    )
    rest = "" if base.is_whole else " What entries say is checked once all other files are."
    return f"{', '.join(looked_at)}: {wrong or 'nothing wrong'}.{rest}"


def _counted(many: int, name: str, names: str = "") -> str:
    return f"{many} {name if many == 1 else names or f'{name}s'}"
