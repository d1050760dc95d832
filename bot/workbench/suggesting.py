"""`bot suggest FILE`: questions that the matcher misses, with the entries they probably belong to.

Somebody reads the list and writes the phrase that was missing; nothing is added by itself.
"""

from collections.abc import Iterator
from pathlib import Path

from bot.answering.decision import Verdict, verdict
from bot.answering.knowledge import Knowledge
from bot.catalog.yaml_file import read_text
from bot.workbench.fitting import gather_evidence

CANDIDATES = 3


def suggest(knowledge: Knowledge, file: Path) -> str:
    """One block a missed question of `file` (one question a line, `#` for a remark).

    Raises KnowledgeError where the file can't be read.
    """
    lines = [line.strip() for line in read_text(file).splitlines()]
    questions = [line for line in lines if line and not line.startswith("#")]
    blocks = [block for question in questions for block in _missed(knowledge, question)]
    return "\n\n".join([*blocks, f"{len(blocks)} of {len(questions)} questions are not answered."])


def _missed(knowledge: Knowledge, question: str) -> Iterator[str]:
    evidence = gather_evidence(knowledge, question)
    reached = verdict(evidence, knowledge.decision.cuts)
    if reached is Verdict.ANSWER:
        return
    matches = evidence.matches
    missing = knowledge.finder.matcher.uncovered(question, matches[0].id) if matches else ()
    words = ", ".join(missing) or "none"
    candidates = [
        f"  {match.confidence:4.2f}  {match.id}  (nearest phrase: {match.phrase})"
        for match in matches[:CANDIDATES]
    ]
    yield "\n".join([f"{question}  [{reached}]", f"  words not covered: {words}", *candidates])
