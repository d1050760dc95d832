"""Words of other languages become the words of our entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.language.glossary import Glossary, read_glossary
from bot.language.glossary_table import GlossaryTable
from bot.language.words import words

OURS = {"children", "helpline", "banks", "abuse", "pay", "internet", "opsc", "how", "many", "la"}
OURS |= {"dates", "name"}
SPANISH = [
    ("niños", ["children"]),
    ("línea de ayuda", ["helpline"]),
    ("bancos", ["banks"]),
    ("cuántos", ["how", "many"]),
    ("internet", ["internet"]),
    ("denunciar", ["report"]),
    ("dates", ["data"]),
]
THAI = [("เด็ก", ["children"]), ("ธนาคาร", ["banks"])]
ARABIC = [("بنك", ["banks"]), ("أطفال", ["children"]), ("أزمة", ["crisis"])]
HINDI = [("बच्चे", ["children"]), ("औजार", ["tools"])]


@pytest.fixture
def glossary() -> Glossary:
    tables = {
        "es": GlossaryTable(
            SPANISH, words("de los para que o la hacen"), endings=("ar", "an", "a", "s")
        ),
        "th": GlossaryTable(THAI),
        "ar": GlossaryTable(ARABIC, words("مين")),
        "hi": GlossaryTable(HINDI, words("के लिए की"), endings=("े", "ों")),
    }
    return Glossary(tables, ours=words("the of what o"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param("cuántos niños", "how many children", id="words"),
        pytest.param("linea de ayuda para ninos", "helpline children", id="a phrase, no accents"),
        pytest.param("ธนาคารกับเด็ก", "banks children", id="inside a run of Thai"),
        pytest.param("والبنوك للأطفال", "والبنوك children", id="Arabic article"),
        pytest.param("بنكهم", "بنكهم", id="an ending that isn't stripped"),
        pytest.param("وبنك", "banks", id="Arabic and"),
        pytest.param("que venden los bancos", "venden banks", id="an unknown word stays"),
        pytest.param("los niños denuncian la abuse", "children report abuse", id="another form"),
        pytest.param("la name de los dates", "name data", id="words of both"),
        pytest.param("the dates", "the dates", id="English"),
        pytest.param("बच्चों के औज़ार", "children tools", id="Hindi, another form and a dot"),
        pytest.param("l'OPSC para niños", "opsc children", id="a French article"),
    ],
)
def test_foreign_words_are_put_into_ours(glossary: Glossary, said: str, meant: str):
    assert " ".join(glossary.translated(words(said), OURS.__contains__).words) == meant


@pytest.mark.parametrize("said", ["children pay banks", "how many", "zebra crossing"])
def test_what_is_ours_or_nobodys_is_left_alone(glossary: Glossary, said: str):
    """English questions read as before."""
    found = glossary.translated(words(said), OURS.__contains__)
    assert (list(found.words), found.foreign) == (words(said), 0)


def test_the_share_of_foreign_words_is_told(glossary: Glossary):
    """Confidence needs it: little of such a question is in our vocabulary."""
    assert glossary.translated(words("bancos pay niños abuse"), OURS.__contains__).foreign == 0.5


def test_a_wrong_file_is_told_before_the_first_question(tmp_path: Path):
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "es.yaml").write_text("children: niños\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"es\.yaml:1"):
        read_glossary(tmp_path, {}, {})
