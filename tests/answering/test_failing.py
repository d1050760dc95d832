"""When something inside breaks: the person gets the help line, the log no word of theirs."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.wording import read_wording
from bot.safeguarding import read_screen
from tests.conftest import Asker, BrokenScreen
from tests.sample_base import ROOT

LANGUAGES = read_wording(ROOT / "knowledge").languages


class Broken:
    """Breaks whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        raise KeyError(name)

    def __getitem__(self, key: object) -> Any:
        raise KeyError(key)


def asker_of(knowledge: Knowledge, **broken: object) -> Asker:
    """Somebody who asks a desk of which parts are broken."""
    return Asker(Desk(replace(knowledge, **broken)))


@pytest.fixture
def ask_broken(knowledge: Knowledge) -> Asker:
    """Somebody who asks a desk whose screen is broken."""
    return asker_of(knowledge, screen=BrokenScreen())


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_failure_gives_help_and_an_apology_in_the_readers_language(
    ask_broken: Asker, knowledge: Knowledge, language: str
):
    """Our fault, what to do in danger, and where to find a line: all in one language."""
    reply = await ask_broken("crash", language=language)
    own = knowledge.wording.of(language)
    keys = ("failure", "help_emergency", "help_directories")
    assert reply.visible == "\n\n".join(own.text(key) for key in keys)
    assert reply.keeps


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_apology_is_worded_in_every_language_of_cards(knowledge: Knowledge, language: str):
    """Nobody in fear has to read a second language."""
    english = knowledge.apology("en").blocks
    own = knowledge.apology(language).blocks
    assert all(mine != theirs for mine, theirs in zip(own, english, strict=True))


def test_the_apology_is_calm_and_short(knowledge: Knowledge):
    """It is read in fear: three paragraphs that fit a small screen, with the word for help."""
    screen = read_screen(ROOT / "knowledge")
    for language in LANGUAGES:
        assert len(knowledge.apology(language).visible) < 500, language
        shouted = [word for word in knowledge.apology(language).visible.split() if word.isupper()]
        assert any(map(screen.look, shouted)), language


@pytest.mark.parametrize("language", ["es-MX", "pt-br", "tlh", ""])
def test_an_unknown_language_gets_the_nearest_apology(knowledge: Knowledge, language: str):
    """That of the language without its region, else English."""
    code = language.split("-")[0]
    nearest = code if code in LANGUAGES else "en"
    assert knowledge.apology(language) == knowledge.apologies[nearest, False]


@pytest.mark.parametrize(
    "part",
    ["detector", "screen", "gazetteer", "finder", "catalog", "countries", "decision", "composers"],
)
async def test_whatever_breaks_the_person_gets_help(knowledge: Knowledge, part: str):
    """No part of the core is needed for the apology."""
    ask = asker_of(knowledge, **{part: Broken()})
    await ask.tap("e-safe-harbour")
    reply = await ask("what is Safe Harbour & who are Hope and Help")
    assert reply == knowledge.apology("en")


@pytest.mark.parametrize(
    "text", ["/law crash", "/start crash", "/xyzzy crash", "/crash", "crash " * 300]
)
async def test_every_entrance_gets_the_apology(ask_broken: Asker, text: str):
    """Commands and long messages, too."""
    assert "Something went wrong on my side" in (await ask_broken(text)).visible


async def test_a_broken_query_shows_the_way_to_help(ask_broken: Asker):
    """Instead of results that would be posted."""
    shown = await ask_broken.inline("crash")
    assert shown.cards == ()
    assert shown.button_start == "help"


async def test_a_broken_tap_gets_the_apology_in_private(knowledge: Knowledge):
    """Elsewhere, the way to the private chat: no apology replaces what others read."""
    ask = asker_of(knowledge, composers=Broken())
    assert "Something went wrong" in (await ask.tap("e-safe-harbour")).visible
    for surface in (Surface.GROUP, Surface.INLINE):
        reply = await ask.tap("e-safe-harbour", surface=surface)
        assert (reply.opens_private, reply.blocks) == ("help", ())


@pytest.mark.parametrize("text", ["a planted crash", "a planted crash " * 50])
async def test_the_log_holds_type_and_place_and_no_word(
    ask_broken: Asker, caplog: pytest.LogCaptureFixture, text: str
):
    """Enough to mend it, nothing of the person."""
    with caplog.at_level(logging.DEBUG):
        await ask_broken(text)
    (record,) = [record for record in caplog.records if record.name == "bot.answering.desk"]
    assert record.getMessage().startswith("Failed to answer text: ValueError at bot/answering/")
    assert "planted" not in caplog.text
