"""When a frame fires: terms, lexicons, and what must come together."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safeguarding import Finding, Screen
from bot.safeguarding.concerns import Concern
from tests.safeguarding.small_lexicons import lexicons

ENGLISH = """
words:
  me: [me, us]
lexicons:
  help: [help, save <me>]
  threat: [threaten* .. <me>]
  picture: [my (own) picture, my ... photo]
  money: [pay, euro*]
  question: [what is]
  hurt: [hurts/hit/kick me]
  worry: [worried]
help_fillers: [please, now]
frames:
  - concern: blackmail
    all: [threat | picture, money]
    none: [question]
    within: 4
  - concern: carer
    all: [worry]
    sure: no
  - concern: disclosure
    all: [hurt]
"""
GERMAN = """
lexicons:
  help: [hilfe, help]
  weh: [schlägt, kick me]
help_fillers: [bitte]
frames:
  - concern: danger
    all: [weh]
"""


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    """Without classifiers: frames alone decide."""
    return Screen(lexicons(tmp_path, en=ENGLISH, de=GERMAN), {})


def concern(screen: Screen, text: str) -> Concern | None:
    found = screen.look(text)
    return found.concern if found else None


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("he hurts me", True),
        ("he hit me", True),
        ("he hurts the dog", False),
        ("he hit and me", False),  # no gap is allowed here
        ("me hurts", False),
    ],
)
def test_a_term_is_words_in_order(screen: Screen, text: str, fires: bool):
    """A slash gives the choice."""
    assert (concern(screen, text) is Concern.DISCLOSURE) == fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("pay he threatens me", True),
        ("pay he threatened to hurt us", True),  # two words between, and a set of words
        ("pay he threatens to hurt also us", False),
        ("pay for my picture", True),
        ("pay for my own picture", True),
        ("pay for my new picture", False),
        ("my one two three four five photo pay", True),
        ("my one two three four five six photo pay", False),
    ],
)
def test_a_term_may_have_gaps_and_endings(screen: Screen, text: str, fires: bool):
    """`..` is up to two other words, `...` up to five; a star any ending."""
    assert (concern(screen, text) is Concern.BLACKMAIL) == fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("he threatens me", False),
        ("pay", False),
        ("my picture or threatens me", False),  # both are of one group
        ("what is this he threatens me to pay", False),
        (
            "he threatens me one two three four five six now pay",
            True,
        ),  # both four from their middle
        ("he threatens me one two three four five six and now pay", False),
        ("pay one two three four five he threatens me", True),
        ("pay one two three four five six he threatens me", False),
    ],
)
def test_a_frame_wants_all_its_parts_near_each_other(screen: Screen, text: str, fires: bool):
    """Here at most four words from their middle; and none of those that speak against it."""
    assert (concern(screen, text) is Concern.BLACKMAIL) == fires


def test_the_first_sure_frame_decides(screen: Screen):
    """Sure ones go before the others, then the order of the file."""
    assert screen.look("i am worried") == Finding(Concern.CARER, sure=False, language="en")
    both = Finding(Concern.DISCLOSURE, sure=True, language="en")
    assert screen.look("i am worried he hurts me") == both
    assert concern(screen, "he hurts me and threatens me to pay") is Concern.BLACKMAIL


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("help", ""),  # of both languages
        ("please help", "en"),
        ("HELP now please!!!", "en"),
        ("hilfe bitte", "de"),
        ("save us", "en"),
    ],
)
def test_a_call_for_help_is_a_whole_message(screen: Screen, text: str, language: str):
    """Of a help word and words that may stand beside it."""
    assert screen.look(text) == Finding(Concern.HELP_WORD, sure=True, language=language)


@pytest.mark.parametrize("text", ["help with homework", "please", "help " * 11, ""])
def test_what_holds_more_is_no_bare_call_for_help(screen: Screen, text: str):
    """Another word, no help word, or too many of them."""
    assert screen.look(text) is None


def test_near_languages_share_words(screen: Screen):
    """The one that knows most of the message is spoken."""
    found = screen.look("kick me bitte")
    assert found == Finding(Concern.DANGER, sure=True, language="de")
    assert screen.look("please kick me") == Finding(Concern.DISCLOSURE, sure=True, language="en")


def test_a_language_that_knows_less_than_english_is_not_spoken(tmp_path: Path):
    """Even where no English frame fires: "me" and "abuse" are French, too."""
    english = "lexicons:\n  a: [this is what he did]\n"
    french = "lexicons:\n  a: [did]\nframes:\n  - concern: danger\n    all: [a]\n"
    screen = Screen(lexicons(tmp_path, en=english, fr=french), {})
    assert screen.look("did") == Finding(Concern.DANGER, sure=True, language="fr")
    assert screen.look("this is what she did") is None
