"""Every sentence the bot says of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Audience, Kind
from bot.catalog.facts import Basis
from bot.catalog.sentences import WordingFile
from bot.catalog.survey import read_catalog
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import AsidesFile
from bot.replies.blocks import Block, BlockKind, Run
from bot.replies.outcomes import WHICH_COUNTRY
from bot.replies.wording import PUBLIC, Wording, read_wording
from bot.safeguarding.concerns import Concern
from tests.sample_base import ROOT

TABLES: dict[str, dict[str, str]] = {
    path.stem: read_model(path, WordingFile).root
    for path in (ROOT / "knowledge" / "wording").glob("*.yaml")
}

ENGLISH = {
    "source": "Source:",
    "plain": "Read **this** and *that*.",
    "lines": "**First\nsecond** line",
    "value": "Call {number}: *{name}*",
    "both": "***x***",
    "sign": "2 < 3 & 4",
}


@pytest.fixture
def wording() -> Wording:
    return Wording({"en": ENGLISH, "es": {"plain": "Lee **esto**."}}, {})


def runs(wording: Wording, key: str, language: str = "en", **values: str) -> list[tuple[Run, ...]]:
    return list(wording.of(language).lines(key, **values))


def test_stars_become_bold_and_italic(wording: Wording):
    """And are not read by anybody."""
    assert runs(wording, "plain") == [
        (Run("Read "), Run("this", bold=True), Run(" and "), Run("that", italic=True), Run("."))
    ]
    assert runs(wording, "both") == [(Run("x", bold=True, italic=True),)]


def test_bold_goes_on_in_the_next_line(wording: Wording):
    """A line break ends a line, not its look."""
    first, second = runs(wording, "lines")
    assert first == (Run("First", bold=True),)
    assert second == (Run("second", bold=True), Run(" line"))


def test_values_are_filled_in_as_they_are(wording: Wording):
    """What comes from outside can't become mark-up, nor another value."""
    (line,) = runs(wording, "value", number="**1** {name}\n<b>", name="*a*")
    assert line == (
        Run("Call "),
        Run("**1** {name}\n<b>"),
        Run(": "),
        Run("*a*", italic=True),
    )


def test_signs_stay_signs(wording: Wording):
    """The core knows no HTML: a renderer escapes them."""
    assert wording.of("en").text("sign") == "2 < 3 & 4"
    assert wording.of("en").block("sign") == Block(BlockKind.TEXT, ((Run("2 < 3 & 4"),),))


def test_a_value_that_nobody_gives_is_an_error(wording: Wording):
    """Better found by a test than said with a hole."""
    with pytest.raises(KeyError, match="number"):
        runs(wording, "value", name="x")
    with pytest.raises(KeyError, match="nothing"):
        runs(wording, "nothing")


def test_a_language_without_a_sentence_falls_back_to_english(wording: Wording):
    """Nobody gets an empty reply; a region's tag is its language's."""
    spanish = wording.of("es-MX")
    assert (spanish.language, spanish.text("plain")) == ("es", "Lee esto.")
    assert spanish.text("sign") == "2 < 3 & 4"
    assert wording.of("tlh").language == "en"


def test_files_are_read_by_their_language(tmp_path: Path):
    """Hidden files, as editors leave them, are none."""
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "en.yaml").write_text("source: 'Source:'\n", encoding="utf-8")
    (tmp_path / "wording" / ".en.yaml").write_text("rubbish", encoding="utf-8")
    assert read_wording(tmp_path).languages == ("en",)


def put_together(knowledge: Knowledge) -> set[str]:
    """Keys that the code puts together from a prefix and a value, or finds in the data."""
    asides = read_model(ROOT / "knowledge" / "asides.yaml", AsidesFile).root
    cards = {f"help_{concern}".replace("-", "_") for concern in Concern}
    plans = knowledge.plans.values()
    parts = read_catalog(ROOT).parts.values()
    figures = [figure for part in parts for figure in part.figures]
    limits = {one for figure in figures for one in figure.qualifier.split(", ") if one}
    limits |= {figure.value.partition(" ")[2] for figure in figures} - {""}
    return {
        *(f"figure_{one.replace(' ', '_')}" for one in limits),
        *(f"{prefix}_{kind}" for prefix in ("kind", "kinds", "list") for kind in Kind),
        *(f"audience_{audience}" for audience in Audience),
        *(f"link_{basis}" for basis in Basis),
        *(f"aside_{name}" for name in asides),
        *(f"missing_{sort}" for sort in (*knowledge.english.answers, "exactly", "year", "place")),
        WHICH_COUNTRY.key,
        *cards,
        *(f"{card}_steps" for card in cards),
        *(plan.directories for plan in plans if plan.directories),
        *(link.label for plan in plans for link in plan.links),
    }


def test_every_sentence_that_is_put_together_exists(knowledge: Knowledge):
    """A kind, an audience or a concern without its words is found here, not by a user."""
    assert sorted(put_together(knowledge) - TABLES["en"].keys()) == []


def test_every_sentence_is_said_somewhere(knowledge: Knowledge):
    """Nobody translates what no reply holds."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    literal = set(re.findall(r"""["']([a-z_]+)["']""", code))
    said = literal | put_together(knowledge)
    said |= {PUBLIC + key for key in said}
    assert sorted(TABLES["en"].keys() - said) == []


@pytest.mark.parametrize("language", sorted(TABLES))
def test_a_translation_fills_in_what_english_fills_in(language: str):
    """No key of its own, and no value that nobody gives."""

    def values(sentence: str | None) -> set[str] | None:
        return None if sentence is None else set(re.findall(r"\{(\w+)\}", sentence))

    english = TABLES["en"]
    table = TABLES[language]
    wrong = [key for key in table if values(table[key]) != values(english.get(key))]
    assert wrong == []


@pytest.mark.parametrize("language", sorted(TABLES))
def test_marks_are_closed(language: str):
    """An open star would make the rest of a message bold."""
    stars = {key: sentence.count("*") for key, sentence in TABLES[language].items()}
    assert [key for key, number in stars.items() if number % 2] == []
    assert [key for key, told in TABLES[language].items() if re.search(r"</?[a-z]+>", told)] == []
