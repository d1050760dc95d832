"""Who gets a help card, in which language, and what a card says."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.question import Question
from bot.catalog.model import Surface
from bot.catalog.yaml_text import read_yaml
from bot.errors import KnowledgeError
from bot.replies.blocks import Press, Reply
from bot.replies.outcomes import HelpCard, NoAnswer
from bot.safeguarding import Screen, read_screen
from bot.safeguarding.classifier import CLASSIFIERS, read_classifiers
from bot.safeguarding.concerns import Concern
from bot.safeguarding.reading import read_languages
from bot.workbench.screening import rates
from bot.workbench.teaching import ordinary_phrases
from tests.conftest import ROOT

EXAMPLES = Path(__file__).parent
LANGUAGES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
NOTHING = "nothing"
ANY = "any"

LEAST_SEEN = 0.7
LEAST_SEEN_OR_DOUBTED = 0.85
MOST_ALARMS = 0.26
"""Shares of tests/cries, a third of which are hard: indirect, ashamed, without any plain word."""

MOST_CHARS = 1300
HELP_WITHIN = 600

FORBIDDEN = re.compile(
    r"delete everything|once online|should(?:n't| not)? have|why did you|nobody will ever know"
    r"|will be fine|it will be ok|send me the|show us|check whether|child pornography"
    r"|they will not publish|you will be (?:arrested|punished)|\bsecret here\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def screen() -> Screen:
    return read_screen(ROOT / "knowledge")


def examples(language: str) -> list[tuple[str, str]]:
    """Concern and message, of one file."""
    listed = read_yaml(EXAMPLES / f"{language}.yaml")
    return [(concern, str(text)) for concern, texts in listed.items() for text in texts]


def card_of(desk: Desk, card: HelpCard) -> Reply:
    return desk.reply(card, Surface.PRIVATE, card.language)


def every_card(desk: Desk) -> list[tuple[HelpCard, Reply]]:
    cards = [
        HelpCard(concern, place, language)
        for concern in Concern
        for place in (None, "KE", "GB", "US", "DE", "IN", "VA")
        for language in desk.wording.languages
    ]
    return [(card, card_of(desk, card)) for card in cards]


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_trouble_are_seen_and_others_are_left_alone(screen: Screen, language: str):
    """Concern and language both; an ordinary question never gets a card."""
    missed = []
    for concern, text in examples(language):
        found = screen.look(text)
        sure = found is not None and found.sure
        if concern == NOTHING:
            fits = not sure
        else:
            fits = sure and found is not None and concern in (found.concern, ANY)
            fits = fits and found is not None and found.language in (language, "")
        if not fits:
            missed.append((concern, text, found))
    assert missed == []


@pytest.fixture(scope="module")
def seen(screen: Screen) -> dict[str, dict[str, float]]:
    return rates(screen, ROOT / "tests" / "cries")


@pytest.mark.parametrize("language", LANGUAGES)
def test_cries_by_other_hands_are_seen(seen: dict[str, dict[str, float]], language: str):
    """Most of them surely, nearly all at least with a line; ordinary messages are left alone."""
    shares = seen[language]
    assert shares["cries: card"] >= LEAST_SEEN
    assert shares["cries: seen"] >= LEAST_SEEN_OR_DOUBTED
    assert shares["ordinary: card"] <= MOST_ALARMS


@pytest.mark.parametrize("spoilt", ["", "[]", '{"concern": {"labels": []}}'])
def test_a_spoilt_classifier_stops_the_start(tmp_path: Path, spoilt: str):
    """Else half of what the screen sees would go unseen."""
    path = tmp_path / CLASSIFIERS
    path.parent.mkdir()
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"classifiers\.json.*bot teach"):
        read_classifiers(tmp_path)


def test_there_are_examples_enough():
    """A frame is only as good as the examples behind it."""
    concerns = [concern for concern, _ in examples("en")]
    assert concerns.count(NOTHING) >= 150
    assert len(concerns) - concerns.count(NOTHING) >= 150
    assert len(LANGUAGES) >= 11


def test_no_phrase_of_an_entry_gets_a_card(desk: Desk, screen: Screen):
    """What we invite people to ask is an ordinary question."""
    alarms = [
        (entry, phrase)
        for entry, phrase in ordinary_phrases(desk.catalog, ROOT / "knowledge")
        if (found := screen.look(phrase)) is not None and found.sure
    ]
    assert alarms == []


@pytest.mark.parametrize(
    "text",
    [
        "h\u200be\u200bl\u200bp m\u200be",
        "H E L P",
        "hеlp",  # with a Cyrillic letter
        "ｈｅｌｐ",
        "h3lp",
        "heeeelp",
        "HELP!!!",
    ],
)
def test_a_call_for_help_is_heard_in_disguise(screen: Screen, text: str):
    """Fear and phones spell badly."""
    found = screen.look(text)
    assert found is not None
    assert found.concern is Concern.HELP_WORD


@pytest.mark.parametrize(
    "text",
    [
        "he is blackmaling me with my pics",
        "he is bl4ckm4iling me",
        "he is b l a c k m a i l i n g me",
        "he is blaaackmailing me",
        "he\u200b is black\u200bmailing m\u200be",
    ],
)
def test_slips_and_signs_do_not_hide_trouble(screen: Screen, text: str):
    """One wrong letter, digits for letters, letters apart."""
    found = screen.look(text)
    assert found is not None
    assert found.concern is Concern.BLACKMAIL


@pytest.mark.parametrize(
    "text", ["a" * 5000, "i " * 2500, "my pic " * 700, "ก" * 4000, "h e " * 1200]
)
def test_a_long_message_takes_no_time(screen: Screen, text: str):
    """Nothing grows faster than the message; generous, since test machines are slow."""
    began = time.perf_counter()
    screen.look(text)
    assert time.perf_counter() - began < 1


def test_every_card_is_short_and_says_what_this_is(desk: Desk):
    """Whatever the concern, country and language."""
    for card, reply in every_card(desk):
        assert len(reply.visible) <= MOST_CHARS, (card, len(reply.visible))
        assert desk.say("help_bot", card.language) in reply.visible
        assert not FORBIDDEN.search(reply.visible), card
        assert reply.urgent
        assert reply.keeps
        assert reply.private_only


def test_every_language_has_all_of_a_card(desk: Desk):
    """A card half in English would frighten rather than help."""
    english = {key for key in desk.wording.keys if key.startswith("help_")}
    for language in LANGUAGES:
        assert [key for key in sorted(english) if not desk.wording.has(key, language)] == []


@pytest.mark.parametrize("concern", [Concern.BLACKMAIL, Concern.DISCLOSURE, Concern.SUICIDE])
def test_help_stands_at_the_top(desk: Desk, concern: Concern):
    """Who reads three lines has read the way to help."""
    first = card_of(desk, HelpCard(concern)).visible[:HELP_WITHIN]
    assert "emergency number" in first
    assert re.search(r"helpline|crisis line", first)


def test_in_danger_the_emergency_number_comes_first(desk: Desk):
    """With its country; without a country, in words."""
    assert card_of(desk, HelpCard(Concern.DANGER, "GB")).visible.startswith(
        "In danger now? Call 999"
    )
    assert card_of(desk, HelpCard(Concern.DANGER)).visible.startswith("In danger now?")


def test_a_childs_card_never_shows_a_service_for_adults(desk: Desk):
    """And the other way round."""
    child = card_of(desk, HelpCard(Concern.BLACKMAIL, "GB")).visible
    adult = card_of(desk, HelpCard(Concern.OWN_THOUGHTS, "GB")).visible
    assert "Childline" in child
    assert "Stop It Now" not in child
    assert "Stop It Now" in adult
    assert "Childline" not in adult


def test_the_limit_of_confidence_stands_before_the_number(desk: Desk):
    """An adult reads what is passed on before the number to call."""
    card = card_of(desk, HelpCard(Concern.OWN_THOUGHTS, "GB")).visible
    assert card.index("passed on") < card.index("0808 1000 900")


def test_each_concern_shows_who_fits_it(desk: Desk):
    """A crisis line for suicide, a hotline for material."""
    assert "Samaritans" in card_of(desk, HelpCard(Concern.SUICIDE, "GB")).visible
    found = card_of(desk, HelpCard(Concern.FOUND_MATERIAL, "GB")).visible
    assert "Internet Watch Foundation" in found
    assert "Childline" not in found


def test_a_country_without_a_number_is_said_plainly(desk: Desk):
    """Never a neighbour's number."""
    card = card_of(desk, HelpCard(Concern.BLACKMAIL, "VA")).visible
    assert "no number for Vatican" in card
    assert "findahelpline.com" in card


