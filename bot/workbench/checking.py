"""`bot check`: everything that proves the knowledge base, printed as `path:line: …`."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from bot.catalog.catalog import Catalog
from bot.catalog.reading_records import read_runs
from bot.errors import KnowledgeError, Problem
from bot.language.words import normalise
from bot.matching import Document, Matcher
from bot.workbench.checks import helplines
from bot.workbench.checks.confusable import FindBest, check_phrases, check_questions
from bot.workbench.checks.coverage import measure_coverage, unused
from bot.workbench.checks.dead_ends import check_dead_ends
from bot.workbench.checks.figures import check_figures
from bot.workbench.checks.grounding import check_grounding
from bot.workbench.checks.knowledge import Knowledge, open_knowledge
from bot.workbench.checks.limits import check_limits
from bot.workbench.checks.own_words import check_own_words
from bot.workbench.checks.qualifiers import check_qualifiers
from bot.workbench.checks.reading_level import check_reading_level, hardest
from bot.workbench.checks.records import check_records
from bot.workbench.checks.terminology import check_terminology
from bot.workbench.originals import prove
from bot.workbench.rendering import EverySurface

HARDEST_SHOWN = 20


def run_check(
    root: Path,
    *,
    originals: Path | None = None,
    coverage: bool = False,
    reading: bool = False,
    out: TextIO,
    today: datetime.date | None = None,
) -> int:
    """Print every problem and a summary; exit code 1 where there are errors.

    `originals` is the folder of the original texts; `coverage` lists all that no entry uses;
    `reading` lists the entries that are hardest to read.
    """
    day = today or datetime.datetime.now(tz=datetime.UTC).date()
    try:
        knowledge, problems = open_knowledge(root)
        problems.extend(find_problems(knowledge, day))
        if originals is not None:
            problems.extend(_compare(knowledge, originals))
    except KnowledgeError as error:
        return _report(error.problems, out)
    covered = measure_coverage(knowledge)
    problems.extend(unused(covered, knowledge) if coverage else ())
    code = _report(problems, out)
    notes = [str(covered), *(_hardest_told(knowledge) if reading else ())]
    if helplines.numbering_plans() is None:
        notes.append(helplines.NOT_VALIDATED)
    print(*notes, sep="\n", file=out)
    return code


def find_problems(knowledge: Knowledge, today: datetime.date) -> Iterator[Problem]:
    """Everything that can be wrong without the original texts at hand."""
    yield from check_records(knowledge)
    yield from check_grounding(knowledge)
    yield from check_figures(knowledge)
    yield from check_qualifiers(knowledge)
    yield from check_own_words(knowledge)
    yield from check_terminology(knowledge)
    yield from helplines.check_helplines(knowledge, today, helplines.numbering_plans())
    render = EverySurface(knowledge.catalog, knowledge.folder, today.isoformat())
    yield from check_limits(knowledge, render)
    yield from check_phrases(knowledge, normalise)
    find_best = _finder(knowledge.catalog)
    yield from check_questions(knowledge, find_best, knowledge.root / "tests" / "questions")
    yield from check_dead_ends(knowledge)
    yield from check_reading_level(knowledge)


def _compare(knowledge: Knowledge, originals: Path) -> Iterator[Problem]:
    seeds = knowledge.root / "seeds"
    for source in knowledge.catalog.sources.values():
        path = seeds / f"{source.id}.yaml"
        yield from prove(source, read_runs(seeds, source.id), originals, path)


def _finder(catalog: Catalog) -> FindBest:
    """The matcher over all entries; whatever it finds best, however unsure."""
    documents = [
        Document(entry.id, (entry.title, *entry.phrases), entry.text, entry.kind, entry.places)
        for entry in catalog.entries.values()
    ]
    matcher = Matcher(documents)

    def find_best(question: str) -> str | None:
        matches = matcher.search(question, limit=1)
        return matches[0].id if matches else None

    return find_best


def _hardest_told(knowledge: Knowledge) -> Iterator[str]:
    yield "Hardest to read, by years of school:"
    for grade, entry in hardest(knowledge)[:HARDEST_SHOWN]:
        yield f"{grade:5.1f}  {entry.kind.folder}/{entry.id}"


def _report(problems: Iterable[Problem], out: TextIO) -> int:
    told = sorted(problems, key=lambda problem: (problem.warning, str(problem.path), problem.line))
    for problem in told:
        print(_from_here(problem), file=out)
    errors = sum(not problem.warning for problem in told)
    print(f"{errors} errors, {len(told) - errors} warnings.", file=out)
    return 1 if errors else 0


def _from_here(problem: Problem) -> str:
    """The problem with its path as it would be typed from the current folder."""
    here = Path.cwd()
    if problem.path.is_absolute() and problem.path.is_relative_to(here):
        return str(problem).replace(f"{here}{os.sep}", "", 1)
    return str(problem)
