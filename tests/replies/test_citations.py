"""The papers that an answer rests on, as a reader sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.facts import Link
from bot.replies.blocks import BlockKind, Run
from bot.replies.citations import Citations

CALL = "https://committee.example/call?year=2024&paper=1"
OWN = 'https://harbour.example/report?name="safe"&page=1'


@pytest.fixture
def citations(knowledge: Knowledge) -> Citations:
    return Citations(knowledge.catalog, knowledge.wording.of("en"))


def test_the_own_page_stands_before_the_newest_paper(citations: Citations, catalog: Catalog):
    """Both short, in one line; the older paper waits behind "more"."""
    (block,) = citations.source(catalog.entries["safe-harbour"])
    assert block.kind is BlockKind.SOURCE
    assert block.lines == (
        (
            Run("Source:"),
            Run(" "),
            Run("Safe Harbour <2024> & after", url=OWN),
            Run("; "),
            Run("Harbour Society & friends, 2024", url=CALL),
        ),
    )


def test_the_paper_of_a_year_that_is_told_stands_before_a_newer_one(
    citations: Citations, catalog: Catalog
):
    """ "It wrote in 2018" above a paper of 2024 would look like a mistake."""
    entry = catalog.entries["safe-harbour"].model_copy(update={"links": ()})
    older = catalog.entries["harbour-lessons"].sources
    both = entry.model_copy(update={"sources": (*entry.sources, *older)})
    assert "2018" in citations.source(both, "The society wrote so in 2018.")[0].visible
    assert "2024" in citations.source(both, "It has lessons.")[0].visible


def test_a_paper_that_can_t_be_opened_says_so(citations: Citations, catalog: Catalog):
    """Nobody looks for a link that isn't there; beside a page of its own it is left out."""
    entry = catalog.entries["harbour-lessons"]
    (block,) = citations.source(entry)
    assert (
        block.visible == "Source: Harbour Society to a commission, 2018 (no public address known)"
    )
    own = catalog.entries["safe-harbour"].model_copy(update={"sources": entry.sources})
    assert "no public address" not in citations.source(own)[0].visible


def test_a_brief_source_is_the_paper_alone(citations: Citations, catalog: Catalog):
    """On a card, whose button opens the page."""
    (block,) = citations.source(catalog.entries["safe-harbour"], brief=True)
    assert block.visible == "Source: Harbour Society & friends, 2024"
    assert citations.page(catalog.entries["safe-harbour"]) == OWN


def test_a_page_about_something_else_is_not_the_own_one(citations: Citations, catalog: Catalog):
    """It waits behind "more" with the other links."""
    entry = catalog.entries["safe-harbour"].model_copy(update={"title": "Courses for teachers"})
    assert citations.source(entry)[0].visible == "Source: Harbour Society & friends, 2024"


def test_a_text_that_rests_on_pages_names_one(citations: Citations, catalog: Catalog):
    """Where no paper is cited, the first of them, whatever it is called."""
    entry = catalog.entries["term-hash"].model_copy(update={"title": "Fingerprint"})
    (block,) = citations.source(entry)
    assert block.visible == 'Source: Glossary "H" & more'
    assert block.lines[0][-1].url == 'https://glossary.example/h?a=1&b="2"'
    assert citations.papers(entry) == []


def test_a_number_to_call_does_not_stand_over_a_paper(citations: Citations, catalog: Catalog):
    """A country's contacts say themselves who lists them; what the text cites stays findable."""
    cited = {"sources": ("paper-2018/p1",)}
    country = catalog.entries["helplines-kenya"].model_copy(update=cited)
    everywhere = catalog.entries["listening-desk"].model_copy(update=cited)
    assert citations.source(country) == []
    assert "2018" not in citations.source(everywhere)[0].visible
    for entry in (country, everywhere):
        assert "Lessons, 1st paragraph" in citations.papers(entry)[0].visible


def test_every_paper_is_named_once_with_its_places(citations: Citations, catalog: Catalog):
    """The newest first; places by heading, as the paper goes on; no address is invented."""
    sources = ("paper-2018/n1", "paper-2024/p3", "paper-2018/p1")
    entry = catalog.entries["safe-harbour"].model_copy(update={"sources": sources})
    (block,) = citations.papers(entry)
    assert block.visible.split("\n") == [
        "Papers that this rests on",
        "• Harbour Society & friends, 2024"
        " (the page of the call at committee.example lists the submissions)",
        "Findings, 3rd point",
        "• Harbour Society to a commission, 2018 (no public address known)",
        "Lessons, 1st paragraph, note 3 at the 1st paragraph",
    ]
    assert [run.url for line in block.lines for run in line if run.url] == [CALL]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"page": "https://www.body.example/paper.pdf"}, "body.example"),
        ({"unofficial_copy": "https://copies.example/1"}, "unofficial copy"),
    ],
)
def test_an_address_is_called_what_it_is(
    knowledge: Knowledge, catalog: Catalog, known: dict[str, str], said: str
):
    """The paper itself by its host; a copy as one, and only where there is room to say so."""
    paper = catalog.sources["paper-2018"].model_copy(update=known)
    catalog = replace(catalog, sources={**catalog.sources, paper.id: paper})
    citations = Citations(catalog, knowledge.wording.of("en"))
    assert citations.address(paper) == Run(said, url=next(iter(known.values())))
    entry = catalog.entries["safe-harbour"].model_copy(update={"sources": ("paper-2018/p1",)})
    assert citations.source(entry)[0].lines[0][-1].url == known.get("page", "")


@pytest.mark.parametrize(
    ("title", "page", "about"),
    [
        ("Disrupting Harm", "INTERPOL: Disrupting Harm", True),
        ("Disrupting Harm: second phase", "INTERPOL: Disrupting Harm", True),
        ("Economic and Social Council (ECOSOC)", "ECOSOC", True),
        ("Strengthening the ITU's work", "ITU: guidelines", True),
        ("Survivors' Perspectives", "ECPAT: Survivors’ Perspectives (PDF)", True),
        ("Jordan: abusers the child knew", "Jordan River Foundation", False),
        ("Vietnam: Law on Cybersecurity", "Human Rights Watch: Vietnam, Big Brother", False),
        ("Report Remove (United Kingdom)", "Stop It Now helpline (United Kingdom)", False),
        ("Boys as victims", "ECPAT: Global Boys Initiative", False),
    ],
)
def test_a_page_about_a_thing_names_it(title: str, page: str, about: bool):
    """A country in common is no name; an abbreviation is one."""
    link = Link(title=page, url="https://a.example/", checked="2026-11-01")
    assert link.is_about(title) is about
