"""Questions that the matcher misses, with the entries they probably belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.knowledge import Knowledge
from bot.errors import KnowledgeError
from bot.workbench.suggesting import suggest


def test_only_missed_questions_are_told_with_what_is_missing(knowledge: Knowledge, tmp_path: Path):
    """Answered ones, remarks and empty lines are not."""
    file = tmp_path / "questions.txt"
    lines = ["# asked in May", "", "what is grooming", "lesson about zebras and bananas", "qwertz"]
    file.write_text("\n".join(lines), encoding="utf-8")
    zebras, qwertz, summary = suggest(knowledge, file).split("\n\n")
    assert zebras.startswith("lesson about zebras and bananas  [")
    assert "words not covered: zebras, bananas" in zebras
    assert "harbour-lessons  (nearest phrase: Harbour Lessons)" in zebras
    assert qwertz.startswith("qwertz  [none]\n  words not covered: qwertz")
    assert summary == "2 of 3 questions are not answered."


def test_a_file_in_another_encoding_is_told_by_its_path(knowledge: Knowledge, tmp_path: Path):
    file = tmp_path / "questions.txt"
    file.write_bytes("où".encode("latin-1"))
    with pytest.raises(
        KnowledgeError, match=r"questions\.txt:1: questions: found bytes that are no UTF-8"
    ):
        suggest(knowledge, file)
