"""What a short message gets that asks about the thing shown before it, and a cry behind it."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.replies.blocks import Address, PageKind, Reply
from bot.replies.outcomes import Answer, Aside, Choices, HelpCard, Near, Page, Unknown
from tests.conftest import Asker, Clock

QUOTATION, TERM = "what did Keith Bristow say?", "what is grooming?"


@pytest.fixture
def talk(live: Knowledge, clock: Clock) -> Asker:
    return Asker(Desk(live, People(clock)))


async def last_of(talk: Asker, *said: str, language: str = "en") -> Reply:
    replies = [await talk(text, language=language) for text in said]
    return replies[-1]


@pytest.mark.parametrize(
    ("first", "then", "language"),
    [
        (QUOTATION, "when did he say so?", "en"),
        (QUOTATION, "where did he say that?", "en"),
        (QUOTATION, "and what else did he say", "en"),
        ("what did the pope sign in 2017", "when did he sign it", "en"),
        ("Qu'a dit Keith Bristow ?", "quand l'a-t-il dit ?", "fr"),
        ("¿Qué dijo Keith Bristow?", "¿cuándo lo dijo?", "es"),
        ("what is live streaming of abuse", "can you send me the link", "en"),
        ("what is csam", "where is that written", "en"),
    ],
)
async def test_a_question_about_what_was_shown_is_no_cry_by_likeness(
    talk: Asker, first: str, then: str, language: str
):
    """No card, and no "is this about you?", though single words may be like a victim's."""
    reply = await last_of(talk, first, then, language=language)
    assert not isinstance(reply.outcome, HelpCard)
    assert reply.unsure is None


@pytest.mark.parametrize("first", [QUOTATION, TERM, "what is csam", "Kenya"])
@pytest.mark.parametrize(
    "cry",
    [
        "he did it to me",
        "it happened to me",
        "he has my pictures",
        "when he did it i was nine",
        "he wants me to send more",
        "i cannot live any longer",
    ],
)
async def test_a_cry_in_plain_words_behind_an_answer_gets_its_card(
    talk: Asker, first: str, cry: str
):
    reply = await last_of(talk, first, cry)
    assert isinstance(reply.outcome, HelpCard)


@pytest.mark.parametrize(
    ("first", "then", "language"),
    [
        (TERM, "give me the link", "en"),
        (TERM, "where did you get that", "en"),
        (TERM, "are you sure?", "en"),
        (TERM, "who told you that?", "en"),
        ("Was ist Grooming?", "schick mir den Link bitte", "de"),
        ("c'est quoi le grooming ?", "où est la source ?", "fr"),
        ("¿Qué es el grooming?", "pásame el enlace", "es"),
        ("O que é grooming?", "me manda o link", "pt"),
        ("Что такое груминг?", "дай ссылку", "ru"),
        ("ما هو الاستدراج؟", "أعطني الرابط", "ar"),
        ("Grooming ni nini?", "nipe kiungo", "sw"),
        ("helplines in Kenya", "source?", "en"),
    ],
)
async def test_who_asks_where_it_is_from_gets_its_sources(
    talk: Asker, first: str, then: str, language: str
):
    shown = await last_of(talk, first, language=language)
    reply = await last_of(talk, then, language=language)
    assert isinstance(reply.outcome, Answer)
    assert reply.outcome.cites
    assert reply.entry == shown.entry


async def test_who_asks_what_somebody_can_do_about_it_gets_their_part(talk: Asker):
    """Not the definition again."""
    assert (await last_of(talk, TERM, "what can parents do about it")).entry.startswith("parents")
    reply = await last_of(talk, TERM, "what should companies do about it?")
    assert reply.entry.startswith("ask-overview_industry")


async def test_who_has_read_it_all_gets_what_else_there_is(talk: Asker):
    replies = [await last_of(talk, TERM, "tell me more"), await last_of(talk, "more")]
    assert isinstance(replies[1].outcome, Page)
    assert replies[1].outcome.address == Address(PageKind.SUBJECT, "grooming")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("how many images did UK police seize", "and in Spain?"),
        ("how many images did UK police seize", "and how many in France?"),
    ],
)
async def test_what_is_not_known_of_another_country_is_said(talk: Asker, first: str, then: str):
    reply = await last_of(talk, first, then)
    assert isinstance(reply.outcome, Unknown)
    assert reply.outcome.place


async def test_a_question_with_a_name_of_its_own_stands_alone(talk: Asker):
    """Though "it" and "the" stand in it."""
    reply = await last_of(
        talk, "should products warn about dangers", "what is the make-it-safe project"
    )
    assert reply.entry == "make-it-safe"


async def test_another_country_gets_what_is_told_of_the_same_subject_there(talk: Asker):
    """Rather than a denial above a page on which it stands."""
    reply = await last_of(talk, "what is grooming", "and in Peru?")
    assert reply.entry == "peru-criminal-code-2018"


@pytest.mark.parametrize(
    ("first", "then", "missing"),
    [
        (QUOTATION, "did he say why?", "reason"),
        ("what is the global boys initiative", "and for girls?", "exactly"),
    ],
)
async def test_the_same_page_again_says_that_it_may_not_tell_that(
    talk: Asker, first: str, then: str, missing: str
):
    reply = await last_of(talk, first, then)
    assert isinstance(reply.outcome, Near)
    assert reply.outcome.missing == missing


