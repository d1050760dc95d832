"""One fact, one place: what would let entries drift apart or grow unreadable is caught."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from bot.errors import Problem
from bot.workbench.checks.figures import check_newest
from bot.workbench.checks.later_events import check_later_events
from bot.workbench.checks.limits import check_first_paragraphs, check_summaries, check_titles
from bot.workbench.checks.relations import check_named
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.checks.twins import check_twins, near_twins
from tests.small_base import SAFE_HARBOUR, SmallBase

ENTRY = "knowledge/initiatives/safe-harbour.yaml"
LAW = "knowledge/laws/general-comment.yaml"
OTHER = "knowledge/initiatives/harbour-again.yaml"
PART = """parts:
  - id: money
    title: '{title}'
    text: {text}
    phrases: [harbour money, who pays, funds of harbour]
    figures:
      - {{value: '13', unit: countries, of: '{of}', as_of: '2024', passage: sample-2024/p2}}
    sources: [sample-2024/p2]
"""


def told(base: SmallBase, check: Callable[[SurveyedBase], Iterable[Problem]]) -> list[str]:
    return base.told(check(base.open()))


def add_part(
    base: SmallBase, title: str = "Money", text: str = "Paid by many.", of: str = "who pays"
) -> None:
    content = base.entry.read_text(encoding="utf-8")
    base.entry.write_text(content + PART.format(title=title, text=text, of=of), encoding="utf-8")


def add_twin(base: SmallBase) -> None:
    content = SAFE_HARBOUR.replace("[safe harbour,", "[harbour again,")
    base.write(OTHER, content)


def test_a_sound_base_is_silent(base: SmallBase) -> None:
    """No false alarm on ordinary entries."""
    checks = (
        check_summaries,
        check_titles,
        check_first_paragraphs,
        check_newest,
        check_later_events,
        check_named,
    )
    assert [line for check in (*checks, check_twins) for line in told(base, check)] == []


def test_a_long_first_paragraph_is_caught_in_a_part_too(base: SmallBase) -> None:
    """It answers by itself, at a glance; what follows may be longer."""
    add_part(base, text='"' + "Many paid. " * 32 + "\\n\\n" + "Many paid. " * 40 + '"')
    assert told(base, check_first_paragraphs) == [
        f"{ENTRY}:27: safe-harbour: parts[1].text: found a first paragraph of 351 characters, "
        "expected at most 350"
    ]


def test_a_long_title_needs_a_label(base: SmallBase) -> None:
    """A phone shows 28 characters of a button."""
    base.plant("title: Safe Harbour Programme", f"title: Safe Harbour {'Programme ' * 5}")
    [title, label] = told(base, check_titles)
    assert "title: found 62 characters, expected at most 60" in title
    assert "label: found none for a title of 62 characters, expected at most 28" in label
    base.plant("summary:", "label: Safe Harbour\nsummary:")
    assert told(base, check_titles) == [title.replace(":2:", ":1:")]


def test_buttons_of_one_kind_can_be_told_apart(base: SmallBase) -> None:
    """By the characters that a phone shows."""
    add_part(base, title="Safe Harbour Programme: cash")
    assert told(base, check_titles) == []
    base.plant("summary:", "label: 'Safe harbour programme: cash'\nsummary:")
    [only] = told(base, check_titles)
    assert "parts[1].title: found a button like that of safe-harbour on a phone" in only


def test_a_part_has_a_name_that_fits_a_button(base: SmallBase) -> None:
    """As an entry has."""
    add_part(base, title="Safe Harbour Programme: the money")
    [only] = told(base, check_titles)
    assert "parts[1].label: found none for a title of 33 characters" in only


def test_a_summary_goes_on_from_its_title(base: SmallBase) -> None:
    """In a list both stand in one line."""
    base.plant("title: ", "title: Harbours made safe for children everywhere\nlabel: ")
    base.plant("summary: ", "summary: Safe harbours, in some countries\n# ")
    [only] = told(base, check_summaries)
    assert "summary: found" in only


def test_twins_are_caught_until_declared(base: SmallBase) -> None:
    """Each fact has one place; ten pairs may be declared, with a reason."""
    add_twin(base)
    assert told(base, check_twins) == [
        f"{OTHER}:3: harbour-again: text: found what safe-harbour tells, too (likeness 1.00), "
        "expected each fact once"
    ]
    pair = "pairs: [{parts: [safe-harbour, harbour-again], reason: Both are needed.}]\n"
    base.write("knowledge/near-twins.yaml", pair)
    assert told(base, check_twins) == []


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        pytest.param(
            "[safe-harbour, general-comment]",
            "pairs[1]: found parts that are no near twins any more, expected only such",
            id="no twins",
        ),
        pytest.param(
            "[safe-harbour, former-comment]",
            "pairs[1].parts: found 'former-comment', expected an entry or a part of one; "
            "did you mean general-comment?",
            id="a former id",
        ),
    ],
)
def test_a_declared_pair_is_one(base: SmallBase, pair: str, message: str) -> None:
    """So that the list doesn't outlive what it excuses."""
    base.plant("subjects:", "aliases: [former-comment]\nsubjects:", base.root / LAW)
    base.write("knowledge/near-twins.yaml", f"pairs: [{{parts: {pair}, reason: Why not.}}]\n")
    assert told(base, check_twins) == [f"knowledge/near-twins.yaml:1: near-twins: {message}"]


