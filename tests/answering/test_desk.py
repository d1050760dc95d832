"""What a person is told, over the real knowledge base."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.answering.question import Question
from bot.catalog.model import Surface
from bot.replies.blocks import Press, Reply
from bot.replies.outcomes import (
    Answer,
    Aside,
    Choices,
    CountryPage,
    HelpCard,
    More,
    NoAnswer,
    Partial,
)
from tests.conftest import Clock


def told(desk: Desk, text: str, asker: int | None = None) -> Reply:
    outcome = desk.answer(Question(text, asker=asker))
    return desk.reply(outcome, Surface.PRIVATE, "en")


def test_every_entry_is_found_by_its_title(desk: Desk):
    """The plainest question of all: its name."""
    missed = []
    for entry in desk.catalog.entries.values():
        outcome = desk.answer(Question(entry.title))
        if getattr(outcome, "entry", None) != entry and not isinstance(outcome, CountryPage):
            missed.append(entry.id)
    assert missed == []


def test_an_answer_names_its_title_source_and_year(desk: Desk):
    """Text, then where it stands."""
    reply = told(desk, "Disrupting Harm")
    assert reply.html.startswith("<b>Disrupting Harm</b>")
    assert "Source: ECPAT to the UN" in reply.visible
    assert "20" in reply.visible.partition("Source:")[2]


def test_replies_to_questions_stay_short(desk: Desk):
    """Under 900 visible characters; the rest stands behind a button."""
    long = [
        entry.id
        for entry in desk.catalog.entries.values()
        if not entry.contacts and len(told(desk, entry.title).visible) > 900
    ]
    assert long == []


def test_more_shows_the_whole_entry(desk: Desk):
    """ "More" after an answer, typed or tapped, is about that answer."""
    told(desk, "Disrupting Harm", asker=7)
    outcome = desk.answer(Question("more", asker=7))
    assert isinstance(outcome, More)
    assert outcome.entry.id == "disrupting-harm"


def test_a_follow_up_is_never_carried_to_another_person(desk: Desk):
    """Memory is by person."""
    told(desk, "Disrupting Harm", asker=7)
    assert not isinstance(desk.answer(Question("more", asker=8)), More)


def test_a_follow_up_is_forgotten_after_minutes(desk: Desk, clock: Clock):
    """Nothing is kept for longer than said."""
    told(desk, "Disrupting Harm", asker=9)
    clock.now += 6 * 60
    assert not isinstance(desk.answer(Question("more", asker=9)), More)


@pytest.mark.parametrize("text", ["HELP", "help", "SOS", "sos!", "h​e​l​p"])
def test_the_help_word_gives_the_help_card(desk: Desk, text: str):
    """At any time, in any spelling of case and invisible characters."""
    outcome = desk.answer(Question(text))
    assert isinstance(outcome, HelpCard)
    card = desk.reply(outcome, Surface.PRIVATE, "en")
    assert card.urgent
    assert card.keeps
    assert card.private_only
    assert "automatic information bot" in card.visible


def test_a_country_completes_a_help_card(desk: Desk):
    """After a card, a country's name alone brings its numbers."""
    desk.answer(Question("HELP", asker=21))
    outcome = desk.answer(Question("kenya", asker=21))
    assert isinstance(outcome, HelpCard)
    assert outcome.place == "KE"


@pytest.mark.parametrize(
    "text",
    [
        "what is the weather in Paris",
        "write me a python script",
        "how do i cook rice",
        "qwrtz plmk",
    ],
)
def test_a_far_question_gets_an_honest_sentence(desk: Desk, text: str):
    """Never the nearest unrelated entry."""
    outcome = desk.answer(Question(text))
    assert isinstance(outcome, NoAnswer | Aside)
    assert "don't know" in told(desk, text).visible or "can't" in told(desk, text).visible


@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂", "‍"])
def test_nothing_to_read_gets_one_calm_sentence(desk: Desk, text: str):
    """Empty text, signs and emoji are no error."""
    assert isinstance(desk.answer(Question(text)), NoAnswer)


def test_markup_in_a_question_never_reaches_the_reply(desk: Desk):
    """What somebody types is not echoed."""
    reply = told(desk, "<script>alert(1)</script> zzqx helpline")
    assert "script" not in reply.html
    assert "zzqx" not in reply.html


def test_five_thousand_characters_are_answered(desk: Desk):
    """A long message is no error and is read from its beginning."""
    assert told(desk, "what is grooming " + "and more text " * 400).html


def test_a_country_without_a_number_names_the_directories(desk: Desk):
    """Never a neighbour's number."""
    reply = desk.command("helpline", "Tuvalu", Surface.PRIVATE, "en")
    assert reply is not None
    assert "no number for Tuvalu" in reply.visible
    assert "findahelpline.com" in reply.visible


