"""Each outcome as a reply."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, BlockKind, Button, PageKind, Press
from bot.replies.composing import Composer
from bot.replies.outcomes import (
    Answer,
    Aside,
    Choices,
    HelpCard,
    Near,
    Page,
    Unknown,
    UnknownCommand,
)
from bot.safeguarding.concerns import Concern


@pytest.mark.parametrize("exact", [True, False])
def test_an_answer_says_nothing_above_its_title(composer: Composer, catalog: Catalog, exact: bool):
    """The title tells what the question was taken for."""
    entry = catalog.entries["term-grooming"]
    reply = composer.reply(Answer(entry, 0.9, exact=exact))
    assert reply.blocks[0].kind is BlockKind.TITLE
    assert reply == composer.entries.short(entry)


def test_an_answer_offers_what_else_was_near(composer: Composer, catalog: Catalog):
    """A way out where it is the wrong one."""
    entries = catalog.entries
    reply = composer.reply(
        Answer(entries["term-grooming"], 0.9, near=(entries["term-hash"], entries["ask-banks"]))
    )
    opened = [row[0].value for row in reply.rows[1:]]
    assert opened == ["e-term-hash<e-term-grooming", "e-ask-banks<e-term-grooming"]


def test_two_answers_stand_below_each_other(composer: Composer, catalog: Catalog):
    """A button opens the whole of each, below; the first is the one that is remembered."""
    first, second = catalog.entries["term-grooming"], catalog.entries["term-hash"]
    reply = composer.reply(Answer(first, 0.9, also=second))
    one, two = composer.entries.short(first), composer.entries.short(second)
    assert reply.blocks == (*one.blocks, *two.blocks)
    assert [(button.value, button.below) for button in reply.buttons] == [
        ("m-term-grooming", True),
        ("m-term-hash", True),
    ]
    assert reply.entry == "term-grooming"


def test_a_near_answer_says_that_it_is_none(composer: Composer, catalog: Catalog):
    """Before anything else."""
    reply = composer.reply(Near(catalog.entries["term-hash"], 0.5, (catalog.entries["ask-banks"],)))
    assert reply.visible.startswith("Closest to your question:\n\nHash")
    assert "e-ask-banks<e-term-hash" in [button.value for button in reply.buttons]


def test_choices_are_buttons(composer: Composer, catalog: Catalog):
    """One a row, each with a line that says what it is; nothing is remembered yet."""
    entries = tuple(catalog.entries[name] for name in ("term-hash", "hope-and-help"))
    reply = composer.reply(Choices(entries))
    assert reply.visible == (
        "Which of these do you mean?\n\n"
        "• Hash: A short number by which software knows a file again\n"
        "• Hope & Help <Hub>: A small association that answers letters of children"
    )
    assert reply.rows == (
        (Button("Hash", Press.OPEN, "e-term-hash", below=True),),
        (Button("Hope & Help <Hub>", Press.OPEN, "e-hope-and-help", below=True),),
    )
    assert reply.entry == ""


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Unknown(), "I don't know. I found nothing on that"),
        (Unknown(empty=True), "Please type your question in words."),
    ],
)
def test_who_can_t_be_answered_is_shown_a_way_on(
    composer: Composer, outcome: Unknown, sentence: str
):
    """The topics, and help."""
    reply = composer.reply(outcome)
    assert reply.visible.startswith(sentence)
    assert [button.value for button in reply.buttons] == ["b", "help"]


def test_an_unknown_command_suggests_the_nearest(composer: Composer):
    """With its slash, so that it can be tapped; or names where all of them stand."""
    assert "Did you mean /law?" in composer.reply(UnknownCommand("law")).visible
    assert composer.reply(UnknownCommand()).visible.endswith("/help shows what I can do.")


def test_an_aside_is_a_sentence(composer: Composer):
    """And leads on to the topics."""
    reply = composer.reply(Aside("aside_thanks"))
    assert reply.visible == "You are welcome."
    assert [button.value.partition("<")[0] for button in reply.buttons] == ["b"]


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        (Address(PageKind.ENTRY, "term-hash"), "Hash · term"),
        (Address(PageKind.ENTRY, "harbour-project"), "Safe Harbour · initiative"),
        (Address(PageKind.MORE, "harbour-project"), "Safe Harbour · initiative"),
        (Address(PageKind.KIND, "law"), "Laws, treaties and guidelines"),
        (Address(PageKind.AUDIENCE, "states"), "Recommendations: States"),
        (Address(PageKind.COUNTRY), "Countries that my sources name"),
        (Address(PageKind.COUNTRY, "KE"), "Kenya"),
        (Address(PageKind.HELPLINES), "Helplines by country"),
        (Address(PageKind.HELPLINES, "KE"), "Helplines in Kenya"),
        (Address(PageKind.BROWSE), "Topics"),
        (Address(PageKind.SOURCES), "Sources: five submissions"),
        (Address(PageKind.ABOUT), "Waymark is an unofficial"),
        (Address(PageKind.PRIVACY), "Privacy"),
        (Address(PageKind.COMMANDS), "What you can type"),
        (Address(PageKind.START), "Waymark answers questions"),
        (Address(PageKind.ENTRY), "That page is no longer there."),
        (Address(PageKind.ENTRY, "gone"), "That page is no longer there."),
        (Address(PageKind.MORE, "gone"), "That page is no longer there."),
        (Address(PageKind.KIND, "poem"), "That page is no longer there."),
        (Address(PageKind.AUDIENCE, "poets"), "That page is no longer there."),
        (Address(PageKind.COUNTRY, "XX"), "That page is no longer there."),
    ],
    ids=str,
)
def test_an_address_shows_its_page(composer: Composer, address: Address, begins: str):
    """One that is gone shows where to start again."""
    assert composer.reply(Page(address)).visible.startswith(begins)


def test_a_card_is_urgent_kept_and_private(composer: Composer):
    """Whatever the concern."""
    for concern in Concern:
        card = composer.reply(HelpCard(concern))
        assert (card.urgent, card.keeps, card.private_only) == (True, True, True)


def test_a_question_stands_above(composer: Composer, catalog: Catalog):
    """The answer stays as it is, without the buttons to related entries."""
    reply = composer.reply(Answer(catalog.entries["term-grooming"], 0.9))
    asked = composer.with_question(reply, HelpCard(Concern.DANGER, language="en"))
    assert asked.blocks[1:] == reply.blocks
    assert asked.blocks[0].visible == "Is this about you or somebody you know?"
    assert asked.rows[2:] == reply.rows[:1]
    assert [row[0].value for row in asked.rows[:2]] == ["help@danger..en", "looking"]


@pytest.mark.parametrize(
    ("language", "like"),
    [("es", "es"), ("es-MX", "es"), ("pt-br", "pt"), ("tlh", "en"), ("", "en")],
)
def test_every_language_finds_its_composer(knowledge: Knowledge, language: str, like: str):
    """That of the tag's language, else English."""
    for surface in Surface:
        found = knowledge.composer(surface, language)
        assert found is knowledge.composer(surface, like)