@pytest.mark.parametrize(
    ("then", "key", "language"),
    [
        ("thanks!", "aside_thanks", "en"),
        ("no", "aside_ok", "en"),
        ("simpler please", "aside_reword", "en"),
        ("I don't understand", "aside_reword", "en"),
        ("je comprends pas", "aside_reword", "fr"),
        ("ไม่เข้าใจ", "aside_reword", "th"),
    ],
)
async def test_small_talk_behind_an_answer_gets_its_own_sentence(
    talk: Asker, then: str, key: str, language: str
):
    reply = await last_of(talk, TERM, then, language=language)
    assert reply.outcome == Aside(key)


async def test_who_wants_the_whole_shorter_gets_the_short_answer(talk: Asker):
    reply = await last_of(talk, TERM, "tell me more", "shorter please")
    assert isinstance(reply.outcome, Page)
    assert reply.outcome.address == Address(PageKind.ENTRY, "term-grooming")


async def test_there_is_the_country_that_was_shown(talk: Asker):
    assert (await last_of(talk, "Peru", "and who is the ECPAT member there?")).entry.startswith(
        "chs"
    )


@pytest.mark.parametrize(
    ("first", "then", "entry"),
    [
        ("Peru", "the second one", "peru-law-31664"),
        ("Peru", "tell me about the first", "peru-criminal-code-2018"),
        ("all laws", "number 3 please", "eu-ecommerce-directive"),
    ],
)
async def test_a_thing_of_a_list_is_named_by_its_place_there(
    talk: Asker, first: str, then: str, entry: str
):
    """On a country's page, in a list, and among what a reply offers to choose from."""
    assert (await last_of(talk, first, then)).entry == entry


async def test_without_a_list_a_place_opens_nothing(talk: Asker):
    reply = await talk("the second one")
    assert not isinstance(reply.outcome, Page)


@pytest.mark.parametrize(
    ("first", "then", "missing"),
    [
        ("Make-IT-Safe", "did it work?", "exactly"),
        ("the Hard Rock app in Mexico", "is it free?", "exactly"),
        ("OPSC", "when was it adopted?", "exactly"),
        ("victims identified by ICSE", "and in 2015?", "year"),
        ("AI-made abuse images", "are they illegal in Germany?", "exactly"),
        ("Cameroon trainings", "why?", ""),
        ("Rwanda's training for journalists", "why?", "reason"),
        ("police overwhelmed", "but why?", ""),
    ],
)
async def test_what_a_name_alone_makes_likely_is_not_told_surely(
    talk: Asker, first: str, then: str, missing: str
):
    outcome = (await last_of(talk, first, then)).outcome
    assert getattr(outcome, "missing", "") == missing


@pytest.mark.parametrize(
    ("first", "then", "entry"),
    [
        ("what is sextortion", "can you give me an example", "term-sexual-extortion_norway"),
        ("Disrupting Harm", "and in Kenya?", "disrupting-harm_phase-1"),
        ("Peru law on parental filters", "what is the number of that law", "peru-law-31664"),
        ("Nigeria", "which SDG is that about", "sdgs"),
        ("bitcoin", "how do offenders use it", "ask-banks"),
        ("Albania's online safety report", "who is the author", "crca-ecpat-albania_report-2019"),
        ("Albania's report on safety", "when was it launched", "crca-ecpat-albania_report-2019"),
        ("Korean hashtags", "any other examples?", "multi-platform-exploitation_marketplaces"),
        ("E-Mentores", "what is its purpose?", "e-mentores-cr-model"),
        ("Belarus rural schools", "who organised them?", "belarus-rural-schools"),
        ("Malaysia's act of 2017", "what is forbidden by it?", "malaysia-act-2017"),
        ("what should banks do?", "since when does ECPAT ask that?", "ask-banks"),
        ("Luxembourg Guidelines", "since when do they exist?", "luxembourg-guidelines"),
        ("the Dutch hash database", "who runs it?", "netherlands-hash-database"),
    ],
)
async def test_a_follow_up_finds_what_is_told(talk: Asker, first: str, then: str, entry: str):
    reply = await last_of(talk, first, then)
    assert reply.entry == entry
    assert isinstance(reply.outcome, Answer | Page)


async def test_another_audience_gets_no_index_behind_a_theme(talk: Asker):
    reply = await last_of(talk, "what gaps are there in the law?", "and for the police")
    assert isinstance(reply.outcome, Choices | Answer)


@pytest.mark.parametrize("address", ["l-recommendation", "l-term", "l-helpline--grooming"])
@pytest.mark.parametrize("then", ["since when?", "who?", "is it free?"])
async def test_a_list_by_subject_is_no_country(talk: Asker, address: str, then: str):
    """Nothing is said of "this country", and no page is opened that there isn't."""
    await talk.tap(address)
    reply = await talk(then)
    assert isinstance(reply.outcome, Unknown | Aside | Choices)
    assert not (isinstance(reply.outcome, Unknown) and reply.outcome.place)
