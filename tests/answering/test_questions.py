"""Questions to the entries, through the door: what is told, and how it goes on."""

from __future__ import annotations

import pytest

from bot.catalog.entries import Surface
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import Answer, Aside, Near, Page, Unknown
from tests.conftest import Asker

MORE = Page(Address(PageKind.MORE, "safe-harbour"))


def entry_of(outcome: object) -> str:
    """Id of the entry that an answer is about."""
    assert isinstance(outcome, Answer | Near), outcome
    return outcome.entry.id


async def test_an_answer_names_its_title_its_source_and_the_year(ask: Asker):
    """Text, then what it rests on."""
    reply = await ask("what is Safe Harbour")
    assert reply.visible.startswith("Safe Harbour · initiative\n\nSafe Harbour trains teachers")
    assert reply.visible.endswith(
        "Source: Safe Harbour <2024> & after; Harbour Society & friends, 2024"
    )


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("safe harbour", "safe-harbour"),
        ("sfae harbour", "safe-harbour"),
        ("SAFE HARBOUR!!", "safe-harbour"),
        ("gr\u00adooming meaning", "term-grooming"),
        ("teachers by the sea", "safe-harbour"),
        ("Hope & Help <Hub>", "hope-and-help"),
        ("what should banks do", "ask-banks"),
    ],
)
async def test_a_question_finds_its_entry(ask: Asker, text: str, entry: str):
    """By its title, with slips, in capitals, by its phrases, and by what people call things."""
    assert entry_of((await ask(text)).outcome) == entry


async def test_a_fact_that_the_entry_lacks_is_said_to_be_missing(ask: Asker):
    """The subject is known, what is asked of it isn't."""
    reply = await ask("how much money did Safe Harbour get")
    assert isinstance(reply.outcome, Near)
    assert reply.visible.startswith("I don't know how much money: my sources don't say.")
    assert reply.entry == "safe-harbour"


async def test_two_entries_alike_are_offered(ask: Asker):
    """The person picks; nothing is shown as if it were the answer."""
    reply = await ask("harbours for children")
    assert isinstance(reply.outcome, Unknown)
    likeliest = [button.value for button in reply.buttons[:2]]
    assert likeliest == ["e-harbour-convention", "e-safe-harbour"]
    assert reply.entry == ""


@pytest.mark.parametrize("text", ["qwrtz plmk", "vbnm 12345", "asdf" * 200])
async def test_a_far_question_gets_an_honest_sentence(ask: Asker, text: str):
    """Never the nearest unrelated entry."""
    reply = await ask(text)
    assert reply.outcome == Unknown()
    assert "I don't know" in reply.visible


@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂", "\u200d", "..."])
async def test_nothing_to_read_gets_one_calm_sentence(ask: Asker, text: str):
    """Empty text, signs and emoji are no error."""
    reply = await ask(text)
    assert reply.outcome == Unknown(empty=True)
    assert "type your question in words" in reply.visible


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hello", "aside_greeting"),
        ("Thank you!", "aside_thanks"),
        ("what is the weather", "aside_weather"),
    ],
)
async def test_small_talk_is_no_question_to_the_sources(ask: Asker, text: str, key: str):
    """It has sentences of its own."""
    assert (await ask(text)).outcome == Aside(key)


async def test_what_somebody_types_is_not_repeated(ask: Asker):
    """No mark-up, no name and no secret comes back."""
    reply = await ask("<script>alert(1)</script> zzqx grooming")
    assert "script" not in reply.visible
    assert "zzqx" not in reply.visible


async def test_a_long_message_is_read_from_its_beginning(ask: Asker):
    """And is no error."""
    reply = await ask("grooming " + "qwrtz plmk " * 400)
    assert reply.visible
    assert (await ask("qwrtz plmk " * 100 + "what is grooming")).outcome == Unknown()


async def test_two_questions_in_one_message_are_both_answered(ask: Asker):
    """Neither is dropped."""
    reply = await ask("What is grooming? What is a hash?")
    assert isinstance(reply.outcome, Answer)
    assert reply.outcome.also is not None
    assert "makes friends with a child" in reply.visible
    assert "software knows a file" in reply.visible


@pytest.mark.parametrize(
    "text",
    [
        "What is grooming? Define grooming!",
        "What is grooming? Hm.",
        "What is grooming? Qwrtz plmk vbnm.",
        "What is grooming? What is a hash? What is Safe Harbour?",
    ],
)
async def test_one_question_gets_one_answer(ask: Asker, text: str):
    """Said twice, with a sigh behind it, with words that nobody knows, or one too many."""
    outcome = (await ask(text)).outcome
    assert outcome is not None
    assert getattr(outcome, "also", None) is None


@pytest.mark.parametrize("text", ["more", "More!", "tell me more", "and?", "go on", "details"])
async def test_more_shows_the_whole_entry(ask: Asker, text: str):
    """After an answer, it is about that answer."""
    await ask("what is Safe Harbour")
    reply = await ask(text)
    assert reply.outcome == MORE
    assert "The schools report" in reply.visible


async def test_more_of_nothing_asks_for_words(ask: Asker):
    """There is nothing that it could be about."""
    assert (await ask("more")).outcome == Unknown(empty=True)


@pytest.mark.parametrize(
    "text", ["who paid for it", "how many countries are they in", "and the parents?"]
)
async def test_a_short_question_points_back(ask: Asker, text: str):
    """It is about the entry that was shown last."""
    await ask("what is Safe Harbour")
    assert entry_of((await ask(text)).outcome) == "safe-harbour"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what is grooming", "term-grooming"),
        ("how does software know such a file again when it has changed", "term-hash"),
    ],
)
async def test_a_question_that_says_what_it_is_about_points_nowhere(
    ask: Asker, text: str, entry: str
):
    """Whole or long, it stands for itself."""
    await ask("what is Safe Harbour")
    outcome = (await ask(text)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.entry.id == entry


async def test_a_country_after_an_entry(ask: Asker):
    """Pointed to, it asks for the entry there; alone, for the country."""
    await ask("what is Safe Harbour")
    assert entry_of((await ask("and in Peru?")).outcome) == "safe-harbour"
    assert (await ask("Peru")).outcome == Page(Address(PageKind.COUNTRY, "PE"))


async def test_a_page_without_an_entry_leaves_what_was_shown(ask: Asker):
    """Looking at the topics in between changes nothing."""
    await ask("what is Safe Harbour")
    await ask("/browse")
    assert (await ask("more")).outcome == MORE


async def test_an_answer_in_a_group_has_no_buttons_to_other_entries(ask: Asker):
    """Only more of it, sharing, and the private chat: the group asked about this."""
    reply = await ask("what is Safe Harbour", surface=Surface.GROUP)
    assert [button.label for button in reply.buttons] == [
        "More",
        "Share",
        "Open the private chat",
    ]
