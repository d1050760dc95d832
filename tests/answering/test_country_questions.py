"""Questions about a country, and the one rule for lines: no country's number for another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.country_questions import CountryQuestions
from bot.catalog.entries import Entry, Kind, Surface
from bot.language.places import FoundPlace
from bot.language.words import Typed
from bot.matching import Match
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import (
    REPORTS,
    WHICH_COUNTRY,
    Answer,
    Aside,
    Choices,
    CountryQuestion,
    Near,
    Outcome,
    Page,
    Unknown,
)
from tests.conftest import Asker

KENYAN_LINES = Page(Address(PageKind.HELPLINES, "KE"))
PERUVIAN_LINES = Page(Address(PageKind.HELPLINES, "PE"))
KENYA = Page(Address(PageKind.COUNTRY, "KE"))


@pytest.fixture
def countries(knowledge: Knowledge) -> CountryQuestions:
    return knowledge.countries


def question(text: str, kind: Kind | None = None) -> Question:
    return Question(Typed(text), Surface.PRIVATE, kind)


def places(knowledge: Knowledge, text: str) -> list[FoundPlace]:
    return knowledge.gazetteer.find_all(Typed(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya", "KE"),
        ("what about Kenya?", "KE"),
        ("I am in the UK", "GB"),
        ("tell me about Nairobi, Kenya", "KE"),
        ("Kenya and Peru", None),
        ("schools in Kenya", None),
        ("what about it", None),
        ("", None),
    ],
)
def test_a_country_alone_is_told_from_a_question(
    countries: CountryQuestions, knowledge: Knowledge, text: str, place: str | None
):
    """Small words around it say nothing more; two countries are not one."""
    assert countries.bare(Typed(text), places(knowledge, text)) == place


@pytest.mark.parametrize(
    ("text", "best", "page"),
    [
        pytest.param("Kenya", "safe-harbour", KENYA, id="alone"),
        pytest.param("schools in Kenya", "safe-harbour", None, id="an-entry-about-it"),
        pytest.param("hotline Kenya", "helplines-kenya", None, id="its-own-line"),
        pytest.param("hotline Kenya", "helplines-peru", KENYAN_LINES, id="a-neighbours-line"),
        pytest.param("hotline Kenya", None, KENYAN_LINES, id="nothing-found"),
        pytest.param("schools in Kenya", None, None, id="nothing-found-and-no-line-wanted"),
        pytest.param("hotline Kenya or Peru", "helplines-peru", None, id="two-countries"),
        pytest.param("hotline", "helplines-peru", None, id="no-country"),
    ],
)
def test_a_country_comes_before_the_entries_where_they_are_anothers(
    countries: CountryQuestions,
    knowledge: Knowledge,
    text: str,
    best: str | None,
    page: Outcome | None,
):
    """The entries decide about everything else."""
    matches = [Match(best, 0.9, "")] if best else []
    assert countries.before(question(text), places(knowledge, text), matches) == page


def outcomes(entry: Entry, *, exact: bool = False) -> dict[str, Outcome]:
    return {
        "answer": Answer(entry, 0.9, exact=exact),
        "near": Near(entry, 0.5),
        "choices": Choices((entry, entry)),
    }


@pytest.mark.parametrize("name", ["answer", "near", "choices"])
def test_no_countrys_line_is_shown_to_who_names_no_country(
    countries: CountryQuestions, knowledge: Knowledge, name: str
):
    """However sure the match is, or among how many others it stands."""
    outcome = outcomes(knowledge.catalog.entries["helplines-peru"])[name]
    assert countries.instead_of(outcome, question("free hotline"), []) == WHICH_COUNTRY
    asked = question("for boys", Kind.HELPLINE)
    assert countries.instead_of(outcome, asked, []) == WHICH_COUNTRY


@pytest.mark.parametrize("name", ["answer", "near", "choices"])
def test_no_countrys_line_is_shown_for_another_country(
    countries: CountryQuestions, knowledge: Knowledge, name: str
):
    """Its own lines are, or the plain word that we have none."""
    outcome = outcomes(knowledge.catalog.entries["helplines-peru"])[name]
    found = places(knowledge, "hotline Kenya")
    assert countries.instead_of(outcome, question("hotline Kenya"), found) == KENYAN_LINES


@pytest.mark.parametrize("name", ["answer", "near", "choices"])
def test_a_countrys_line_is_shown_to_who_names_the_country(
    countries: CountryQuestions, knowledge: Knowledge, name: str
):
    """However the question was put."""
    outcome = outcomes(knowledge.catalog.entries["helplines-peru"])[name]
    found = places(knowledge, "report in Peru")
    shown = countries.instead_of(outcome, question("report in Peru"), found)
    reports = Page(Address(PageKind.HELPLINES, "PE", 1 + REPORTS))
    surely = replace(outcome, point=REPORTS) if isinstance(outcome, Answer) else outcome
    assert shown == (reports if name == "near" else surely)


def test_two_countries_and_neither_has_the_line(countries: CountryQuestions, knowledge: Knowledge):
    """Nothing is guessed: which one is asked."""
    outcome = outcomes(knowledge.catalog.entries["helplines-peru"])["answer"]
    found = places(knowledge, "hotline Kenya Germany")
    asked = question("hotline Kenya Germany")
    assert countries.instead_of(outcome, asked, found) == WHICH_COUNTRY


def test_a_countrys_line_is_not_shown_by_a_phrase_that_names_no_country(
    countries: CountryQuestions, knowledge: Knowledge
):
    """Though it is one of the entry's phrases to the letter."""
    outcome = outcomes(knowledge.catalog.entries["helplines-peru"], exact=True)["answer"]
    assert countries.instead_of(outcome, question("hotline"), []) == WHICH_COUNTRY


