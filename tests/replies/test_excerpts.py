"""What of an entry a question is after, and what is shown of a text that is too long."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Entry
from bot.language.words import Typed
from bot.replies.blocks import paragraphs
from bot.replies.composing import Composer
from bot.replies.entry_pages import SHORT_CHARS, Focus
from bot.replies.excerpts import Points, excerpt, holds, sentence


@pytest.fixture(scope="module")
def points(knowledge: Knowledge) -> Points:
    return Points(knowledge.catalog, knowledge.english, knowledge.finder.meant)


@pytest.fixture
def harbour(knowledge: Knowledge) -> Entry:
    """With three figures and four paragraphs: its points are 1 to 6."""
    return knowledge.catalog.entries["safe-harbour"]


@pytest.mark.parametrize(
    ("question", "point"),
    [
        ("how many countries does Safe Harbour reach", 2),
        ("how many countries did Safe Harbour reach in 2022", 1),
        ("what percentage of teachers gave the course again", 3),
        ("what did the universities recommend about Safe Harbour", 6),
        ("do parents come to the Safe Harbour course", 5),
        ("what is Safe Harbour", 0),
        ("how many boats has Safe Harbour", 0),
        ("Safe Harbour, that thing with 80%", 3),
    ],
)
def test_a_question_points_at_what_answers_it(
    points: Points, harbour: Entry, question: str, point: int
):
    """The newest figure of what it counts, or that of the year or value it names; else a text."""
    assert points.of(harbour, Typed(question)) == point


def test_the_figure_that_was_asked_for_leads(composer: Composer, harbour: Entry):
    """Where the text doesn't begin with it, it stands above the text in a line of its own."""
    shown = composer.entries.short(harbour, focus=Focus(3)).visible
    assert "Safe Harbour · initiative\n\nTeachers who gave the course again: 80%\n\n" in shown


def test_the_paragraph_that_answers_stands_first(composer: Composer, harbour: Entry):
    """Below the first sentence: that says what the entry is about."""
    shown = composer.entries.short(harbour, focus=Focus(6)).visible
    first, second = shown.split("\n\n")[1:3]
    assert first.startswith("Safe Harbour trains teachers to keep children safe online.")
    assert second.startswith("Two universities looked at the course")


def test_what_leads_stands_alone_where_it_is_long(composer: Composer, harbour: Entry):
    """Rather than below what is read at a glance; and it ends with a sentence."""
    first, chosen = f"Harbours are {'very ' * 20}old.", f"{'Boats are there. ' * 25}So it ends."
    long = harbour.model_copy(update={"text": f"{first}\n\n{chosen}"})
    reply = composer.entries.short(long, focus=Focus(len(long.figures) + 1))
    shown = reply.visible.split("\n\n")
    assert shown[1].startswith("Boats are there. Boats")
    assert shown[1].endswith("Boats are there.")
    assert len(reply.visible) <= SHORT_CHARS


@pytest.mark.parametrize("asked", ["how many kids were moved", "how many children went away"])
def test_no_paragraph_leads_where_the_first_tells_the_number(
    knowledge: Knowledge, composer: Composer, harbour: Entry, asked: str
):
    """However many of the question's words it has: it stands behind the first, which is whole."""
    first = "A survey of 2024 asked children. In all 412 of the children had a new school."
    second = "Whoever was moved or went away did not always want that, the survey says."
    told = harbour.model_copy(update={"text": f"{first}\n\nSide note.\n\n{second}", "figures": ()})
    focus = Focus(knowledge.decision.point(told, Typed(asked)))
    assert composer.entries.short(told, focus=focus).visible.split("\n\n")[1:3] == [first, second]


def test_a_point_that_is_gone_is_none(composer: Composer, harbour: Entry):
    """An old button may hold it."""
    assert composer.entries.short(harbour, focus=Focus(99)).visible == (
        composer.entries.short(harbour).visible
    )


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("One is here. Two is there. Three is far.", 30, "One is here. Two is there."),
        ("One is here. Two is there. Three is far.", 5, "One…"),
        ("Law No. 30254 is old. It stands.", 25, "Law No. 30254 is old."),
        ("The U.S. Center counts 3.5 files. It stands.", 40, "The U.S. Center counts 3.5 files."),
    ],
)
def test_a_long_paragraph_ends_with_a_sentence(text: str, room: int, shown: str):
    """And only where its first one is too long, within it."""
    (paragraph,) = paragraphs(text)
    assert excerpt(paragraph, room).visible == shown


def test_a_sentence_may_end_in_a_quotation():
    """The mark belongs to it."""
    (paragraph,) = paragraphs("He said: “Look there.” Then he left.")
    assert sentence(paragraph).visible == "He said: “Look there.”"


def test_a_range_stands_in_a_text_by_both_its_ends(harbour: Entry):
    """However it is written there."""
    spread = harbour.figures[1].model_copy(update={"value": "1–20"})
    assert holds("between 1% and 20% of them", spread)
    assert not holds("in 20 countries", spread)


@pytest.mark.parametrize(("text", "has"), [("in 25 countries", True), ("in 1,250.25", False)])
def test_a_figure_is_no_part_of_a_longer_number(harbour: Entry, text: str, has: bool):
    """25 is not in 1,250."""
    assert holds(text, harbour.figures[1]) is has
