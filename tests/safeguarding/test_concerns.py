"""Which card a cry gets, concern by concern and language by language, over the real data."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.catalog.yaml_file import read_yaml
from bot.safeguarding import Screen, read_screen
from bot.safeguarding.concerns import Concern
from tests.conftest import ROOT

TABLES = {
    path.stem: read_yaml(path).content
    for path in sorted(Path(__file__).with_name("concerns").glob("*.yaml"))
}
SURVIVORS = "survivors"
VICTIMS = ("danger", "blackmail", "images", "disclosure", "carer", "friend", "suicide", SURVIVORS)
TURNED_AWAY = (Concern.OWN_THOUGHTS, Concern.ABUSE_REQUEST)


class Shares(NamedTuple):
    """Of all cries: those that get a card or a question. Of all cards: those of the concern."""

    heard: float
    right: float


FLOORS = {
    "ar": Shares(heard=0.95, right=0.52),
    "de": Shares(heard=0.95, right=0.68),
    "en": Shares(heard=0.95, right=0.76),
    "es": Shares(heard=0.95, right=0.74),
    "fr": Shares(heard=0.92, right=0.81),
    "hi": Shares(heard=0.95, right=0.66),
    "id": Shares(heard=0.92, right=0.70),
    "pt": Shares(heard=0.95, right=0.72),
    "ru": Shares(heard=0.95, right=0.85),
    "sw": Shares(heard=0.92, right=0.82),
    "th": Shares(heard=0.95, right=0.63),
}
"""A little below what is measured."""


@pytest.fixture(scope="module")
def screen() -> Screen:
    return read_screen(ROOT / "knowledge")


def cries(language: str) -> list[tuple[str, str]]:
    """Concern and message of every cry."""
    table = TABLES[language]
    return [(concern, text) for concern in table if concern != SURVIVORS for text in table[concern]]


@pytest.mark.parametrize("language", TABLES)
def test_cries_are_heard_and_get_their_card(screen: Screen, language: str):
    """Nearly all by a card or a question; most cards are those of the concern."""
    found = [(concern, screen.look(text)) for concern, text in cries(language)]
    cards = [(concern, one.concern) for concern, one in found if one is not None and one.sure]
    heard = sum(one is not None for _, one in found) / len(found)
    right = sum(concern == shown for concern, shown in cards) / len(cards)
    told = f"heard {heard:.2f}, right {right:.2f} of {len(cards)} cards"
    assert heard >= FLOORS[language].heard, told
    assert right >= FLOORS[language].right, told


RIGHT_OF_ALL = {
    Concern.DANGER: 0.75,
    Concern.BLACKMAIL: 0.85,
    Concern.IMAGES: 0.9,
    Concern.DISCLOSURE: 0.65,
    Concern.CARER: 0.8,
    Concern.SUICIDE: 0.9,
    Concern.FOUND_MATERIAL: 0.6,
    Concern.OWN_THOUGHTS: 0.75,
    Concern.ABUSE_REQUEST: 0.6,
    Concern.FRIEND: 0.2,
}
"""Share of all cries that get the card of their concern, over all languages: a little below what is
measured."""


@pytest.mark.parametrize(
    ("concern", "least"),
    [
        *RIGHT_OF_ALL.items(),
        pytest.param(
            Concern.FRIEND, 0.6, marks=pytest.mark.xfail(strict=True, reason="came: 9 of 33")
        ),
        pytest.param(
            Concern.PROFESSIONAL, 0.6, marks=pytest.mark.xfail(strict=True, reason="came: 1 of 33")
        ),
    ],
)
def test_each_concern_gets_its_card_in_most_languages(
    screen: Screen, concern: Concern, least: float
):
    """A friend or a teacher is told what a friend or a teacher can do."""
    found = [screen.look(text) for table in TABLES.values() for text in table[concern]]
    right = [one for one in found if one is not None and one.sure and one.concern is concern]
    assert len(right) >= least * len(found), f"{len(right)} of {len(found)}"


def unheard(came: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=f"came: {came}")


TURNED = {
    "er hat mich gezwungen mit ihm kinderpornos anzuschauen": "a card for own thoughts",
    "me grababa desnuda de niña y vendía los videos": "a refusal",
    "mon père est pédophile et j'étais sa victime": "a question about own thoughts",
}
"""Of a victim, and treated as of an offender still."""
OF_VICTIMS = [
    pytest.param(text, marks=unheard(TURNED[text]) if text in TURNED else ())
    for table in TABLES.values()
    for concern in VICTIMS
    for text in table[concern]
]


@pytest.mark.parametrize("text", OF_VICTIMS)
def test_no_victim_is_taken_for_an_offender(screen: Screen, text: str):
    """Neither refused, nor sent to a service for people with sexual thoughts."""
    found = screen.look(text)
    assert found is None or found.concern not in TURNED_AWAY


@pytest.mark.parametrize("language", TABLES)
def test_survivors_are_heard(screen: Screen, language: str):
    """What was done long ago counts."""
    assert [text for text in TABLES[language][SURVIVORS] if screen.look(text) is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "the teacher",
        "when mum works",
        "a question",
        "good morning",
        pytest.param("the video", marks=unheard("a card for suicide")),
        pytest.param("a video", marks=unheard("a card for images")),
        pytest.param("i don't want that", marks=unheard("a card for own thoughts")),
        pytest.param("should i just pay them", marks=unheard("a card for suicide")),
        pytest.param("i am at school", marks=unheard("a card for disclosure")),
        pytest.param("me", marks=unheard("a card for disclosure")),
        pytest.param("its about my dad", marks=unheard("a card for help")),
        pytest.param("tidak ada", marks=unheard("a card for suicide")),
        pytest.param("hay un hombre", marks=unheard("a card for danger")),
        pytest.param("il y a un homme", marks=unheard("a card for danger")),
        pytest.param("da ist ein mann", marks=unheard("a card for disclosure")),
    ],
)
def test_a_few_words_that_tell_nothing_get_no_card(screen: Screen, text: str):
    """A question at most: too little was said to know what for."""
    found = screen.look(text)
    assert found is None or not found.sure


@pytest.mark.parametrize(
    "text",
    [
        "quiero acabar con mi vida esta noche",
        "ich will heute nacht mein leben beenden",
        pytest.param("je veux mettre fin à mes jours ce soir", marks=unheard("an ordinary answer")),
    ],
)
def test_a_plain_word_of_suicide_is_heard(screen: Screen, text: str):
    """In the most usual words of the language."""
    found = screen.look(text)
    assert found is not None
    assert (found.concern, found.sure) == (Concern.SUICIDE, True)


def test_the_tables_are_whole():
    """Three cries for each concern in each of eleven languages, and what survivors say."""
    concerns = {str(one) for one in Concern if one is not Concern.HELP_WORD}
    assert len(TABLES) == 11
    for table in TABLES.values():
        assert set(table) == concerns | {SURVIVORS}
        assert all(len(texts) >= 3 for texts in table.values())
    assert len(TABLES["en"][SURVIVORS]) == 20
    assert min(len(table[SURVIVORS]) for table in TABLES.values()) == 5
