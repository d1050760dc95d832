"""A question's best matches, steered by the country, kind and line that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.finding import Finder
from bot.answering.knowledge import Knowledge
from bot.answering.steering import read_steering
from bot.catalog.entries import Kind
from bot.language.places import FoundPlace
from bot.language.words import Typed
from bot.matching import Calibration, Calibrations, MatchFeatures

NATIONAL = {"helplines-kenya", "helplines-peru"}


@pytest.fixture(scope="module")
def finder(knowledge: Knowledge) -> Finder:
    return knowledge.finder


def ids(finder: Finder, text: str, kind: Kind | None = None) -> list[str]:
    return [match.id for match in finder.search(Typed(text), kind)]


def confidence(finder: Finder, text: str, wanted: str, kind: Kind | None = None) -> float:
    matches = finder.search(Typed(text), kind)
    return next((match.confidence for match in matches if match.id == wanted), 0.0)


@pytest.mark.parametrize("text", ["schools in Kenya", "children of Peru", "Kenya and Peru"])
def test_lines_are_left_out_where_none_is_asked_for(finder: Finder, text: str):
    """Else they would crowd out what is known about the country."""
    assert NATIONAL.isdisjoint(ids(finder, text))


@pytest.mark.parametrize(
    "text", ["hotline Kenya", "whom do I call in Kenya", "how to report in Kenya", "Lantern Line"]
)
def test_lines_are_found_by_whoever_asks_for_one(finder: Finder, text: str):
    """By a word for a line, a wish to report, or the name of a service."""
    assert ids(finder, text)[0] == "helplines-kenya"


def test_lines_are_found_behind_their_command(finder: Finder):
    """Which asks for one by itself."""
    assert "helplines-kenya" in ids(finder, "children Kenya", Kind.HELPLINE)


@pytest.mark.parametrize(
    ("kind", "entry"), [(Kind.LAW, "harbour-convention"), (Kind.INITIATIVE, "safe-harbour")]
)
def test_a_kind_steers(finder: Finder, kind: Kind, entry: str):
    """Entries of the kind that a command names are likelier; others are still found."""
    plain = confidence(finder, "safe harbours by treaty", entry)
    assert confidence(finder, "safe harbours by treaty", entry, kind) > plain
    assert len(ids(finder, "safe harbours by treaty", kind)) > 1


def test_a_word_for_a_kind_steers_like_its_command(finder: Finder):
    """ "should" asks for a recommendation."""
    wanted = confidence(finder, "should payments stop", "ask-banks")
    command = confidence(finder, "should payments stop", "ask-banks", Kind.RECOMMENDATION)
    assert wanted == command


def test_a_country_steers(finder: Finder):
    """Entries about the one that is named are likelier; of two, neither steers."""

    def sure(*found: FoundPlace) -> float:
        matches = finder.search(Typed("lessons and letters"), None, found)
        return next(one.confidence for one in matches if one.id == "hope-and-help")

    kenya, peru = (FoundPlace(place, exact=True, words=()) for place in ("KE", "PE"))
    assert sure(kenya) > sure()
    assert sure(kenya, peru) == sure()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("lantern", ["KE"]),
        ("lantern line", ["KE"]),
        ("0001", ["KE"]),
        ("what is 0006", ["PE"]),
        ("coast condor", ["PE"]),
        ("lantern condor", ["KE", "PE"]),
        ("lantern in Peru", []),
        ("lantern in Kenya", ["KE"]),
        ("a lantern for the boat of my sailing uncle", []),
        ("listening", []),
        ("line", []),
        ("number", []),
        ("children", []),
        ("", []),
    ],
)
def test_a_service_is_known_by_its_name_or_short_number(
    knowledge: Knowledge, text: str, places: list[str]
):
    """By words that no other entry has, and where they are most of what was typed."""
    typed = Typed(text)
    found = knowledge.gazetteer.find_all(typed)
    assert knowledge.finder.services.named(typed, found) == places


def test_words_for_lines_are_read_as_they_are_typed(tmp_path: Path):
    """In matching form; what only looks like a wish for a line is none."""
    (tmp_path / "synonyms.yaml").write_text("{}", encoding="utf-8")
    lines = "words: [línea, number]\nreporting: [Report]\nnot-lines: [number of]\n"
    (tmp_path / "line-words.yaml").write_text(lines, encoding="utf-8")
    (tmp_path / "kind-words.yaml").write_text("theme: [why]\nlaw: [treaty]\n", encoding="utf-8")
    steering = read_steering(tmp_path)
    assert steering.asks_to_call(Typed("LINEA?"))
    assert steering.asks_to_call(Typed("the number of a number"))
    assert not steering.asks_to_call(Typed("number of children"))
    assert not steering.asks_to_call(Typed("numbers"))
    assert steering.asks_to_report(Typed("report it"))
    assert not steering.asks_to_report(Typed("number"))
    assert steering.named_kind(Typed("why?")) is Kind.THEME
    assert steering.named_kind(Typed("why a treaty")) is None
    assert steering.named_kind(Typed("what")) is None


def test_a_word_that_an_entry_uses_is_no_slip(finder: Finder):
    """ "child" is not "Chile"."""
    assert not finder.is_unknown("children")
    assert finder.is_unknown("germny")


def test_a_search_can_be_explained(finder: Finder):
    """With each part's share, for whoever tunes it."""
    explained = finder.explain(Typed("what should banks do about payments in Peru"))
    assert "ask-banks" in str(explained)


def test_the_surest_comes_first(finder: Finder):
    """Whatever the calibration, which decides how sure a match is."""
    other = Calibration(-3.0, MatchFeatures(0.0, 0.0, 5.0))
    for one in (finder, finder.calibrated(Calibrations(other, other))):
        sure = [match.confidence for match in one.search(Typed("teachers and parents of schools"))]
        assert len(sure) > 1
        assert sure == sorted(sure, reverse=True)
