"""A call for help told in pieces, none of which is one by itself."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind
from bot.answering.knowledge import Knowledge
from bot.answering.people import FRAGMENT_CHARS, FRAGMENT_SECONDS, FRAGMENTS, People
from bot.catalog.entries import Surface
from bot.replies.blocks import Reply
from bot.replies.outcomes import HelpAnswer, HelpCard
from bot.safeguarding.concerns import Concern
from tests.conftest import ANN, BEN, Asker, Clock

CALM = ["hi", "a question", "my private photos"]
LAST = "are on the internet now"


@pytest.fixture
def people(clock: Clock) -> People:
    return People(clock)


@pytest.fixture
def ask(live: Knowledge, people: People) -> Asker:
    return Asker(Desk(live, people))


def pieces(people: People, asker: int) -> list[str]:
    """What is kept of somebody's messages."""
    return [piece.text for piece in people.fragments[asker]]


def is_heard(reply: Reply) -> bool:
    """A card, or the question whether it is about the person."""
    return isinstance(reply.outcome, HelpCard) or reply.unsure is not None


PIECES = [
    ("en", [*CALM, LAST]),
    ("en", ["so", "my pictures", "without clothes"]),
    ("en", ["so", "well", "my pictures", "were leaked"]),
    ("en", ["hello", "question", "my pictures", "are everywhere"]),
    ("de", ["mein trainer", "nach dem training", "fasst", "mich an"]),
    ("de", ["hallo", "eine frage", "meine bilder", "sind im internet"]),
    ("fr", ["bonjour", "une question", "mes photos", "sont sur internet"]),
]


@pytest.mark.parametrize(("language", "pieces"), PIECES)
async def test_pieces_together_are_heard(ask: Asker, language: str, pieces: list[str]):
    """By the last one at the latest, though none alone would have got a card."""
    heard = False
    for piece in pieces:
        alone = await ask(piece, language=language, asker=None)
        assert not isinstance(alone.outcome, HelpCard)
        heard = is_heard(await ask(piece, language=language)) or heard
    assert heard


async def test_pieces_that_together_are_nothing_get_their_answers(ask: Asker):
    """A talk about the law isn't taken for a cry."""
    for piece in ("good morning", "what is the law", "about grooming", "in france"):
        assert not isinstance((await ask(piece)).outcome, HelpCard)


async def say(ask: Asker, pieces: list[str], **fields: object) -> Reply:
    for piece in pieces:
        reply = await ask(piece, **fields)
    return reply


async def test_in_a_group_nothing_is_put_together(ask: Asker):
    """Where several people write, and others read."""
    alone = await ask(LAST, surface=Surface.GROUP)
    assert await say(ask, [*CALM, LAST], surface=Surface.GROUP) == alone


async def test_what_was_said_in_a_group_is_no_part_of_the_private_chat(ask: Asker, people: People):
    """Nor the other way round."""
    await say(ask, CALM, surface=Surface.GROUP)
    assert ANN not in people.fragments


async def test_two_peoples_pieces_are_not_put_together(ask: Asker):
    """Each has their own."""
    alone = await ask("are everywhere", asker=None)
    await say(ask, ["hello", "question", "my pictures"], asker=BEN)
    assert (await ask("are everywhere")).unsure is alone.unsure is None


@pytest.mark.parametrize(("seconds", "heard"), [(-1, True), (1, False)])
async def test_pieces_are_kept_for_ten_minutes(
    ask: Asker, clock: Clock, seconds: float, heard: bool
):
    """What is said later begins anew."""
    assert FRAGMENT_SECONDS == 10 * 60
    await say(ask, ["hello", "question", "my pictures"])
    clock.now += FRAGMENT_SECONDS + seconds
    assert is_heard(await ask("are everywhere")) is heard


def test_no_piece_is_kept_for_longer_because_another_one_came(people: People, clock: Clock):
    """/privacy says ten minutes."""
    people.with_fragments(ANN, "first", tells=True)
    clock.now += FRAGMENT_SECONDS - 1
    people.with_fragments(ANN, "second", tells=True)
    clock.now += 2
    assert "first" not in people.with_fragments(ANN, "third", tells=True)


def test_never_more_than_four_messages(people: People):
    """The fifth pushes out the first."""
    assert FRAGMENTS == 4
    for number in range(10):
        together = people.with_fragments(ANN, f"piece{number}", tells=True)
        assert len(people.fragments[ANN]) <= FRAGMENTS
    assert together == "piece6 piece7 piece8 piece9"


@pytest.mark.parametrize("lengths", [[5000], [599, 1], [599, 2], [300, 300, 300], [1, 1, 700], [0]])
def test_never_more_than_six_hundred_characters(people: People, lengths: list[int]):
    """Of all messages together; the last one stays."""
    assert FRAGMENT_CHARS == 600
    for length in lengths:
        people.with_fragments(ANN, "a" * length, tells=True)
        kept = pieces(people, ANN)
        assert sum(map(len, kept)) <= FRAGMENT_CHARS
        assert len(kept[-1]) == min(length, FRAGMENT_CHARS)


