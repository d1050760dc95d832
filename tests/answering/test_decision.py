"""From ranked matches to an outcome: each verdict, and where it is cut."""

from __future__ import annotations

import pytest

from bot.answering.decision import Cuts, Decision, Evidence, Verdict, verdict
from bot.answering.knowledge import Knowledge
from bot.language.places import FoundPlace
from bot.language.words import Typed
from bot.matching import Match
from bot.replies.blocks import paragraphs
from bot.replies.excerpts import pointed
from bot.replies.outcomes import EXACTLY, Answer, Aside, Choices, Near, Unknown

CUTS = Cuts(answer=0.7, faint=0.25, choice=0.1, margin=0.25)
KENYA = FoundPlace("KE", exact=True, words=("kenya",))
PERU = FoundPlace("PE", exact=True, words=("peru",))


def matches(*confidences: float) -> tuple[Match, ...]:
    return tuple(Match(f"m{place}", each, "") for place, each in enumerate(confidences))


@pytest.mark.parametrize(
    ("confidences", "missing", "expected"),
    [
        pytest.param((), "", Verdict.NONE, id="nothing-found"),
        pytest.param((0.7,), "", Verdict.ANSWER, id="just-sure"),
        pytest.param((0.69,), "", Verdict.FAINT, id="just-not-sure"),
        pytest.param((0.75, 0.5), "", Verdict.ANSWER, id="just-ahead"),
        pytest.param((0.75, 0.51), "", Verdict.CHOICES, id="just-not-ahead"),
        pytest.param((0.7,), "count", Verdict.NEAR, id="sure-and-without-what-was-asked"),
        pytest.param((0.69,), "count", Verdict.FAINT, id="perhaps-and-without-what-was-asked"),
        pytest.param((0.25,), "", Verdict.FAINT, id="just-perhaps"),
        pytest.param((0.24,), "", Verdict.NEAREST, id="hardly"),
        pytest.param((0.1,), "", Verdict.NEAREST, id="just-worth-a-button"),
        pytest.param((0.09,), "", Verdict.NONE, id="no-button"),
    ],
)
def test_each_verdict_has_its_cut(confidences, missing, expected):
    """One hair above it and one below."""
    evidence = Evidence(matches(*confidences), missing=missing)
    assert verdict(evidence, CUTS) is expected


@pytest.mark.parametrize(("named", "expected"), [(True, Verdict.NEAR), (False, Verdict.NEAREST)])
def test_what_is_missing_of_a_thing_that_is_named_is_told(named: bool, expected: Verdict):
    """However unsure what else the question is after."""
    evidence = Evidence(matches(0.2), missing="count", named=named)
    assert verdict(evidence, CUTS) is expected


@pytest.fixture
def decision(knowledge: Knowledge) -> Decision:
    return Decision(knowledge.catalog, CUTS, knowledge.english, knowledge.gazetteer)


def evidence(*found: tuple[str, float], missing: str = "") -> Evidence:
    listed = tuple(Match(name, confidence, f"phrase of {name}") for name, confidence in found)
    return Evidence(listed, missing=missing)


def test_a_sure_match_is_the_answer(decision: Decision, knowledge: Knowledge):
    """With the next best entries as a way out."""
    outcome = decision.decide(
        evidence(("safe-harbour", 0.8), ("aside:weather", 0.4), ("harbour-lessons", 0.3))
    )
    entries = knowledge.catalog.entries
    assert outcome == Answer(
        entries["safe-harbour"],
        0.8,
        exact=False,
        near=(entries["harbour-lessons"],),
    )


@pytest.mark.parametrize(("confidence", "exact"), [(0.99, True), (0.985, True), (0.98, False)])
def test_only_the_question_itself_is_exact(decision: Decision, confidence: float, exact: bool):
    """By its title or one of its phrases."""
    outcome = decision.decide(evidence(("safe-harbour", confidence)))
    assert isinstance(outcome, Answer)
    assert outcome.exact is exact


def test_an_unsure_match_is_near(decision: Decision, knowledge: Knowledge):
    """Shown with the doubt said."""
    outcome = decision.decide(evidence(("safe-harbour", 0.5), ("harbour-lessons", 0.3)))
    entries = knowledge.catalog.entries
    near = (entries["harbour-lessons"],)
    assert outcome == Near(entries["safe-harbour"], 0.5, near, missing=EXACTLY)


def test_two_sure_matches_are_choices(decision: Decision, knowledge: Knowledge):
    """At most four; small talk is none of them."""
    names = ["safe-harbour", "harbour-lessons", "term-hash", "ask-banks", "quiet-signs"]
    found = [("aside:weather", 0.75), *((name, 0.75) for name in names)]
    outcome = decision.decide(evidence(("term-grooming", 0.75), *found))
    assert isinstance(outcome, Choices)
    assert [entry.id for entry in outcome.entries] == ["term-grooming", *names[:3]]


