"""A record is drafted from an original, and refreshed without losing what a person wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.catalog.validation import read_model
from bot.catalog.yaml_file import parse_yaml
from bot.errors import KnowledgeError
from bot.workbench.records.counted_places import PlaceCounter, nth
from bot.workbench.records.drafting import HeadFile, draft_or_refresh, refresh
from tests.small_base import SmallBase

ORIGINAL = """The Cover

1. Findings
Kenya has 13 sites, see https://a.example/x. More than
half opened in 2022.[1: By Harbour Trust.]
"""
HEAD = """title: A submission
short_title: To a committee, 2024
author: ECPAT
addressee: A committee
occasion: A call
year: 2024
page_how: No page was found.
original: original.txt
"""


def drafted(tmp_path: Path, head: str, original: str = ORIGINAL) -> list[Any]:
    (tmp_path / "original.txt").write_text(original, encoding="utf-8")
    path = tmp_path / "new-2024.yaml"
    path.write_text(HEAD + head, encoding="utf-8")
    record = parse_yaml(draft_or_refresh(tmp_path, tmp_path, path), path)
    passages = record.content["passages"]
    assert isinstance(passages, list)
    return passages


def test_a_draft_has_every_passage(tmp_path: Path) -> None:
    """Title, heading, paragraph over two lines, footnote inside it, each with its place."""
    passages = drafted(tmp_path, "structure: {3: Findings}\njoined: [4 5]\n")
    assert [(one["id"], one["place"], one["lines"]) for one in passages] == [
        ("new-2024/p1", "1st paragraph", "1"),
        ("new-2024/p2", "heading", "3"),
        ("new-2024/p3", "1st paragraph", "4 5"),
        ("new-2024/fn1", "note 1 at the 1st paragraph", "4 5"),
    ]


def test_a_draft_guesses_facts_and_decides_nothing(tmp_path: Path) -> None:
    """Candidates stand where they belong; units and digests are question marks."""
    paragraph = drafted(tmp_path, "structure: {3: Findings}\njoined: [4 5]\n")[2]
    assert paragraph["names"] == ["Kenya", "More"]
    assert paragraph["years"] == ["2022"]
    assert paragraph["addresses"] == ["https://a.example/x"]
    assert paragraph["digest"] == "?"
    assert paragraph["figures"] == [
        {"value": "13", "unit": "?", "qualifier": "", "printed": "Kenya has 13 sites, see"}
    ]


def test_a_footnote_stands_under_the_heading_of_its_mark(tmp_path: Path) -> None:
    """A page break puts it under the next one; where no mark is found, a person decides."""
    passages = drafted(
        tmp_path,
        "structure: {1: First, 5: Second}\nfootnotes: {7: '7', 8: '8'}\n",
        "First\nText.\n- A point.\n  - Below it.<sup>7</sup>\nSecond\nText.\n"
        "<sup>7</sup> A book.\n<sup>8</sup> A film.\n",
    )
    assert [(one["id"], one["heading"], one["place"]) for one in passages[-2:]] == [
        ("new-2024/fn7", "First", "note 7 at the 1st sub-point of the 1st point"),
        ("new-2024/fn8", "Second", "note 8 at the ?"),
    ]


def test_places_are_counted_as_a_reader_counts() -> None:
    """Paragraphs and points apart, sub-points under their point; printed numbers as printed."""
    counter = PlaceCounter()
    lines = ("Text", "- one", "  - below", "  - below", "Text", "* two", "  - below", "13. Text")
    assert [counter.place_of(line) for line in lines] == [
        "1st paragraph",
        "1st point",
        "1st sub-point of the 1st point",
        "2nd sub-point of the 1st point",
        "2nd paragraph",
        "2nd point",
        "1st sub-point of the 2nd point",
        "paragraph 13",
    ]
    assert [nth(number, "line") for number in (3, 11, 21)] == ["3rd line", "11th line", "21st line"]


def test_what_is_wrong_with_a_head_is_told(tmp_path: Path) -> None:
    """With file and line, like any other file."""
    path = tmp_path / "new-2024.yaml"
    path.write_text(HEAD.replace("year: 2024", "year: soon"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"new-2024.yaml:6: new-2024: year: found 'soon'"):
        read_model(path, HeadFile)


def test_a_missing_original_is_told(base: SmallBase) -> None:
    """The record says which file it wants."""
    with pytest.raises(KnowledgeError, match=r"original: found no sample.txt in"):
        draft_or_refresh(base.root / "seeds", base.root, None)


def test_refreshing_changes_only_what_is_computed(base: SmallBase) -> None:
    """The original was corrected: checksum and runs follow, the rest stays to the letter."""
    record = base.root / "seeds/sample-2024.yaml"
    original = base.originals / "sample.txt"
    refresh(record, base.originals)
    before = record.read_text(encoding="utf-8").splitlines()
    original.write_text(original.read_text(encoding="utf-8").replace("act now", "act"))
    refresh(record, base.originals)
    after = record.read_text(encoding="utf-8").splitlines()
    changed = [
        old.split(":")[0].strip() for old, new in zip(before, after, strict=True) if old != new
    ]
    assert changed == ["sha256", "checksum"]
