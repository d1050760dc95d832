"""Subjects, regions and countries do the work of a list, over the live knowledge."""

from __future__ import annotations

import pytest

from bot.replies.entry_pages import SHORT_CHARS
from bot.replies.outcomes import Answer, Page, opened_by
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
        ("boys again and me", "l-boys"),
        ("school and me", "l-awareness"),
        ("blackmail him", "e-term-sexual-extortion"),
    ],
)
async def test_a_list_keeps_the_question_where_somebody_is_named(
    ask_live: Asker, typed: str, address: str
):
    """A subject and a person may be all that somebody dares to write."""
    reply = await ask_live(typed)
    assert opened_by(reply.outcome) == address
    assert reply.unsure is not None


@pytest.mark.parametrize("typed", ["/law 2019", "/term 2015", "/initiative 2019"])
async def test_a_year_opens_a_submission_to_nobody_who_asks_for_another_kind(
    ask_live: Asker, typed: str
):
    reply = await ask_live(typed)
    assert not reply.entry.startswith("submission")


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


@pytest.mark.parametrize(
    ("typed", "entry", "subject"),
    [
        ("csam", "term-csam", "l-abuse-material"),
        ("CSAM?", "term-csam", "l-abuse-material"),
        ("livestreaming", "term-live-streaming", "l-live-streaming"),
        ("wats a deepfake", "term-deepfake", "l-ai"),
        ("what can you tell me about trafficking", "term-trafficking", "l-trafficking"),
        ("tell me about UNICEF", "unicef", "l-united-nations"),
        ("opsc", "opsc", "l-international-law"),
        ("/term hash", "term-hash", "l-detection"),
    ],
)
async def test_a_name_of_one_thing_tells_what_it_is(
    ask_live: Asker, typed: str, entry: str, subject: str
):
    """By its title, label or short form; the list of its subject is a tap away."""
    reply = await ask_live(typed)
    assert reply.entry == entry
    assert len(reply.visible) <= SHORT_CHARS
    assert reply.buttons[-1].value.partition("<")[0] == subject


@pytest.mark.parametrize("typed", ["list everything on csam", "all sextortion", "/law grooming"])
async def test_who_wants_a_list_of_one_thing_gets_it(ask_live: Asker, typed: str):
    assert isinstance((await ask_live(typed)).outcome, Page)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("big tech must do what?", "m-ask-overview_industry-2024"),
        ("which words do you define", "k-term"),
        ("which apps are mentioned", "e-apps-named-2024"),
        ("companies and apps by name", "e-apps-named-2024"),
        ("recommendations in the paper of 2015", "m-ask-hrc-2015"),
        ("what did ecpat ask for in the 2019 submission", "m-ask-overview_governments-2019"),
        ("kinds of online abuse", "e-term-ocse_forms"),
        ("which types of exploitation exist online", "e-term-ocse_forms"),
        ("which submission is the earliest", "k-submission"),
        ("name the members of ECPAT", "e-ecpat-members-named"),
        ("who is quoted in the papers", "e-submission-2018_people"),
        ("ngos in Asia", "e-ecpat-members-named_asia"),
        ("everything ECPAT members do in Europe", "g-europe"),
        ("projects in every country of Asia", "g-asia"),
        ("the balkans: what is happening there", "g-balkans"),
        ("list what governments must do", "m-ask-overview_states-2024"),
        ("how can the media help", "r-media"),
        ("what is the law in Germany", "l-law--DE"),
    ],
)
async def test_a_list_in_other_words_is_that_list(ask_live: Asker, typed: str, address: str):
    assert opened_by((await ask_live(typed)).outcome) == address


async def test_every_country_of_the_list_has_something_to_tell(ask_live: Asker):
    """Those with lines alone are a tap away."""
    page = await ask_live("/country")
    assert "h" in [button.value.partition("<")[0] for button in page.buttons]
    places = [one.value for one in page.buttons if one.value.startswith("c-")]
    assert places
    for place in places:
        told = await ask_live(f"/start {place.partition('<')[0]}")
        assert "say nothing about" not in told.visible


@pytest.mark.parametrize(
    "typed", ["how many calls reach child helplines", "number of calls that the helplines had"]
)
async def test_who_asks_for_calls_is_told_of_contacts(ask_live: Asker, typed: str):
    """The papers count no calls apart, and the answer says so."""
    reply = await ask_live(typed)
    assert reply.entry == "child-helpline-international"
    assert "over 14 million" in reply.visible


async def test_an_app_that_ecpat_names_leads_to_what_it_says(ask_live: Asker):
    """Not to all that there is on platforms."""
    reply = await ask_live("snapchat")
    assert reply.entry == "apps-named-2024"
    assert "Snapchat" in reply.visible