async def test_what_was_pushed_out_is_not_heard(ask: Asker):
    """Four other messages between."""
    await say(ask, ["hello", "question", "my pictures"])
    await say(ask, ["what is grooming", "what is sexting", "what is ICSE", "what is ECPAT"])
    assert not is_heard(await ask("are everywhere"))


@pytest.mark.parametrize("come", ["a cry", "the help word"])
async def test_a_card_drops_the_pieces(ask: Asker, people: People, come: str):
    """And while it stands, none are kept."""
    await say(ask, CALM)
    assert len(people.fragments[ANN]) == len(CALM)
    cry = "he is blackmailing me with my pictures" if come == "a cry" else "HELP"
    assert isinstance((await ask(cry)).outcome, HelpCard)
    assert ANN not in people.fragments
    await ask("can i text")
    assert ANN not in people.fragments


async def test_a_card_by_a_button_drops_the_pieces(ask: Asker, people: People):
    """Like one by words."""
    await say(ask, CALM)
    await ask.tap("help")
    assert ANN not in people.fragments


@pytest.mark.parametrize("way", ["/forget", "the button"])
async def test_the_pieces_are_dropped_when_told_to_forget(ask: Asker, people: People, way: str):
    """Nothing of them is left."""
    await say(ask, ["hello", "question", "my pictures"])
    await (ask(way) if way == "/forget" else ask.tap("looking"))
    assert ANN not in people.fragments
    assert not is_heard(await ask("are everywhere"))


async def test_other_peoples_pieces_outlive_a_forget(ask: Asker, people: People):
    """Ann's wish is about Ann."""
    await say(ask, CALM, asker=BEN)
    await ask("/forget")
    assert pieces(people, BEN) == CALM


async def test_an_edit_is_no_new_piece(ask: Asker, people: People):
    """It was counted when it was sent."""
    await say(ask, CALM)
    await ask("my private photos, sorry", edited=True)
    assert pieces(people, ANN) == CALM


async def test_a_tap_or_an_unknown_person_leaves_no_piece(ask: Asker, people: People):
    """Nothing is kept of whom we can't tell apart."""
    await ask.tap("k-law")
    await ask("my pictures", asker=None)
    await ask.desk.ask(Event(EventKind.INLINE, "my pictures", asker=ANN, surface=Surface.INLINE))
    assert dict(people.fragments) == {}


async def test_pieces_bring_a_card_for_what_they_say_together(ask: Asker):
    """Of the concern of the whole, where the last piece alone was doubtful."""
    reply = await say(ask, ["ok", "my photos", "are on the internet now"])
    assert reply.outcome == HelpCard(Concern.IMAGES)


GOES_ON = [
    ("en", "tell me more"),
    ("en", "go on"),
    ("en", "and which of them"),
    ("en", "its"),
    ("es", "cuéntame más"),
    ("fr", "je veux en savoir plus"),
    ("pt", "me fala mais"),
    ("de", "ich will mehr wissen"),
    ("de", "mehr dazu bitte"),
    ("ru", "хочу узнать больше"),
    ("ar", "أخبرني المزيد"),
    ("hi", "और बताओ"),
    ("id", "lagi dong"),
    ("sw", "niambie zaidi"),
    ("th", "เล่าเพิ่มเติม"),
]


@pytest.mark.parametrize(("language", "text"), GOES_ON)
@pytest.mark.parametrize("before", ["", "what is grooming"])
async def test_asking_for_more_is_no_cry(ask: Asker, language: str, text: str, before: str):
    """Words that say nothing of their own are like a cry by chance, alone or after a question."""
    if before:
        await ask(before, language=language)
    assert not is_heard(await ask(text, language=language))


async def test_a_country_after_a_question_is_no_cry(ask: Asker):
    """Nor is a page's name."""
    assert not is_heard(await say(ask, ["how does grooming work", "and in kenya", "laws"]))


async def test_a_cry_told_before_is_heard_with_words_that_say_nothing(ask: Asker):
    """The last piece of a sentence may be "him"."""
    assert not isinstance((await ask("someone is hurting")).outcome, HelpCard)
    assert is_heard(await ask("him"))


async def test_after_a_card_words_that_say_nothing_stay_with_help(ask: Asker):
    """They may be about what was told."""
    await ask("he is blackmailing me with my pictures")
    assert isinstance((await ask("mehr dazu")).outcome, HelpAnswer | HelpCard)


async def test_a_card_for_pieces_speaks_their_language(ask: Asker):
    """That of all pieces together: a short one is like those of any language."""
    reply = await say(ask, ["mis fotos", "están en todas partes"], language="en")
    assert reply.outcome == HelpCard(Concern.IMAGES, language="es")
