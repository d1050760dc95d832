"""Each sort of ungrounded fact is caught, with file and line."""

from __future__ import annotations

import pytest

from bot.workbench.checks.figures import check_figures, check_qualifiers
from bot.workbench.checks.grounding import check_grounding
from tests.small_base import SmallBase

ENTRY = "knowledge/initiatives/safe-harbour.yaml"
EXPECTED_NUMBER = "expected a figure of this entry, or a year or name of a cited passage or link"
EXPECTED_NAME = "expected a name of a cited passage or link"
EXPECTED_ADDRESS = "expected an address of a cited passage or of a link"


def test_a_sound_base_has_no_ungrounded_fact(base: SmallBase) -> None:
    """Numbers, names, addresses and figures that the record holds pass."""
    knowledge = base.open()
    assert [*check_grounding(knowledge), *check_figures(knowledge)] == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "work in 13",
            "work in 15",
            f":5: safe-harbour: text: found the number 15, {EXPECTED_NUMBER}",
            id="number",
        ),
        pytest.param(
            "in 13 countries\ntext",
            "in fourteen countries\ntext",
            f":2: safe-harbour: summary: found the number 14, {EXPECTED_NUMBER}",
            id="number as a word, in the summary",
        ),
        pytest.param(
            "14 million children by",
            "14 billion children by",
            f":3: safe-harbour: text: found the number 14000000000, {EXPECTED_NUMBER}",
            id="million to billion",
        ),
        pytest.param(
            "by 2022",
            "by 2021",
            f":4: safe-harbour: text: found the number 2021, {EXPECTED_NUMBER}",
            id="year",
        ),
        pytest.param(
            "of: children reached",
            "of: children reached at 9 schools",
            f":14: safe-harbour: figures[1].of: found the number 9, {EXPECTED_NUMBER}",
            id="number in what a figure says",
        ),
        pytest.param(
            "Kenya is one",
            "Kenya, helped by Microsoft Research, is one",
            f":7: safe-harbour: text: found the name Microsoft Research, {EXPECTED_NAME}",
            id="name",
        ),
        pytest.param(
            "Kenya is one of them.",
            "Facebook is one of them.",
            f":7: safe-harbour: text: found the name Facebook, {EXPECTED_NAME}",
            id="name at the start of a sentence",
        ),
        pytest.param(
            "Kenya is one of them.",
            "It follows the WePROTECT model.",
            f":7: safe-harbour: text: found the name WePROTECT, {EXPECTED_NAME}",
            id="name with capitals inside",
        ),
        pytest.param(
            "Kenya is one",
            "Safe Kenya is one",
            f":7: safe-harbour: text: found the name Safe Kenya, {EXPECTED_NAME}",
            id="name put together from parts of others",
        ),
        pytest.param(
            "Kenya is one of them.",
            "The European Commission knows them.",
            f":7: safe-harbour: text: found the name European Commission, {EXPECTED_NAME}",
            id="name put together from words that need no source alone",
        ),
        pytest.param(
            "Kenya is one",
            "Uganda is one",
            f":7: safe-harbour: text: found the name Uganda, {EXPECTED_NAME}",
            id="country",
        ),
        pytest.param(
            "is one of them.",
            "is one of them (harbour.org).",
            f":7: safe-harbour: text: found the address harbour.org, {EXPECTED_ADDRESS}",
            id="address",
        ),
    ],
)
def test_an_ungrounded_fact_is_caught(base: SmallBase, old: str, new: str, problem: str) -> None:
    """The message names the line, the field and what was found."""
    base.plant(old, new)
    assert base.told(check_grounding(base.open())) == [ENTRY + problem]


def test_a_name_may_be_shortened_to_one_word(base: SmallBase) -> None:
    """ "The Programme" for a name told in full, "the Commission" from terminology.yaml."""
    base.plant("Kenya is one of them.", "The Commission knows the Programme in Kenya.")
    assert list(check_grounding(base.open())) == []


def test_a_country_may_be_told_by_its_adjective(base: SmallBase) -> None:
    """The record names Kenya, so the text may say Kenyan."""
    base.plant("Kenya is one", "The Kenyan part is one")
    assert list(check_grounding(base.open())) == []


def test_a_place_that_nothing_names_is_a_warning(base: SmallBase) -> None:
    """A country tag is a claim too."""
    base.plant("places: [KE]", "places: [KE, UG]")
    told = base.told(check_grounding(base.open()))
    expected = "expected a country that a cited passage or link names"
    assert told == [f"{ENTRY}:9: warning: safe-harbour: places[2]: found UG, {expected}"]


def test_a_link_of_the_submission_is_printed_there(base: SmallBase) -> None:
    """`basis: submission` is a claim about the passage."""
    path = base.root / "knowledge/laws/general-comment.yaml"
    base.plant("url: https://harbour.example/report", "url: https://harbour.example/other", path)
    told = base.told(check_grounding(base.open()))
    assert told == [
        "knowledge/laws/general-comment.yaml:10: general-comment: links[1].url: found "
        "https://harbour.example/other with basis submission, expected it in a cited passage"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "value: '13'",
            "value: '31'",
            ":18: safe-harbour: figures[2].value: found '31', "
            "expected a number that sample-2024/p2 holds",
            id="value",
        ),
        pytest.param(
            "unit: children",
            "unit: reports",
            ":13: safe-harbour: figures[1].unit: found 'reports', "
            "expected 'children' as in sample-2024/p2",
            id="unit",
        ),
        pytest.param(
            "    qualifier: over\n",
            "",
            ":12: safe-harbour: figures[1].qualifier: found '', "
            "expected 'over' as in sample-2024/p2",
            id="qualifier",
        ),
        pytest.param(
            "as_of: '2022'",
            "as_of: '2020'",
            ":15: safe-harbour: figures[1].as_of: found '2020', "
            "expected a year of a cited passage or link",
            id="year",
        ),
    ],
)
def test_a_figure_is_as_its_passage_has_it(
    base: SmallBase, old: str, new: str, problem: str
) -> None:
    """Value, unit, qualifier and year were all read there."""
    base.plant(old, new)
    assert base.told(check_figures(base.open())) == [ENTRY + problem]


def test_a_figure_behind_a_link_stands_in_its_facts(base: SmallBase) -> None:
    """A curator writes down what the page says before using it."""
    link = (
        "links:\n  - {title: News, url: 'https://news.example', checked: 2026-11-01, facts: [%s]}\n"
    )
    figure = "  - {value: '15', unit: countries, of: countries now, link: 'https://news.example'}\n"
    base.plant("sources: [", f"{figure}{link % '15 countries'}sources: [")
    assert list(check_figures(base.open())) == []
    base.plant("15 countries", "16 countries")
    assert base.told(check_figures(base.open())) == [
        f"{ENTRY}:22: safe-harbour: figures[3].value: found 15, "
        "expected a number in the facts of https://news.example"
    ]


def test_a_qualified_figure_told_plainly_is_a_warning(base: SmallBase) -> None:
    """ "Over 14 million" is not "14 million", in the text either."""
    assert list(check_qualifiers(base.open())) == []
    base.plant("had reached more than 14", "had 14")
    assert base.told(check_qualifiers(base.open())) == [
        f"{ENTRY}:4: warning: safe-harbour: text: found 14 million told plainly, expected 'over'"
    ]
