"""What is wrong with the files themselves is told all at once, with file and line."""

from __future__ import annotations

import shutil

import pytest

from bot.catalog.survey import read_catalog
from bot.errors import KnowledgeError
from tests.small_base import SmallBase


def problems_of(base: SmallBase) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_catalog(base.root)
    return base.told(iter(caught.value.problems))


def test_a_sound_base_is_read(base: SmallBase) -> None:
    """Entries of all folders, by id."""
    catalog = read_catalog(base.root)
    assert set(catalog.entries) == {"safe-harbour", "general-comment", "kenya"}


def test_a_number_with_a_leading_zero_stays_text(base: SmallBase) -> None:
    """Other YAML readers would make 78 of 0116."""
    [contact] = read_catalog(base.root).entries["kenya"].contacts
    assert contact.phones == ("0116",)


def test_an_unknown_field_is_caught(base: SmallBase) -> None:
    """A misspelt field must not vanish."""
    base.plant("places: [KE]", "countries: [KE]")
    [told] = problems_of(base)
    expected = ":9: safe-harbour: countries: found an unknown field, expected one of "
    assert told.startswith(f"knowledge/initiatives/safe-harbour.yaml{expected}")


def test_a_key_that_stands_twice_is_caught(base: SmallBase) -> None:
    """Other YAML readers keep the last one silently."""
    base.plant("places: [KE]", "title: Harbour\nplaces: [KE]")
    assert problems_of(base)[0] == (
        "knowledge/initiatives/safe-harbour.yaml:9: safe-harbour: title: "
        "found this key twice, expected it once"
    )


def test_an_id_in_two_folders_is_caught(base: SmallBase) -> None:
    """An id is used in links and buttons without its kind."""
    shutil.copy(
        base.root / "knowledge/laws/general-comment.yaml",
        base.root / "knowledge/helplines/safe-harbour.yaml",
    )
    assert problems_of(base) == [
        "knowledge/helplines/safe-harbour.yaml:0: safe-harbour: "
        "found this id in initiatives too, expected it once"
    ]


def test_an_entry_that_keeps_out_of_the_private_chat_is_caught(base: SmallBase) -> None:
    """Deep links and shared cards lead there."""
    base.plant("places: [KE]", "places: [KE]\nsurfaces: [group]")
    [told] = problems_of(base)
    assert ":10: safe-harbour: surfaces: found no `private`, expected it" in told


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "related: [general-comment]",
            "related: [general-coment]",
            ":23: safe-harbour: related[1]: found 'general-coment', "
            "expected an entry's id; did you mean general-comment?",
            id="related",
        ),
        pytest.param(
            "subjects: [safety]",
            "subjects: [safty]",
            ":10: safe-harbour: subjects[1]: found 'safty', "
            "expected a subject of subjects.yaml; did you mean safety?",
            id="subject",
        ),
    ],
)
def test_a_broken_reference_is_caught(base: SmallBase, old: str, new: str, problem: str) -> None:
    """Ids that nothing has."""
    base.plant(old, new)
    assert problems_of(base) == [f"knowledge/initiatives/safe-harbour.yaml{problem}"]


def test_all_problems_are_told_at_once(base: SmallBase) -> None:
    """A curator fixes them in one go."""
    base.plant("subjects: [safety]", "subjects: [safty]")
    base.plant("checked: 2026-11-01\n    review_by", "checked: soon\n    review_by", base.helpline)
    assert len(problems_of(base)) == 2
