"""Rows that a person in need may dial."""

from __future__ import annotations

import datetime

import pytest

from bot.workbench.checks.helplines import (
    check_contact_words,
    check_helplines,
    numbering_plans,
)
from tests.small_base import TODAY, SmallBase

HELPLINE = "knowledge/helplines/kenya.yaml"


def told(base: SmallBase, today: datetime.date = TODAY) -> list[str]:
    return base.told(check_helplines(base.open(today)))


def test_a_row_within_its_time_passes(base: SmallBase) -> None:
    """Until the day of its review."""
    assert told(base, datetime.date(2027, 5, 1)) == []


def test_a_row_past_its_review_is_a_warning(base: SmallBase) -> None:
    """The reply says it too; the number stays."""
    assert told(base, datetime.date(2027, 5, 2)) == [
        f"{HELPLINE}:17: warning: kenya: contacts[1].review_by: "
        "found 2027-05-01, which has passed, expected a new check"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "places: [KE]\n",
            "",
            "contacts[1].phones: found '0116' in an entry without places, expected its country",
            id="no country",
        ),
        pytest.param(
            "listed_at: https://lister.example/kenya",
            "listed_at: https://github.com/someone/list/numbers.json",
            "contacts[1].listed_at: found a copy, https://github.com/someone/list/numbers.json, "
            "expected the lister's own page",
            id="a copy as lister",
        ),
    ],
)
def test_a_wrong_row_is_an_error(base: SmallBase, old: str, new: str, message: str) -> None:
    """What a caller would suffer from."""
    base.plant(old, new, base.helpline)
    [only] = told(base)
    assert only.endswith(f": kenya: {message}")
    assert "warning" not in only


def test_contacts_alone_tell_numbers(base: SmallBase) -> None:
    """A text repeats none of them, and no entry tells a number beside them; a name may hold one."""
    base.plant("name: Childline Kenya", "name: Childline Kenya 0116", base.helpline)
    base.plant("call for help at", "call Childline Kenya 0116 at", base.helpline)
    assert told(base) == []
    base.plant("phones: [0116]", "phones: [0116, 0800 221 200]", base.helpline)
    base.plant("at any hour", "on 0800 221 200", base.helpline)
    base.plant(
        "Kenya is one of them.", "Call +254 20 123 4567. It had 1,200,000 files, 0.75% of all."
    )
    assert [line.partition(": text: ")[2] for line in told(base)] == [
        "found 0800 221 200, expected it in contacts alone",
        "found +254 20 123 4567, which looks like a number to call, expected a contact",
    ]


@pytest.mark.parametrize(
    ("phone", "count"),
    [
        pytest.param("0800 000 999 123 456", 1, id="too long for Kenya"),
        pytest.param("0800 221 200", 0, id="possible in Kenya"),
        pytest.param("116", 0, id="short code"),
    ],
)
def test_a_number_fits_its_country(base: SmallBase, phone: str, count: int) -> None:
    """By the library of numbering plans."""
    assert numbering_plans() is not None
    base.plant("phones: [0116]", f"phones: ['{phone}']", base.helpline)
    assert len(told(base)) == count


def test_what_a_language_cannot_say_of_a_contact_is_told(base: SmallBase) -> None:
    """A warning in English would be missed by those who need it; a wrong number is worse."""
    spanish = base.root / "knowledge/contact-words/es.yaml"
    spanish.parent.mkdir(exist_ok=True)
    spanish.write_text('"Outside, 17.": "Fuera, 71."\n', encoding="utf-8")
    base.plant("    phones: [0116]", "    phones: [0116]\n    warning: Dial 5.", base.helpline)
    lines = base.told(check_contact_words(base.open(TODAY)))
    assert any("Dial 5.: found no such words, expected their own" in line for line in lines), lines
    assert any("found numbers 71, expected those in English" in line for line in lines), lines