def test_a_service_that_is_named_is_opened(countries: CountryQuestions, knowledge: Knowledge):
    """By its name or short number, unless an answer is sure."""
    named = question("lantern")
    assert countries.instead_of(Unknown(), named, []) == KENYAN_LINES
    answer = outcomes(knowledge.catalog.entries["harbour-lessons"])["answer"]
    assert countries.instead_of(answer, named, []) == answer


def test_services_of_two_countries_are_not_guessed_between(
    countries: CountryQuestions, knowledge: Knowledge
):
    """The person chooses."""
    near = outcomes(knowledge.catalog.entries["helplines-peru"])["near"]
    asked = countries.instead_of(near, question("lantern condor line"), [])
    assert asked == CountryQuestion(("KE", "PE"), PageKind.HELPLINES)


def test_services_for_everybody_need_no_country(countries: CountryQuestions, knowledge: Knowledge):
    """Behind the command, by its name, or surely meant; else the country is asked for."""
    answer = outcomes(knowledge.catalog.entries["listening-desk"])["answer"]
    named = replace(answer, exact=True)
    assert countries.instead_of(named, question("the hotline abroad"), []) == named
    asked = question("hotline abroad", Kind.HELPLINE)
    assert countries.instead_of(answer, asked, []) == answer
    assert countries.instead_of(answer, question("hotline abroad"), []) == answer
    likely = replace(answer, confidence=0.74)
    assert countries.instead_of(likely, question("hotline abroad"), []) == WHICH_COUNTRY


def test_who_asks_to_call_in_a_country_gets_its_lines(
    countries: CountryQuestions, knowledge: Knowledge
):
    """Rather than a doubtful entry about something else."""
    found = places(knowledge, "whom to call in Peru")
    asked = question("whom to call in Peru")
    entries = knowledge.catalog.entries
    near_other = outcomes(entries["term-grooming"])["near"]
    near_about = outcomes(entries["safe-harbour"])["near"]
    assert countries.instead_of(near_other, asked, found) == PERUVIAN_LINES
    assert countries.instead_of(near_about, asked, found) == near_about
    assert countries.instead_of(Unknown(), asked, found) == PERUVIAN_LINES


def test_small_talk_stays_small_talk(countries: CountryQuestions, knowledge: Knowledge):
    """ "Thanks for the line" asks for none."""
    thanks = Aside("aside_thanks")
    assert countries.instead_of(thanks, question("thanks for the hotline"), []) == thanks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Germny", CountryQuestion(("DE",), PageKind.HELPLINES)),
        ("children", None),
        ("xyzzyland", None),
    ],
)
def test_a_slip_in_a_countrys_name_is_asked_back(
    countries: CountryQuestions, text: str, asked: CountryQuestion | None
):
    """Never taken for granted, and never made of a word that entries use."""
    assert countries.misspelt(Typed(text), PageKind.HELPLINES) == asked


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("hotline Germny", CountryQuestion(("DE",), PageKind.HELPLINES)),
        ("0006", PERUVIAN_LINES),
        ("helpline Tuvalu", Page(Address(PageKind.HELPLINES, "TV"))),
        ("Kenya", KENYA),
    ],
)
async def test_questions_about_countries_are_decided_so(ask: Asker, text: str, outcome: Outcome):
    """Through the door, as somebody types them."""
    assert (await ask(text)).outcome == outcome
