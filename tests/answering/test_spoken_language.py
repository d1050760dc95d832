"""Answers in the language of the message, where it is sure, else of the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import Press
from bot.replies.outcomes import HelpCard
from tests.conftest import Asker
from tests.sample_base import copy_sample, read_sample


def said(knowledge: Knowledge, key: str, language: str) -> str:
    return knowledge.wording.of(language).text(key)


async def test_a_sure_message_decides(ask: Asker, knowledge: Knowledge) -> None:
    """Whatever language the app is set to."""
    spanish = await ask("¿qué es lo que hace un zxqv?", language="en")
    english = await ask("what is it that a zxqv does", language="es")
    assert spanish.visible == said(knowledge, "no_answer", "es")
    assert english.visible == said(knowledge, "no_answer", "en")


@pytest.mark.parametrize(
    ("app", "language"), [("pt-br", "pt"), ("ar", "ar"), ("tlh", "en"), ("", "en")]
)
async def test_a_name_leaves_it_to_the_app(
    ask: Asker, knowledge: Knowledge, app: str, language: str
) -> None:
    """Its language without the region, if we speak it."""
    assert (await ask("zxqv", language=app)).visible == said(knowledge, "no_answer", language)


async def test_a_tap_stays_in_the_language_of_its_message(ask: Asker, knowledge: Knowledge) -> None:
    """Also the tap after it; in a group, too."""
    shown = await ask("¿qué es Safe Harbour?", language="en")
    for _ in range(2):
        button = next(one for one in shown.buttons if one.press is Press.OPEN)
        shown = await ask.tap(button.value, language="en")
        assert said(knowledge, "english_only", "es") in shown.visible
    grouped = await ask("¿qué es Safe Harbour?", language="en", surface=Surface.GROUP)
    for button in grouped.buttons:
        assert "~" not in button.value or button.press is Press.OPEN


async def test_addresses_carry_no_language_that_the_app_has(ask: Asker) -> None:
    """They are as they always were, and so are those that lead to the private chat."""
    shown = await ask("what is Safe Harbour")
    assert not [button for button in shown.buttons if "~" in button.value]


async def test_the_help_button_keeps_the_language(ask: Asker, knowledge: Knowledge) -> None:
    """The card comes in the language of the answer above it, and goes first."""
    shown = await ask("¿qué es lo que hace un zxqv?", language="en")
    button = next(one for one in shown.buttons if one.value.startswith("help"))
    card = await ask.tap(button.value, language="en")
    assert card.urgent
    assert said(knowledge, "help_bot", "es") in card.visible


async def test_an_english_entry_is_called_one(ask: Asker, knowledge: Knowledge) -> None:
    """Below its text, above its source; not among a country's lines, nor to readers of English."""
    spanish = await ask("Safe Harbour", language="es")
    *_, note, source = [block.visible for block in spanish.blocks]
    assert note == said(knowledge, "english_only", "es")
    assert source.startswith(said(knowledge, "source", "es"))
    note = said(knowledge, "english_only", "en")
    assert note not in (await ask("Safe Harbour", language="en")).visible
    lines = await ask.tap("h-KE", language="es")
    assert said(knowledge, "english_only", "es") not in lines.visible


async def test_a_translated_entry_is_shown_in_the_language(
    ask: Asker, knowledge: Knowledge
) -> None:
    """With its figures and titles on buttons; it says that no native speaker has read it."""
    arabic = await ask("Safe Harbour", language="ar")
    assert "يدرّب Safe Harbour المعلمين" in arabic.visible
    assert said(knowledge, "machine_translated", "ar") in arabic.visible
    assert said(knowledge, "english_only", "ar") not in arabic.visible
    more = next(one for one in arabic.buttons if one.value.startswith("m-"))
    whole = await ask.tap(more.value, language="ar")
    assert "معلمون قدّموا الدورة مرة أخرى: 80" in whole.visible
    spanish = await ask("Safe Harbour", language="es")
    assert "Lecciones del Puerto" in [button.label for button in spanish.buttons]
    assert "Safe Harbour trains teachers" in spanish.visible


async def test_a_translation_of_former_words_is_left_out(tmp_path: Path) -> None:
    """Until somebody has compared it with what the entry says now."""
    copy_sample(tmp_path)
    entry = tmp_path / "knowledge/initiatives/safe-harbour.yaml"
    entry.write_text(entry.read_text().replace("by the sea", "by the lake"), encoding="utf-8")
    changed = read_sample(tmp_path)
    shown = await Asker(Desk(changed)).tap("e-safe-harbour", language="ar")
    assert "Safe Harbour trains teachers" in shown.visible
    assert said(changed, "english_only", "ar") in shown.visible


@pytest.mark.parametrize("kind", [EventKind.TEXT, EventKind.GUEST])
async def test_a_cry_where_others_read_keeps_its_language(ask_live: Asker, kind: EventKind):
    """In the pointer, and behind its link: the app's language may be another."""
    surface = Surface.GROUP if kind is EventKind.TEXT else Surface.INLINE
    cry = "mi padrastro me toca por la noche"
    pointer = await ask_live.desk.ask(Event(kind, cry, surface=surface, language="en"))
    assert pointer.visible.startswith("Prefiero responder")
    (link,) = [button.value for button in pointer.buttons]
    opened = await ask_live(f"/start {link}", language="en")
    assert isinstance(opened.outcome, HelpCard)
    assert opened.outcome.language == "es"


async def test_a_cry_in_pieces_is_answered_in_its_own_language(ask_live: Asker):
    """Whatever was asked before it."""
    await ask_live("what is child sexual abuse")
    outcome = (await ask_live("él me lo hizo")).outcome
    assert isinstance(outcome, HelpCard)
    assert outcome.language == "es"


@pytest.mark.parametrize("address", ["c-DE", "e-un-bodies", "l-eu"])
async def test_an_address_is_in_no_language(ask: Asker, address: str) -> None:
    """ "c" and "de" are French words, and behind a deep link stand for Germany's page."""
    reply = await ask(f"/start {address}")
    assert reply.blocks == (await ask.tap(address)).blocks
