"""The command as a whole, and the checks that only warn."""

from __future__ import annotations

import io

import pytest

from bot.workbench.checking import run_check
from bot.workbench.checks.due_dates import find_due
from bot.workbench.checks.limits import hardest, reading_grade
from bot.workbench.checks.relations import check_dead_ends
from bot.workbench.records.drafting import refresh
from tests.small_base import TODAY, SmallBase

NOTE = """- id: sample-2024/fn1
  heading: Safety
  place: note 1 at the 2nd paragraph
  lines: '4'
  checksum: "0000000000000000"
  digest: A book.
"""


def checked(base: SmallBase, *, originals: bool = False, coverage: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    folder = base.originals if originals else None
    code = run_check(base.root, originals=folder, coverage=coverage, out=out, today=TODAY)
    return code, out.getvalue().replace(f"{base.root}/", "")


def test_a_sound_base_passes_in_one_line(base: SmallBase) -> None:
    """How much was looked at, and that nothing is wrong."""
    assert checked(base) == (0, "25 checks, 3 entries, 0 known misses: nothing wrong.\n")


def test_an_error_fails_the_check(base: SmallBase) -> None:
    """Path and line first, so that editors jump there."""
    base.plant("work in 13", "work in 15")
    code, told = checked(base)
    assert code == 1
    assert told.startswith("knowledge/initiatives/safe-harbour.yaml:5: safe-harbour: text: found")


def test_a_broken_reference_hides_no_other_problem(base: SmallBase) -> None:
    """Curators see everything at once."""
    base.plant("work in 13", "work in 15")
    base.plant("related: [general-comment]", "related: [nothing]")
    _, told = checked(base)
    assert told.endswith("2 problems.\n")


def test_an_unreadable_vocabulary_is_told(base: SmallBase) -> None:
    """Nothing else can be checked then."""
    (base.root / "knowledge/subjects.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    code, told = checked(base)
    assert code == 1
    assert told.startswith("knowledge/subjects.yaml:2: subjects: a: found this key twice")


def test_a_record_that_differs_from_its_original_is_caught(base: SmallBase) -> None:
    """Where the original texts are at hand."""
    record = base.root / "seeds/sample-2024.yaml"
    refresh(record, base.originals)
    assert checked(base, originals=True)[0] == 0
    base.plant("- Kenya", "- Tanzania", record)
    told = "passages[2].names: found 'Tanzania', expected what stands in the original"
    assert told in checked(base, originals=True)[1]


def test_a_footnote_away_from_its_mark_is_caught(base: SmallBase) -> None:
    """Its heading is that of the paragraph that holds the mark."""
    record, original = base.root / "seeds/sample-2024.yaml", base.originals / "sample.txt"
    with original.open("a", encoding="utf-8") as more:
        more.write("¹ A book.\n")
    with record.open("a", encoding="utf-8") as more:
        more.write(NOTE)
    base.plant("act now.", "act now.¹", original)
    refresh(record, base.originals)
    assert checked(base, originals=True)[0] == 0
    base.plant("at the 2nd", "at the 1st", record)
    told = "passages[4].place: found no mark 1 at that place of the original, expected it there"
    assert told in checked(base, originals=True)[1]


def test_an_unfinished_record_is_caught(base: SmallBase) -> None:
    """A draft's question marks are for a person to answer."""
    base.plant("digest: Title.", "digest: '?'", base.root / "seeds/sample-2024.yaml")
    assert ": passages[1].digest: found '?', expected what" in checked(base)[1]


def test_coverage_lists_what_no_entry_uses(base: SmallBase) -> None:
    """A passage, a name and a figure, in lines that can be compared with those of another day."""
    base.plant(
        "sources: [sample-2024/p3]",
        "sources: [sample-2024/p2]",
        base.root / "knowledge/laws/general-comment.yaml",
    )
    base.plant("- Safe Harbour Programme", "- Unheard Of", base.root / "seeds/sample-2024.yaml")
    counted = (
        "    unit: countries\n    of: countries of the programme\n    passage: sample-2024/p2\n"
    )
    base.plant(f"  - value: '13'\n{counted}", "")
    _, told = checked(base, coverage=True)
    assert [line for line in told.splitlines() if line.startswith("unused: ")] == [
        "unused: sample-2024/p2: figure: 13 countries",
        "unused: sample-2024/p2: name: Unheard Of",
        "unused: sample-2024/p3",
    ]


def test_dead_ends_are_warnings(base: SmallBase) -> None:
    """An entry without relations, a subject without entries."""
    base.plant("related: [safe-harbour]", "related: []", base.helpline)
    base.plant(
        "safety: {",
        "sport: {title: Sport, words: [sport]}\nsafety: {",
        base.root / "knowledge/subjects.yaml",
    )
    told = base.told(check_dead_ends(base.open()))
    assert [line.split("warning: ")[1] for line in told] == [
        "kenya: related: found no relation to or from it, expected at least one",
        "subjects: sport: found no entry with this subject, expected at least one",
    ]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("The cat sat on the mat. It was a fat cat.", -2, 1, id="first reader"),
        pytest.param(
            "Multijurisdictional investigations necessitate harmonised criminalisation of "
            "facilitation, notwithstanding constitutional particularities of participating States.",
            20,
            40,
            id="nobody",
        ),
        pytest.param("", 0, 0, id="nothing"),
    ],
)
def test_the_reading_grade_tells_hard_from_easy(text: str, least: float, most: float) -> None:
    """Years of school."""
    assert least <= reading_grade(text) <= most


def test_the_hardest_text_comes_first(base: SmallBase) -> None:
    """For `--reading`."""
    grades = [grade for grade, _ in hardest(base.open())]
    assert grades == sorted(grades, reverse=True)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (160, []),
        (
            161,
            [
                "knowledge/helplines/kenya.yaml:17: warning: kenya: contacts[1].review_by: "
                "found 2027-05-01, expected a new check by then"
            ],
        ),
    ],
)
def test_what_is_due_soon_is_listed(base: SmallBase, days: int, told: list[str]) -> None:
    """Counted from today."""
    assert base.told(find_due(base.open(), days)) == told


def test_a_page_is_looked_at_once_a_year(base: SmallBase) -> None:
    found = base.told(find_due(base.open(), 345))
    told = "links[1].checked: found 2026-11-01, expected a new look at the page by 2027-11-01"
    assert len([line for line in found if line.endswith(told)]) == 2
    assert not [line for line in base.told(find_due(base.open(), 344)) if "links" in line]
