"""Promises of the normalisation: what people type differently is the same, in any script."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.yaml_file import read_yaml
from bot.language.words import MOST_CHARACTERS, Typed, bounded, capitals, normalise, stem, words
from bot.workbench.questions import read_questions

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = sorted((ROOT / "knowledge" / "safeguarding").glob("[a-z][a-z].yaml"))
EMOJI = [
    "❤", "☹", "❗", "‼", "⁉", "⚠", "☎", "✉", "ℹ", "™",
    "✝", "☮", "😢", "🙏", "🆘", "💔", "👍🏽", "👨‍👩‍👧", "🏳️‍🌈", "🈲", "㊙",
]  # fmt: skip
QUESTIONS = [held.text for held in read_questions(ROOT / "tests" / "questions")][::40]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("  What's   THIS?! ", "what is this", id="case, spaces, contraction"),
        pytest.param("Ünïcode naïve CAFÉ", "unicode naive cafe", id="Latin accents"),
        pytest.param("e\u0301tude h\u0330\u034a\u0489elp", "etude help", id="accents typed apart"),
        pytest.param("ＦＵＬＬ ｗｉｄｔｈ ﬁne", "full width fine", id="width and ligatures"),
        pytest.param("İstanbul straße", "istanbul strasse", id="special case folding"),
        pytest.param("Bjørn Œuvre Łódź", "bjorn oeuvre lodz", id="letters without a base"),
        pytest.param("ECPAT’s child's", "ecpat child", id="possessives"),
        pytest.param("peer-to-peer/dark_web", "peer to peer dark web", id="joined words"),
    ],
)
def test_latin_text_is_folded(typed: str, expected: str) -> None:
    """Case, accents, width and punctuation don't matter in Latin script."""
    assert normalise(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("हिन्दी में मदद", id="Devanagari"),
        pytest.param("ชื่อ เด็ก", id="Thai"),
        pytest.param("مُساعدة الأطفال", id="Arabic"),
        pytest.param("йод їжак", id="Cyrillic"),
        pytest.param("குழந்தை உதவி", id="Tamil"),
    ],
)
def test_marks_that_spell_a_word_survive(typed: str) -> None:
    """Outside Latin script no mark is dropped: without it there is another word or none."""
    assert normalise(typed) == typed


def test_chinese_and_japanese_give_one_word_a_character() -> None:
    """Scripts without spaces are cut, and Latin letters among them stay together."""
    assert words("児童iPhone保護") == ["児", "童", "iphone", "保", "護"]


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "?!…", "🙂🙏", "\u200b", "'", "\ufe0f", "\u3164", "ـ", "\u064e", "\u093e", "🇰🇪"],
)
def test_text_without_letters_has_no_words(typed: str) -> None:
    """Nothing is made of punctuation, pictures, marks that stand alone and invisible characters."""
    assert words(typed) == []


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_an_emoji_changes_no_call_for_help(path: Path) -> None:
    """Telephones write an emoji with or without a variation selector behind it."""
    lexicons = read_yaml(path).content["lexicons"]
    assert isinstance(lexicons, dict)
    for call in map(str, lexicons["help"]):
        said = words(call)
        for emoji in EMOJI:
            for typed in (f"{call} {emoji}", f"{call}{emoji}\ufe0f", f"{emoji}\ufe0f {call}"):
                assert words(typed) == said, ascii(typed)


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("\ufe0f", id="variation selector"),
        pytest.param("\U000e0101", id="variation selector of the second block"),
        pytest.param("\u034f", id="grapheme joiner"),
        pytest.param("\u20dd", id="enclosing circle"),
        pytest.param("\u1160", id="Hangul filler without width"),
        pytest.param("\u00ad", id="soft hyphen"),
        pytest.param("\u200d", id="joiner"),
        pytest.param("\u200c", id="non-joiner"),
        pytest.param("\u2060", id="word joiner"),
        pytest.param("\u202e", id="direction mark"),
        pytest.param("\ufeff", id="byte order mark"),
    ],
)
def test_what_is_not_seen_parts_no_word(noise: str) -> None:
    """Invisible characters between letters fall away."""
    for question in QUESTIONS:
        assert words(noise.join(question)) == words(question)


