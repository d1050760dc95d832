"""The word lists: what a curator writes is what is found among words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.language.languages import read_word_lists
from bot.language.word_lists import Phrases

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"


def test_phrases_are_found_as_they_are_written():
    """Case, accents and contractions don't matter; a phrase is never found inside a word."""
    phrases = Phrases(["What's new", "how much", "Größe", "%"])
    assert phrases.are(["what", "is", "new"])
    assert not phrases.are(["what", "is", "new", "here"])
    assert phrases.begin(["how", "much", "is", "it"])
    assert not phrases.begin(["so", "how", "much"])
    assert phrases.after(["so", "how", "much", "is"]) == 3
    assert phrases.after(["somehow", "much"]) is None
    assert phrases.stand_in("10 % of it", ["10", "of", "it"])
    assert not phrases.stand_in("nothing of it", ["nothing", "of", "it"])
    assert not phrases.are([])
    assert not phrases.begin([])


def test_noise_says_nothing_unless_all_is_noise():
    """Politeness falls away; who types only politeness is taken by the word."""
    english = read_word_lists(KNOWLEDGE)["en"]
    assert english.without_noise(["hi", "can", "you", "tell", "me", "who", "pays"]) == [
        "who",
        "pays",
    ]
    assert english.without_noise(["hi", "thanks"]) == ["hi", "thanks"]


def test_a_list_may_be_left_out(tmp_path: Path):
    """A language begins with one list, and grows."""
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "sw.yaml").write_text("noise_words: [tafadhali]\n", encoding="utf-8")
    lists = read_word_lists(tmp_path)
    assert lists["sw"].noise_words == {"tafadhali"}
    assert lists["sw"].function_words == frozenset()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("noise_word: [hi]\n", "en.yaml:1: en: noise_word: found an unknown field"),
        ("\nmore: go on\n", "en.yaml:2: en: more: found"),
        ("audience_words:\n  police: [police]\n", "en.yaml:2: en: audience_words"),
        ("answers:\n  money:\n    asked: []\n", "en.yaml:3: en: answers.money.asked"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, content: str, told: str):
    """A curator reads where it is and what was expected."""
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "en.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_word_lists(tmp_path)
    assert told in str(caught.value)