def test_a_choice_of_one_is_near(decision: Decision):
    """Nobody is asked to pick from a single button."""
    found = evidence(("safe-harbour", 0.75), ("aside:weather", 0.75))
    assert isinstance(decision.decide(found), Near)


def test_what_is_hardly_near_is_offered_beside_an_honest_no(
    decision: Decision, knowledge: Knowledge
):
    outcome = decision.decide(evidence(("safe-harbour", 0.2), ("harbour-lessons", 0.15)))
    entries = knowledge.catalog.entries
    assert outcome == Unknown(near=(entries["safe-harbour"], entries["harbour-lessons"]))


def test_small_talk_is_answered_only_where_it_is_sure(decision: Decision):
    """Else it is a question that we can't answer."""
    assert decision.decide(evidence(("aside:weather", 0.9))) == Aside("aside_weather")
    assert decision.decide(evidence(("aside:weather", 0.5))) == Unknown()
    assert decision.decide(evidence(("aside:weather", 0.8), ("term-hash", 0.7))) == Unknown()


def test_nothing_found_is_unknown(decision: Decision):
    """Never the nearest unrelated entry."""
    assert decision.decide(evidence()) == Unknown()
    assert decision.decide(evidence(("safe-harbour", 0.05))) == Unknown()


@pytest.mark.parametrize(
    ("entry", "found", "beside"),
    [
        pytest.param("hope-and-help", [KENYA], False, id="its-country"),
        pytest.param("hope-and-help", [PERU], True, id="another-country"),
        pytest.param("hope-and-help", [KENYA, PERU], True, id="two-of-which-one"),
        pytest.param("safe-harbour", [KENYA, PERU], False, id="both-of-them"),
        pytest.param("term-grooming", [PERU], True, id="of-no-country"),
        pytest.param("hope-and-help", [], False, id="none-named"),
    ],
)
def test_a_country_that_the_entry_is_not_about_raises_doubt(
    decision: Decision, entry: str, found: list[FoundPlace], beside: bool
):
    """The entry may be shown, but not as the answer."""
    weighed = decision.evidence(Typed("what is it"), [Match(entry, 0.9, "")], found)
    assert (weighed.missing == "place") is beside


def test_an_answer_that_the_entry_cant_give_raises_doubt(decision: Decision):
    """And the reply can say which sort of answer is missing."""
    best = [Match("safe-harbour", 0.9, "")]
    assert decision.evidence(Typed("how much money did it get"), best, []).missing == "money"
    assert not decision.evidence(Typed("how many countries are in it"), best, []).missing


def test_small_talk_is_about_no_country(decision: Decision):
    """Nothing can be beside it."""
    assert not decision.evidence(Typed("x"), [Match("aside:weather", 0.9, "")], [PERU]).missing
    assert not decision.evidence(Typed("x"), [], [PERU]).missing


@pytest.mark.parametrize(
    ("question", "entry", "gives"),
    [
        ("how many countries are in Safe Harbour", "safe-harbour", True),
        ("how many of the countries are in it", "safe-harbour", True),
        ("how many videos did Safe Harbour make", "safe-harbour", False),
        ("how many articles has the convention", "harbour-convention", False),
        ("how many letters come", "hope-and-help", False),
        ("how much money did Safe Harbour get", "safe-harbour", False),
        ("what percentage of teachers went on", "safe-harbour", True),
        ("what percentage of pages stay", "slow-removal", False),
        ("who pays for Safe Harbour", "safe-harbour", False),
        ("what do banks pay, what budget", "ask-banks", False),
        ("who funds the financial sector", "ask-banks", True),
        ("on which day was the treaty signed", "harbour-convention", False),
        ("what is Safe Harbour", "safe-harbour", True),
    ],
)
def test_an_entry_gives_only_the_sort_of_answer_it_holds(
    decision: Decision, knowledge: Knowledge, question: str, entry: str, gives: bool
):
    """A count of one thing is no count of another; no text gives money that it doesn't name."""
    missing = decision.facts.missing(knowledge.catalog.entries[entry], Typed(question))
    assert (not missing) is gives


def test_a_day_is_given_by_a_month_and_a_number(decision: Decision, knowledge: Knowledge):
    """ "May" alone is a word like others."""
    entry = knowledge.catalog.entries["harbour-convention"]
    asked = Typed("which day was it signed")
    dated = entry.model_copy(update={"text": "It was signed on 8 May."})
    undated = entry.model_copy(update={"text": "States may sign it."})
    assert not decision.facts.missing(dated, asked)
    assert decision.facts.missing(undated, asked)


def test_of_a_list_and_a_name_the_list_is_what_countries_ask_for(live: Knowledge):
    """ "What countries were polled" isn't told by the member that held the poll."""
    poll = live.catalog.parts["project-beacon_poll-2021"]
    asked = Typed("what countries were polled in 2021")
    at = pointed(poll, live.decision.point(poll, asked)).paragraph
    assert "Hungary" in paragraphs(poll.text)[at].visible
