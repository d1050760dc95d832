"""Translated entries: what the check says of them, and the command that marks them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalog.survey import read_catalog
from bot.workbench.checking import run_check
from bot.workbench.translating import refresh, states
from tests.small_base import TODAY, SmallBase


@pytest.fixture
def translated(base: SmallBase) -> SmallBase:
    base.translate()
    return base


def checked(base: SmallBase) -> list[str]:
    """The check's lines but the closing one."""
    out = io.StringIO()
    run_check(base.root, out=out, today=TODAY)
    return out.getvalue().splitlines()[:-1]


def test_sound_ones_pass(translated: SmallBase) -> None:
    """Digits may be those of the script; what English spells out may be in digits."""
    assert checked(translated) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("spanish", "14 millones", "15 millones", "text: found the number 15, expected those of"),
        ("spanish", "14 millones", "15 millones", "text: found no number 14, expected it as in"),
        ("spanish", "en 13 países\n", "en muchos países\n", "summary: found no number 13"),
        ("arabic", "رقم ٢٥ ما على", "رقم ٢٦ ما على", "text: found no number 25"),
        ("spanish", "title: Programa", "titel: Programa", "titel: found an unknown field"),
        ("spanish", "summary: ", "summary: ''\n#", "summary: found nothing, expected a value"),
        ("spanish", "  children reached:", "  children reacht:", "did you mean children reached?"),
        ("spanish", "  children reached:", "  #", "figures: found no 'children reached'"),
        ("spanish", "title: Programa", "title: Un muy largo Programa", "label: found none for"),
        ("spanish", "\n\n  Kenia es", " Kenia es", "text: found 1 paragraphs, expected 2"),
        (
            "spanish",
            "\nfigures:",
            "\nparts: {one: {title: Uno, text: Uno.}}\nfigures:",
            "parts.one: found 'one', which the entry lacks",
        ),
    ],
)
def test_a_mistake_is_told(translated: SmallBase, name: str, old: str, new: str, told: str) -> None:
    """With the file, the line and the field."""
    file: Path = getattr(translated, name)
    translated.plant(old, new, file)
    lines = checked(translated)
    assert any(told in line for line in lines), lines
    assert all(line.startswith(f"{file}:") for line in lines), lines


def _rename(to: str) -> Callable[[SmallBase], Path]:
    return lambda base: base.spanish.rename(base.spanish.with_name(to))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_rename("safe-harbor.es.yaml"), "found no entry 'safe-harbor' in this folder"),
        (_rename("safe-harbor.es.yaml"), "did you mean safe-harbour?"),
        (_rename("safe-harbour.ex.yaml"), "found the language 'ex', expected one of wording/"),
        (_rename("safe-harbour.español.yaml"), "a language's code like en"),
    ],
)
def test_a_misspelt_name_is_told(
    translated: SmallBase, change: Callable[[SmallBase], Path], told: str
) -> None:
    """Of an entry and of a language."""
    change(translated)
    assert any(told in line for line in checked(translated))


def test_one_of_what_has_changed_is_told_and_left_out(translated: SmallBase) -> None:
    """A reader gets today's English until somebody has compared the two."""
    translated.plant("Kenya is one of them.", "Kenya is among them.")
    (line,) = checked(translated)
    assert "safe-harbour.es: translated: found " in line
    assert line.endswith("compare the texts, then run `bot translations FILE`")
    spanish = read_catalog(translated.root).in_language("es")
    assert spanish.entries["safe-harbour"].title == "Safe Harbour Programme"
    assert len([*refresh(translated.root, [translated.spanish])]) == 1
    assert checked(translated) == []
    spanish = read_catalog(translated.root).in_language("es")
    assert spanish.entries["safe-harbour"].title == "Programa Safe Harbour"


def test_a_comment_and_line_breaks_are_no_change(translated: SmallBase) -> None:
    """Only words count."""
    translated.plant("It is\n  at work", "It is at\n  work")
    assert checked(translated) == []


def test_a_sentence_or_name_that_a_language_lacks_is_told(base: SmallBase) -> None:
    """One line each; a subject's names in all languages are one."""
    wording = base.root / "knowledge/wording/es.yaml"
    base.plant("\nhelp_bot:", "\n#help_bot:", wording)
    base.plant("titles: {ar: السلامة, es: Seguridad}, ", "", base.root / "knowledge/subjects.yaml")
    lines = checked(base)
    lacks = [line for line in lines if "help_bot: found no such sentence" in line]
    assert len(lacks) == 1, lines
    assert lacks[0].endswith("expected it as in English")
    assert any("safety.titles: found none in ar, es, expected one in each" in one for one in lines)


def test_an_english_sentence_that_changed_is_told(base: SmallBase) -> None:
    """Until its translations were compared with it."""
    english = base.root / "knowledge/wording/en.yaml"
    (told,) = refresh(base.root, [english])
    assert told.endswith("sentences")
    base.plant("\nbutton_less: Less\n", "\nbutton_less: Shorter\n", english)
    (line,) = checked(base)
    assert "en: button_less: found other words than its translations are of" in line
    assert [*refresh(base.root, [english])]
    assert checked(base) == []


def test_each_language_says_what_it_has(translated: SmallBase) -> None:
    """And that no native speaker has read it."""
    lines = [*states(translated.root)]
    spanish = next(line for line in lines if line.startswith("es: "))
    assert "read by no native speaker" in spanish
    assert spanish.endswith("translated entries: 1, of which 0 read by one.")
