"""Replies measured over files of questions, asked of the small sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.errors import KnowledgeError
from bot.workbench.measuring import Measured, measure, missed, table


def questions(folder: Path, **files: list[dict[str, Any]]) -> Path:
    """A folder of `*.jsonl` files."""
    for name, items in files.items():
        lines = [json.dumps({"id": f"q{at}", **item}) for at, item in enumerate(items)]
        (folder / f"{name}.jsonl").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


def counts(measured: list[Measured], file: str) -> tuple[int, int, int]:
    """Asked, passed at once, passed at once or behind one tap."""
    asked = [one for one in measured if one.file == file]
    passed = sum(one.passed for one in asked)
    return len(asked), passed, sum(one.passed_tap for one in asked)


def missed_ids(measured: list[Measured]) -> list[str]:
    return [one.id for one in measured if not one.passed]


def test_a_fact_counts_at_once_or_behind_one_tap(desk: Desk, tmp_path: Path):
    """What a person sees first, and what one tap on a button shows."""
    measured = measure(
        desk,
        questions(
            tmp_path,
            public=[
                {"q": "what is grooming", "expect": [["makes friends"], ["child"]]},
                {"q": "what is Safe Harbour", "expect": [["universities"]], "hardness": "deep"},
                {"q": "what is grooming", "expect": [["banana"]]},
            ],
        ),
    )
    assert counts(measured, "public") == (3, 1, 2)
    assert missed_ids(measured) == ["q1", "q2"]
    assert "public q2 [Answer] what is grooming -> term-grooming" in missed(measured)
    first, *rows = table(measured).splitlines()
    assert first.split() == ["questions", "asked", "pass@1", "at-once", "@tap", "wrong", "chars"]
    assert [row.split()[:6] for row in rows] == [
        ["public", "3", "33.3%", "33.3%", "66.7%", "66.7%"],
        ["deep", "1", "0.0%", "0.0%", "100.0%", "100.0%"],
        ["in", "en", "3", "33.3%", "33.3%", "66.7%"],
    ]


def test_right_at_once_is_a_fact_at_a_glance(desk: Desk, tmp_path: Path):
    """In the first 350 characters, with nothing above it but the title; by language."""
    items = [
        {"q": "what is grooming", "expect": [["friends"]]},
        {"q": "what is Safe Harbour", "expect": [["teachers"]], "lang": "es"},
        {"q": "how much money did Safe Harbour get", "expect": [["teachers"]], "lang": "es"},
        {"q": "he is blackmailing me with my pictures", "expect": [["not your fault"]]},
    ]
    measured = measure(desk, questions(tmp_path, public=items))
    assert [one.passed for one in measured] == [True] * 4
    assert [one.at_once for one in measured] == [True, True, False, True]
    rows = [row.split()[:5] for row in table(measured).splitlines()]
    assert ["in", "es", "2", "100.0%", "50.0%"] in rows


def test_what_must_not_be_said_fails_a_reply(desk: Desk, tmp_path: Path):
    """Even where everything that is wanted stands there."""
    item = {"q": "what is grooming", "must": [["friends"]], "must_not": ["harm"]}
    assert counts(measure(desk, questions(tmp_path, near_miss=[item])), "near_miss")[1] == 0


def test_a_question_out_of_scope_passes_where_the_bot_says_that_it_does_not_know(
    desk: Desk, tmp_path: Path
):
    """A sure answer doesn't pass, whatever stands in it."""
    items = [{"q": "banana bread recipe"}, {"q": "what is grooming"}]
    measured = measure(desk, questions(tmp_path, out_of_scope=items))
    assert counts(measured, "out_of_scope")[:2] == (2, 1)
    assert [one.question for one in measured if not one.passed] == ["what is grooming"]


def test_hostile_messages_are_judged_by_the_markup_that_is_sent(desk: Desk, tmp_path: Path):
    """Repeated and as commands, too."""
    items = [
        {"repeat": "a", "times": 5000, "must": [["know"]], "must_not": ["a{30}"]},
        {"q": "/nothing", "must": [["/"]]},
        {"q": "what is Safe Harbour", "must_not": ["<b>"]},
    ]
    measured = measure(desk, questions(tmp_path, hostile=items))
    assert missed_ids(measured) == ["q2"]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '"what is grooming"', '{"id": "q1"}', '{"q": "what is grooming"}', "\ufffd\xff"],
)
def test_a_spoilt_line_is_told_with_its_place(desk: Desk, tmp_path: Path, line: str):
    """The file and the line, not a traceback."""
    path = tmp_path / "public.jsonl"
    path.write_bytes(b'{"id": "q0", "q": "hi"}\n' + line.encode("latin-1", "replace"))
    with pytest.raises(KnowledgeError, match=r"public\.jsonl:2: found no question"):
        measure(desk, tmp_path)
