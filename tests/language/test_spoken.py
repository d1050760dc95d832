"""Which language a message is in."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.language.words import Typed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what do banks have to do with it", "en"),
        ("helplines in Uganda", "en"),
        ("¿Quién paga las investigaciones?", "es"),
        ("leyes de Ecuador", "es"),
        ("Qui finance l'enquête ?", "fr"),
        ("o que fazem os bancos", "pt"),
        ("Was tun die Banken?", "de"),
        ("WAS IST DAS", "de"),
        ("siapa yang membiayai penelitian itu", "id"),
        ("nani analipa kwa ajili ya utafiti", "sw"),
        ("кто платит за исследования", "ru"),
        ("من يدفع ثمن البحث", "ar"),
        ("कौन पैसे देता है", "hi"),
        ("paisa kaun deta hai", "hi"),
        ("ใครเป็นคนจ่าย", "th"),
        ("INTERPOL คืออะไร", "th"),
    ],
)
def test_a_sentence_shows_its_language(knowledge: Knowledge, text: str, language: str) -> None:
    """By two signs at least, such as small words or letters."""
    assert knowledge.detector.of(Typed(text)) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🇰🇪",
        "INTERPOL",
        "Uganda",
        "Disrupting Harm",
        "São Tomé",
        "116 111",
        "хто платить за дослідження",
        "چه کسی پول می دهد",
        "wie betaalt dat",
    ],
)
def test_a_name_or_another_language_shows_none(knowledge: Knowledge, text: str) -> None:
    """Then the language of the app is taken."""
    assert knowledge.detector.of(Typed(text)) == ""