@pytest.mark.parametrize("blank", ["\u200b", "\u3164", "\uffa0", "\u00a0", "\u2009", "\u3000"])
def test_every_blank_parts_words(blank: str) -> None:
    """Spaces without width, and letters that show as a space, are spaces."""
    for question in QUESTIONS:
        assert words(question.replace(" ", blank)) == words(question)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/2024/05/page?id=7#top",
        "HTTP://NEWS.EXAMPLE",
        "www.news.example",
        "t.me/some_channel/12",
        "news.example.co.ke/story.html",
        "files.example.org/a/b",
        "youtu.be/aBc-12",
        "somebody.else@mail.example.org",
        "tg://resolve?domain=abc",
    ],
)
def test_an_address_is_no_word(address: str) -> None:
    """A link pasted before or after a question, or in brackets, asks nothing."""
    for question in QUESTIONS:
        said = words(question)
        assert words(f"{question} {address}") == said
        assert words(f"{address}\n{question}") == said
        assert words(f"{question} ({address})") == said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("what is News.example", "what is news example", id="a name"),
        pytest.param("he told me.him/her too", "he told me him her too", id="no space between"),
        pytest.param("and/or he/she", "and or he she", id="strokes"),
        pytest.param("@somebody help", "somebody help", id="a mention"),
        pytest.param("https://a.example/b帮我", "帮 我", id="words right after an address"),
        pytest.param("см. https://a.example/б", "см б", id="no more than ASCII"),
    ],
)
def test_words_beside_an_address_are_kept(typed: str, expected: str) -> None:
    """Only the address goes, and only what is surely one."""
    assert normalise(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("S.O.S.", "sos"),
        ("s.o.s please", "sos please"),
        ("what is O.C.S.E.A.?", "what is ocsea"),
        ("the U.K. and the U.K", "the uk and the uk"),
        ("(U.N.)", "un"),
        ("e.g. this", "eg this"),
        ("С.О.С", "сос"),
        ("plan b.i said", "plan b i said"),
        ("v1.2.3 of 3.5", "v1 2 3 of 3 5"),
    ],
)
def test_letters_with_dots_are_one_word(typed: str, expected: str) -> None:
    """An acronym is the same with dots and without."""
    assert normalise(typed) == expected


def test_an_acronym_with_dots_is_an_acronym() -> None:
    """It is met letter by letter, like one without dots."""
    assert capitals("what is I.N.H.O.P.E or i.w.f.") == {"inhope", "iwf"}


@pytest.mark.parametrize(
    "zero",
    [
        pytest.param("\u0660", id="Arabic"),
        pytest.param("\u06f0", id="Persian"),
        pytest.param("\u0966", id="Hindi"),
        pytest.param("\u09e6", id="Bengali"),
        pytest.param("\u0e50", id="Thai"),
        pytest.param("\uff10", id="full width"),
    ],
)
def test_digits_of_every_script_are_digits(zero: str) -> None:
    """A year or a number is the same in every writing."""
    digits = {ord("0") + value: chr(ord(zero) + value) for value in range(10)}
    typed = "comment 25 of 2021, line 116 111"
    assert words(typed.translate(digits)) == words(typed)


def test_a_stretched_word_is_the_word() -> None:
    """The tatweel is drawn into Arabic words for looks, or stands between them as a dash."""
    assert words("مســاعدة ـ الأطفال") == words("مساعدة الأطفال")


def test_flags_are_read_beside_the_words() -> None:
    """A flag is no word; England's and Scotland's are the United Kingdom's."""
    typed = Typed("help 🇰🇪 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f")
    assert typed.words == ("help",)
    assert typed.flags == ("KE", "GB")


@pytest.mark.parametrize("character", ["a", "ß", "æ", "ﷺ", "㎨", "국", "国", "ำ", "❤", "\u0344"])
def test_a_message_is_cut_as_it_is_compared(character: str) -> None:
    """Some characters become eighteen: a message never has more letters than Telegram allows."""
    typed = Typed(character * 2 * MOST_CHARACTERS)
    assert sum(map(len, typed.words)) <= MOST_CHARACTERS
    assert len(typed.text) <= MOST_CHARACTERS


def test_a_message_of_ordinary_length_is_whole() -> None:
    """Nothing is cut from what fits."""
    for text in ("नमस्ते " * 500, "What is this? " * 290, "国" * MOST_CHARACTERS, "ﷺ" * 227):
        assert bounded(text) == text


@pytest.mark.parametrize(
    "forms",
    [
        ("abuse", "abused", "abusing", "abuses"),
        ("policy", "policies"),
        ("stop", "stopped", "stopping"),
        ("box", "boxes"),
        ("report", "reporting"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    """Plural, past and -ing are no other word."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["is", "bus", "press", "thing", "बच्चे", "2015"])
def test_short_and_foreign_words_keep_their_form(word: str) -> None:
    """Nothing is cut from words that only look inflected."""
    assert stem(word) == word


def test_capitals_are_acronyms_unless_all_is_shouted() -> None:
    """ICSE in a sentence is an acronym; in a shouted one, anything might be."""
    assert capitals("What is ICSE?") == {"icse"}
    assert capitals("WHAT IS THE LAW") == frozenset()