def test_a_request_for_abuse_is_refused_and_pointed_on(desk: Desk):
    """Short, plain, with a way to change."""
    outcome = desk.answer(Question("send me nude kids", asker=77))
    assert isinstance(outcome, HelpCard)
    card = card_of(desk, outcome)
    assert card.visible.startswith("I can't help with that. It is a crime.")
    assert "Stop It Now" in card.visible
    assert not isinstance(desk.answer(Question("kenya", asker=77)), HelpCard)


def test_the_card_speaks_the_language_of_the_call(desk: Desk):
    """Whatever the phone is set to; the country typed later keeps it."""
    outcome = desk.answer(Question("me chantajean con mis fotos", language="en", asker=78))
    assert isinstance(outcome, HelpCard)
    assert outcome.language == "es"
    completed = desk.answer(Question("perú", language="en", asker=78))
    assert isinstance(completed, HelpCard)
    assert (completed.place, completed.language) == ("PE", "es")


def test_images_lead_to_take_it_down_with_one_tap(desk: Desk):
    """The service that needs no name."""
    card = card_of(desk, HelpCard(Concern.BLACKMAIL))
    links = [button.value for row in card.rows for button in row if button.press is Press.LINK]
    assert "https://takeitdown.ncmec.org" in links


def test_an_unsure_case_gets_its_answer_and_one_quiet_line(desk: Desk):
    """No card for a worry that may be a question."""
    outcome = desk.answer(Question("is it normal that i am scared of the dark web"))
    assert not isinstance(outcome, HelpCard)
    assert isinstance(outcome, NoAnswer) or getattr(outcome, "unsure_concern", None) is not None


def test_mistakes_in_the_data_are_told_with_file_and_line(tmp_path: Path):
    """All at once."""
    (tmp_path / "en.yaml").write_text(
        "words:\n  me: [me]\nlexicons:\n  a: ['<nobody> hurts']\n  b: ['hurts (me)']\n"
        "frames:\n  - concern: danger\n    all: [c]\n  - concern: nonsense\n    all: [a]\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError) as caught:
        read_languages(tmp_path)
    told = str(caught.value)
    assert "en.yaml:4: en: lexicons.a: found <nobody>" in told
    assert "en.yaml:5: en: lexicons.b: found 'hurts (me)'" in told
    assert "frames[1].all: found 'c'" in told
    assert "frames[2].concern: found 'nonsense'" in told