def test_a_misspelt_country_in_a_helpline_question_is_asked(desk: Desk):
    """Iran is not Iraq: the person picks."""
    outcome = desk.answer(Question("child helpline in nigeira"))
    reply = desk.reply(outcome, Surface.PRIVATE, "en")
    assert isinstance(outcome, CountryPage)
    assert "Nigeria" in [button.label for row in reply.rows for button in row]


def test_a_country_alone_opens_its_page(desk: Desk):
    """All that is known about it, helplines first."""
    outcome = desk.answer(Question("Kenya"))
    assert isinstance(outcome, CountryPage)


def test_an_unknown_fact_about_a_known_thing_is_denied(desk: Desk):
    """The entry is clear, what is asked of it is not there."""
    outcome = desk.answer(Question("what is the annual budget of Disrupting Harm in dollars"))
    assert isinstance(outcome, Partial | NoAnswer | Choices)
    if isinstance(outcome, Partial):
        assert "don't know" in desk.reply(outcome, Surface.PRIVATE, "en").visible


def test_two_questions_in_one_message_are_both_answered(desk: Desk):
    """Neither is dropped."""
    outcome = desk.answer(Question("What is Disrupting Harm? What are the Luxembourg Guidelines?"))
    assert isinstance(outcome, Answer)
    assert outcome.also is not None


def test_every_button_opens_a_page(desk: Desk):
    """No dead ends: start, browse and every list lead somewhere."""
    seen: set[str] = set()
    waiting = ["x"]
    while waiting:
        address = waiting.pop()
        reply = desk.page(address, Surface.PRIVATE, "en")
        assert "no longer there" not in reply.visible, address
        seen.add(address)
        buttons = [button for row in reply.rows for button in row if button.press is Press.OPEN]
        waiting += [b.value for b in buttons if b.value not in seen and b.value not in waiting]
    assert len(seen) > len(desk.catalog.entries)


def test_every_page_fits_telegram(desk: Desk):
    """4,096 UTF-16 units a message and 64 bytes a button, on every page there is."""
    for entry in desk.catalog.entries.values():
        for address in (f"e-{entry.id}", f"m-{entry.id}"):
            reply = desk.page(address, Surface.PRIVATE, "en")
            assert len(reply.visible.encode("utf-16-le")) // 2 <= 4096, address
            opens = [b for row in reply.rows for b in row if b.press is Press.OPEN]
            assert all(len(button.value.encode()) <= 63 for button in opens), address


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ok", "ok"),
        ("no", "ok"),
        ("is this confidential", "private"),
        ("can I talk to a human", "human"),
        ("source?", "proof"),
        ("where does it say that", "proof"),
    ],
)
def test_talk_about_the_chat_itself_is_no_question_to_the_sources(desk: Desk, text, name):
    """Nobody who says "ok" is shown the entry whose name is most like it."""
    outcome = desk.answer(Question(text))
    assert isinstance(outcome, Aside)
    assert outcome.name == name


def test_a_language_with_words_for_cards_only_gets_one_language(desk: Desk):
    """No page is half translated; a help card is in the person's own language."""
    outcome = desk.answer(Question("qwrtz plmk", language="es"))
    labels = [b.label for row in desk.reply(outcome, Surface.PRIVATE, "es").rows for b in row]
    assert labels == [
        b.label for row in desk.reply(outcome, Surface.PRIVATE, "en").rows for b in row
    ]
    card = desk.page("help", Surface.PRIVATE, "es")
    assert card.visible != desk.page("help", Surface.PRIVATE, "en").visible


def test_a_line_asked_for_in_another_language_opens_the_countrys_services(desk: Desk):
    """The country is named and a line is wanted: that is enough."""
    outcome = desk.answer(Question("número de teléfono para menores, México"))
    assert getattr(outcome, "place", None) == "MX" or "MX" in outcome.entry.places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("what is talian kasih", "MY"),
        ("kuwait 147", "KW"),
        ("SafeSpot", "JM"),
        ("nummer gegen kummer erreichbar?", "DE"),
        ("which line can kids in Lusaka ring", "ZM"),
        ("is there a line for young Hungarians", "HU"),
    ],
)
def test_a_line_is_found_by_its_name_or_place(desk: Desk, text: str, place: str):
    """Whether or not the words say that it is a line, and which country it serves."""
    outcome = desk.answer(Question(text))
    assert getattr(outcome, "place", None) == place or outcome.entry.places == (place,)


@pytest.mark.parametrize(
    "text", ["why do children smile for pictures", "do firms embrace new ideas"]
)
def test_an_ordinary_word_names_no_line(desk: Desk, text: str):
    """Though a line is called so."""
    outcome = desk.answer(Question(text))
    assert not isinstance(outcome, CountryPage)
    assert isinstance(outcome, NoAnswer | Aside) or not outcome.entry.contacts
