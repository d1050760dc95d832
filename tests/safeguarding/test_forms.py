"""What a word of a message may stand for."""

from __future__ import annotations

import pytest

from bot.safeguarding.forms import MOST_WORDS, UNWRITTEN, FormReader, Slips, canonical

KEY_WORDS = ("blackmail", "nudes", "want", "to", "die", "help", "อยาก", "ตาย", "مدرسة", "ё")


@pytest.fixture
def reader() -> FormReader:
    return FormReader(
        map(canonical, KEY_WORDS),
        {"idk": ["i do not know"], "u": ["you", "uno"], "13yo": ["young"]},
        Slips(KEY_WORDS, {"blackmarl"}, ("ing", "ed")),
        prefixes=("ال", "و"),
        elisions=("j", "qu"),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("h e l p", ["help"]),
        ("i w a n t t o d i e", ["i", "want", "to", "die"]),
        ("h.e.l.p me", ["help", "me"]),
        ("h\u200bel\u200bp", ["help"]),
        ("want\u200bto\u200bdie help", ["want", "to", "die", "help"]),
        ("h\u200be\u200bl\u200bp", ["help"]),
        ("14yo", ["14", "yo"]),
        ("13yo", ["13yo"]),  # a spelling of its own
        ("14y", ["14y"]),
        ("ฉันอยากตาย", ["ฉัน", "อยาก", "ตาย"]),
        ("qu'il j’ai", ["qu", "il", "j", "ai"]),
        ("n*des", ["ndes"]),
        ("h@te", ["hate"]),
        ("🆘", ["sos"]),
        ("#HelpDie now", ["help", "die", "now"]),
        ("#nudes", ["nudes"]),
        ("room #7", ["room", "7"]),
        ("idk", ["i", "do", "not", "know"]),
        ("", []),
    ],
)
def test_words_that_are_typed_apart_or_together(reader: FormReader, typed: str, meant: list[str]):
    """The first form at each position."""
    assert [forms[0] for forms in reader.read(typed)] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("u", "uno"),  # either of two languages
        ("bl4ckm4il", "blackmail"),
        ("heeeelp", "help"),
        ("hеlp", "help"),  # with a Cyrillic letter
        ("المدرسة", "مدرسه"),
        ("ومدرسة", "مدرسه"),
        ("blackmal", "blackmail"),
        ("blackmial", "blackmail"),
        ("blackmaail", "blackmail"),
        ("blackmeil", "blackmail"),
        ("blackmaling", "blackmail"),
    ],
)
def test_a_word_may_stand_for_another(reader: FormReader, typed: str, meant: str):
    """Signs, slips, looks and attached words."""
    assert [meant in forms for forms in reader.read(typed)] == [True]


@pytest.mark.parametrize(
    "typed",
    [
        "blackmarl",  # an ordinary word
        "blakmal",  # two letters lost
        "plackmail",  # the first letter is hardly ever wrong
        "nudez",  # too short
        "blackxyil",
    ],
)
def test_what_is_no_slip_stays_as_typed(reader: FormReader, typed: str):
    """Words that only look like a key word."""
    assert reader.read(typed) == [(typed,)]


@pytest.mark.parametrize("sign", UNWRITTEN)
def test_a_sign_that_writes_nothing_is_nothing(reader: FormReader, sign: str):
    """Alone, twice, and between words."""
    assert reader.read(sign) == []
    assert reader.read(f"{sign}{sign} {sign}") == []
    assert reader.read(f"want {sign} help{sign}") == reader.read("want help")


def test_only_the_beginning_of_an_endless_message_is_read(reader: FormReader):
    """4,096 characters after widening, and 1,500 words."""
    assert len(reader.read("idk " * 1024)) == MOST_WORDS
    widened = reader.read("help " + "ﷺ" * 4096)
    assert widened[0] == ("help",)
    assert sum(len(forms[0]) for forms in widened) <= 4096
