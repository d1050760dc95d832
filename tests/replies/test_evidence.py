"""What an answer holds besides its text: figures, links and contacts."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Contact
from bot.catalog.facts import Figure
from bot.replies.blocks import Block, BlockKind, Run
from bot.replies.evidence import EvidenceBlocks, changing, series

CONTACT = Contact.model_validate(
    {
        "name": "A Line",
        "audience": "children",
        "listed_by": "A list",
        "listed_at": "https://lister.example/",
        "checked": "2026-11-01",
        "review_by": "2027-01-01",
    }
)


@pytest.fixture
def evidence(knowledge: Knowledge) -> EvidenceBlocks:
    return EvidenceBlocks(knowledge.wording.of("en"), lambda: "2026-11-21")


def contact(**fields: object) -> Contact:
    return CONTACT.model_copy(update=fields)


def lines(block: Block) -> list[str]:
    return block.visible.split("\n")


def test_a_series_is_a_line_of_years_and_values(evidence: EvidenceBlocks, catalog: Catalog):
    """Below what it counts, the oldest first; with what limits it, a percentage with its sign."""
    figures = catalog.entries["safe-harbour"].figures
    (block,) = evidence.figures(series(figures), headed=True)
    assert block.kind is BlockKind.FIGURES
    assert lines(block) == [
        "Figures",
        "• Countries of children & families reached",
        "2022: 13 · 2024: at least 25",
        "• Teachers who gave the course again: 80%",
    ]


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        (("2017-01", "2022-10"), "2017: 1 · 2022: 2"),
        (("2022-01", "2022-10"), "2022-01: 1 · 2022-10: 2"),
        (("2017", ""), "1 · 2"),
    ],
)
def test_a_series_tells_years_where_they_are_enough(
    evidence: EvidenceBlocks, dates: tuple[str, str], shown: str
):
    """Two values of one year have their months; without dates none is invented."""
    group = [
        Figure(value=value, unit="letters", of="answers", as_of=date, passage="p/1")
        for value, date in zip("12", dates, strict=True)
    ]
    assert shown in evidence.figures([group])[0].visible


def test_a_single_figure_stands_in_the_text_already(evidence: EvidenceBlocks, catalog: Catalog):
    """Only those that change are shown in short."""
    figures = catalog.entries["safe-harbour"].figures
    assert [[figure.value for figure in group] for group in changing(figures)] == [["13", "25"]]
    assert evidence.figures([]) == []


def test_a_series_counts_one_thing():
    """The same words with another unit are another series; each is oldest first."""

    def figure(value: str, unit: str, year: str) -> Figure:
        return Figure(value=value, unit=unit, of="answers", as_of=year, passage="p/1")

    newer, older, share = (
        figure("2", "letters", "2024"),
        figure("1", "letters", "2020"),
        figure("3", "%", "2021"),
    )
    assert series([newer, share, older]) == [[older, newer], [share]]


def test_a_link_says_who_brought_it_and_when_it_was_read(
    evidence: EvidenceBlocks, catalog: Catalog
):
    """The submission prints it, or we added it."""
    (printed,) = evidence.links(catalog.entries["safe-harbour"])
    (added,) = evidence.links(catalog.entries["term-hash"])
    assert printed.visible == (
        "Safe Harbour <2024> & after (address printed in the submission; read 2026-11-01)"
    )
    assert added.visible == 'Glossary "H" & more (added by us; read 2026-11-01)'
    assert evidence.links(catalog.entries["term-grooming"]) == []


def test_a_contact_shows_all_ways_each_on_a_line(evidence: EvidenceBlocks, catalog: Catalog):
    """A number alone on its line can be copied; then for whom, when, at what cost, who lists it."""
    first = catalog.entries["helplines-kenya"].contacts[0]
    block = evidence.contact(first)
    assert block.kind is BlockKind.CONTACT
    assert block.lines[0] == (Run("Lantern Line", bold=True),)
    assert lines(block)[1:] == [
        "0001",
        "0001 01",
        "web chat",
        "https://lantern.example/",
        "children · day and night · free · English, Swahili",
        "Listed by List of lines, page of 2025-07-28; we have not dialled it.",
    ]


def test_what_is_not_known_of_a_contact_leaves_no_gap(evidence: EvidenceBlocks):
    """Neither an empty line nor a lone sign."""
    assert lines(evidence.contact(CONTACT)) == [
        "A Line",
        "children",
        "Listed by A list; we have not dialled it.",
    ]


def test_a_warning_stands_before_who_lists_it(evidence: EvidenceBlocks):
    """What a caller should know first."""
    block = evidence.contact(contact(warning="May be closed <now>"))
    assert lines(block)[-2] == "⚠ May be closed <now>"


@pytest.mark.parametrize(
    ("review_by", "overdue"),
    [("2026-11-20", True), ("2026-11-21", False), ("2026-11-22", False)],
)
def test_an_overdue_contact_says_so(evidence: EvidenceBlocks, review_by: str, overdue: bool):
    """From the day after it was due; nothing stale is shown as fresh."""
    told = lines(evidence.contact(contact(review_by=review_by)))
    mark = f"⚠ This entry was due for a check on {review_by}."
    assert (told[-1] == mark) is overdue
