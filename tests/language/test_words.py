"""Promises of the normalisation: what people type differently is the same, in any script."""

import pytest

from bot.language.words import capitals, normalise, stem, words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("  What's   THIS?! ", "what is this", id="case, spaces, contraction"),
        pytest.param("Ünïcode naïve CAFÉ", "unicode naive cafe", id="Latin accents"),
        pytest.param("ＦＵＬＬ ｗｉｄｔｈ ﬁne", "full width fine", id="width and ligatures"),
        pytest.param("İstanbul straße", "istanbul strasse", id="special case folding"),
        pytest.param("ECPAT’s child's", "ecpat child", id="possessives"),
        pytest.param("safe\u00adty on\u200bline", "safety online", id="invisible characters"),
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


@pytest.mark.parametrize("typed", ["", "   ", "?!…", "🙂🙏", "\u200b", "'"])
def test_text_without_letters_has_no_words(typed: str) -> None:
    """Nothing is made of punctuation, pictures and invisible characters."""
    assert words(typed) == []


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
