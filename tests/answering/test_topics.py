"""Subjects, regions and countries do the work of a list, over the live knowledge."""

from __future__ import annotations

import pytest

from bot.replies.outcomes import Answer, Page
from tests.conftest import Asker


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/initiative studies", "l-initiative--research"),
        ("/initiative kenya", "l-initiative--KE"),
        ("/initiative in africa", "l-initiative--africa"),
        ("/law european", "l-law--europe"),
        ("/law treaties", "l-law--international-law"),
        ("/law peru", "l-law--PE"),
        ("/recommendation parents", "l-recommendation--parents"),
        ("/recommendation police", "r-law-enforcement"),
        ("/theme deepfakes", "l-theme--ai"),
        ("/organisation asia", "l-organisation--asia"),
        ("/law vietnam", "e-vietnam-cybersecurity-law"),
        ("/sources 2015", "m-submission-2015"),
        ("latin america", "g-latin-america"),
        ("boys", "l-boys"),
    ],
)
async def test_a_subject_a_region_or_a_country_opens_its_list(
    ask_live: Asker, typed: str, address: str
):
    """Of the kind that was asked for; an only entry itself. No question about the person."""
    reply = await ask_live(typed)
    assert isinstance(reply.outcome, Page)
    assert str(reply.outcome.address) == address
    assert reply.unsure is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("survivor like me", "l-victims"),
        ("school and me", "l-awareness"),
        ("blackmail him", "l-extortion"),
    ],
)
async def test_a_list_keeps_the_question_where_somebody_is_named(
    ask_live: Asker, typed: str, address: str
):
    """A subject and a person may be all that somebody dares to write."""
    reply = await ask_live(typed)
    assert isinstance(reply.outcome, Page)
    assert str(reply.outcome.address) == address
    assert reply.unsure is not None


async def test_a_list_tells_what_its_entries_are(ask_live: Asker):
    """Each with its title and its summary, and a button that can be told apart."""
    reply = await ask_live("/law europe")
    labels = [button.label for button in reply.buttons[:-1]]
    assert len(set(labels)) == len(labels) > 1
    assert reply.visible.count("• ") == len(labels)


async def test_what_is_an_entrys_name_is_no_subject(ask_live: Asker):
    """Where it is of the kind that was asked for."""
    outcome = (await ask_live("/term grooming")).outcome
    assert isinstance(outcome, Answer)
    assert outcome.entry.id == "term-grooming"


async def test_a_digest_that_became_a_page_still_opens(ask_live: Asker):
    """By its old link."""
    reply = await ask_live("/start e-kenya-overview")
    assert reply.visible.startswith("Kenya")
    old = await ask_live("/start e-disrupting-harm-phase-2")
    assert old.entry == "disrupting-harm_phase-2"
