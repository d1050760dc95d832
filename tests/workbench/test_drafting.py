"""A record is drafted from an original, and refreshed without losing what a person wrote."""

from __future__ import annotations

from pathlib import Path

from bot.catalog.yaml_text import Fields, read_yaml
from bot.workbench.drafting import Head, draft_record, read_head, refresh
from tests.small_base import SmallBase

ORIGINAL = """The Cover

1. Findings
Kenya has 13 sites, see https://a.example/x. More than
half opened in 2022.[1: By Harbour Trust.]
"""
HEAD = """title: A submission
structure: {3: Findings}
joined: [4 5]
"""


def drafted(tmp_path: Path) -> list[Fields]:
    original, head = tmp_path / "original.txt", tmp_path / "new-2024.yaml"
    original.write_text(ORIGINAL, encoding="utf-8")
    head.write_text(HEAD, encoding="utf-8")
    record = read_yaml(head, draft_record(original, read_head(head)))
    passages = record["passages"]
    assert isinstance(passages, list)
    return [passage for passage in passages if isinstance(passage, Fields)]


def test_a_draft_has_every_passage(tmp_path: Path) -> None:
    """Cover, heading, paragraph over two lines, footnote inside it."""
    found = [(one["id"], one["paragraph"], one["lines"]) for one in drafted(tmp_path)]
    assert found == [
        ("new-2024/p1", "cover", "1"),
        ("new-2024/p2", "heading", "3"),
        ("new-2024/p3", "1", "4 5"),
        ("new-2024/fn1", "footnote 1", "4 5"),
    ]


def test_a_draft_guesses_facts_and_decides_nothing(tmp_path: Path) -> None:
    """Candidates stand where they belong; units and digests are question marks."""
    paragraph = drafted(tmp_path)[2]
    assert paragraph["names"] == ["Kenya", "More"]
    assert paragraph["years"] == ["2022"]
    assert paragraph["addresses"] == ["https://a.example/x"]
    assert paragraph["digest"] == "?"
    figures = paragraph["figures"]
    assert isinstance(figures, list)
    assert figures == [
        {"value": "13", "unit": "?", "qualifier": "", "printed": "Kenya has 13 sites, see"}
    ]


def test_a_footnote_on_its_own_line_is_a_passage_of_its_own(tmp_path: Path) -> None:
    """As some originals print them."""
    original = tmp_path / "original.txt"
    original.write_text("Heading\nText.\n<sup>7</sup> A book.\n", encoding="utf-8")
    head = Head("a-2020", {}, structure={1: "Heading"}, joined={}, footnotes={3: "7"})
    assert "id: a-2020/fn7" in draft_record(original, head)


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
