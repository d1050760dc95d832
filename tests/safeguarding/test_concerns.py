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
VICTIMS = (
    *("danger", "blackmail", "images", "disclosure", "carer", "friend", "suicide", "survivor"),
    SURVIVORS,
)
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
    Concern.DISCLOSURE: 0.62,
    Concern.CARER: 0.85,
    Concern.SUICIDE: 0.95,
    Concern.FOUND_MATERIAL: 0.9,
    Concern.OWN_THOUGHTS: 0.75,
    Concern.ABUSE_REQUEST: 0.6,
    Concern.FRIEND: 0.5,
    Concern.PROFESSIONAL: 0.6,
    Concern.SURVIVOR: 0.9,
    Concern.PASSED_ON: 0.85,
    Concern.RELATIVE: 0.9,
}
"""Share of all cries that get the card of their concern, over all languages: a little below what is
measured."""


@pytest.mark.parametrize(("concern", "least"), RIGHT_OF_ALL.items())
def test_each_concern_gets_its_card_in_most_languages(
    screen: Screen, concern: Concern, least: float
):
    """A friend or a teacher is told what a friend or a teacher can do."""
    found = [screen.look(text) for table in TABLES.values() for text in table[concern]]
    right = [one for one in found if one is not None and one.sure and one.concern is concern]
    assert len(right) >= least * len(found), f"{len(right)} of {len(found)}"


MOST_TURNED = 0
"""Of all victims' messages, those that are treated as of an offender still."""


def test_victims_are_not_taken_for_offenders(screen: Screen):
    """Neither refused, nor sent to a service for people with sexual thoughts."""
    told = [text for one in TABLES.values() for concern in VICTIMS for text in one[concern]]
    found = [(text, screen.look(text)) for text in told]
    turned = [text for text, one in found if one is not None and one.concern in TURNED_AWAY]
    assert len(turned) <= MOST_TURNED, turned


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
        "i don't want that",
        "should i just pay them",
        "i am at school",
        "me",
        "hay un hombre",
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
        "je veux mettre fin à mes jours ce soir",
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
