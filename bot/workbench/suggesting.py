"""`bot suggest FILE`: questions that the matcher misses, with the entries they probably belong to.

Somebody reads the list and writes the phrase that was missing; nothing is added by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.answering.decision import Verdict, verdict
from bot.answering.desk import Desk

CANDIDATES = 3


def suggest(desk: Desk, file: Path) -> str:
    """One block a missed question of `file` (one question a line, `#` for a remark)."""
    lines = file.read_text(encoding="utf-8").splitlines()
    questions = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    blocks = [block for question in questions for block in _missed(desk, question)]
    return "\n\n".join([*blocks, f"{len(blocks)} of {len(questions)} questions are not answered."])


def _missed(desk: Desk, question: str) -> Iterator[str]:
    finder, decision = desk.answerer.finder, desk.answerer.decision
    found = finder.places_in(question)
    matches = finder.search(question, None, found)
    reached = verdict(
        decision.evidence(question, matches, found, finder.known_share(question)), decision.cuts
    )
    if reached is Verdict.ANSWER:
        return
    missing = finder.matcher.uncovered(question, matches[0].id) if matches else ()
    words = ", ".join(missing) or "none"
    candidates = [
        f"  {match.confidence:4.2f}  {match.id}  (nearest phrase: {match.phrase})"
        for match in matches[:CANDIDATES]
    ]
    yield "\n".join([f"{question}  [{reached}]", f"  words not covered: {words}", *candidates])