def test_likeness_is_that_of_rare_words() -> None:
    """What all texts say makes none alike."""
    texts = {
        "a": "the crawler finds pictures of children",
        "b": "the crawler finds pictures for children",
        "c": "the poll of children in Ghana",
        "d": "the law of children in Peru",
    }
    assert set(near_twins(texts)) == {("a", "b")}


def test_a_figure_has_one_newest_value(base: SmallBase) -> None:
    """Another part knows a newer one: the older is told as if it still held."""
    add_part(base, of="Countries of the programme")
    assert told(base, check_newest) == [], "an undated one may be as new"
    base.plant("    of: countries of the programme\n", "    of: countries\n    as_of: '2022'\n")
    base.plant("of: 'Countries of the programme'", "of: countries")
    assert told(base, check_newest) == [
        f"{ENTRY}:18: safe-harbour: figures[2].value: found 13 (2022) countries, expected "
        "13 (2024) as in safe-harbour_money, or another `of`"
    ]


def test_later_events_need_a_link_and_a_year(base: SmallBase) -> None:
    """A reader can look it up, and knows when it was so."""
    base.plant("Kenya is one of them.", "It has since been replaced by another.")
    [only] = told(base, check_later_events)
    assert only.startswith(f"{ENTRY}:7: warning: safe-harbour: text: found 'has since' and no link")
    base.plant(
        "related:",
        "links: [{title: Page, url: https://x.example, checked: 2026-11-01}]\nrelated:",
    )
    assert told(base, check_later_events) == []


@pytest.mark.parametrize(
    "sentence",
    ["Old ways no longer suffice.", "It may be spread later.", "Stop It Now helps.", "Nowhere."],
)
def test_what_is_no_event_needs_none(base: SmallBase, sentence: str) -> None:
    """Words of time that tell how things are."""
    base.plant("Kenya is one of them.", sentence)
    assert told(base, check_later_events) == []


def test_a_named_entry_can_be_reached(base: SmallBase) -> None:
    """From the entry whose text names it, or from none of its parts' buttons."""
    base.plant("title: General Comment 25", "title: Harbour Convention", base.root / LAW)
    add_part(base, text="Paid under the Harbour Convention.")
    assert told(base, check_named) == []
    base.plant("related: [general-comment]", "related: []")
    assert told(base, check_named) == [
        f"{ENTRY}:27: warning: safe-harbour: parts[1].text: found Harbour Convention, which is "
        "general-comment, expected it under `related`"
    ]
