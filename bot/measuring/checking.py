"""`bot check`: everything that proves the knowledge base, printed as `path:line: …`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from bot.catalog.checks.figures import check_figures
from bot.catalog.checks.grounding import check_grounding
from bot.catalog.checks.knowledge import Knowledge, open_knowledge
from bot.catalog.checks.own_words import check_own_words
from bot.catalog.checks.records import check_records
from bot.catalog.originals import prove
from bot.catalog.reading_records import read_runs
from bot.errors import KnowledgeError, Problem

CHECKS: tuple[Callable[[Knowledge], Iterable[Problem]], ...] = (
    check_records,
    check_grounding,
    check_figures,
    check_own_words,
)


def run_check(
    root: Path, *, originals: Path | None, coverage: bool, reading: bool, out: TextIO
) -> int:
    """Print every problem and a summary; exit code 1 where there are errors."""
    try:
        knowledge = open_knowledge(root)
    except KnowledgeError as error:
        return _report(error.problems, out)
    problems = [problem for check in CHECKS for problem in check(knowledge)]
    if originals is not None:
        problems.extend(_check_originals(knowledge, originals))
    return _report(problems, out)


def _check_originals(knowledge: Knowledge, originals: Path) -> Iterator[Problem]:
    seeds = knowledge.root / "seeds"
    for source in knowledge.catalog.sources.values():
        yield from prove(
            source, read_runs(seeds, source.id), originals, seeds / f"{source.id}.yaml"
        )


def _report(problems: Iterable[Problem], out: TextIO) -> int:
    told = sorted(problems, key=lambda problem: (str(problem.path), problem.line))
    for problem in told:
        print(_from_here(problem), file=out)
    errors = sum(not problem.warning for problem in told)
    print(f"{errors} errors, {len(told) - errors} warnings", file=out)
    return 1 if errors else 0


def _from_here(problem: Problem) -> str:
    """The problem with its path as it would be typed from the current folder."""
    here = Path.cwd()
    if problem.path.is_absolute() and problem.path.is_relative_to(here):
        return str(problem).replace(f"{here}{os.sep}", "", 1)
    return str(problem)
