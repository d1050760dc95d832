"""The desk: what it remembers, how long, and what it does with time and knowledge."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.desk import LONG_CHARS, Desk
from bot.answering.event import Event, EventKind, typed_event
from bot.answering.knowledge import Knowledge, utc_today
from bot.answering.people import MOST_PEOPLE, People
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, PageKind, Reply
from bot.replies.outcomes import HelpCard, Page, Unknown
from bot.safeguarding import Finding
from bot.safeguarding.concerns import Concern
from tests.conftest import ANN, BEN, Asker, Clock
from tests.sample_base import copy_sample, read_sample

MORE = Page(Address(PageKind.MORE, "safe-harbour"))
HOUR = 3600.0


@pytest.mark.parametrize(("minutes", "remembered"), [(4.9, True), (5.1, False)])
async def test_what_was_shown_is_known_for_five_minutes(
    ask: Asker, clock: Clock, minutes: float, remembered: bool
):
    """As /privacy says, and no longer."""
    await ask("what is Safe Harbour")
    clock.now += minutes * 60
    assert ((await ask("more")).outcome == MORE) is remembered


@pytest.mark.parametrize(("minutes", "remembered"), [(14.9, True), (15.1, False)])
async def test_a_card_is_known_for_a_quarter_of_an_hour(
    ask: Asker, clock: Clock, minutes: float, remembered: bool
):
    """As /privacy says, and no longer."""
    await ask("HELP")
    clock.now += minutes * 60
    assert isinstance((await ask("kenya")).outcome, HelpCard) is remembered


@pytest.mark.parametrize(("minutes", "told"), [(59.9, False), (60.1, True)])
async def test_that_we_were_away_is_said_once_an_hour(
    ask: Asker, clock: Clock, minutes: float, told: bool
):
    """However many messages waited."""
    assert "I was away" in (await ask("what is grooming", waited=2 * HOUR)).visible
    clock.now += minutes * 60
    assert (not (await ask("/law x", waited=2 * HOUR)).is_silent) is told


async def test_nobody_hears_what_somebody_else_was_shown(ask: Asker):
    """Memory is by person."""
    await ask("what is Safe Harbour", asker=ANN)
    await ask("HELP", asker=ANN)
    assert (await ask("more", asker=BEN)).outcome == Unknown(empty=True)
    assert not isinstance((await ask("kenya", asker=BEN)).outcome, HelpCard)


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.INLINE])
async def test_nothing_is_remembered_of_people_elsewhere(ask: Asker, surface: Surface):
    """What somebody asked among others doesn't follow them home, nor the other way round."""
    await ask("what is Safe Harbour", surface=surface)
    await ask.tap("e-safe-harbour", surface=surface)
    assert (await ask("more")).outcome == Unknown(empty=True)
    await ask("what is Safe Harbour")
    assert (await ask("more", surface=surface)).outcome != MORE


async def test_nobody_is_remembered_without_a_number(ask: Asker):
    """A channel that writes is no person."""
    await ask("what is Safe Harbour", asker=None)
    assert (await ask("more", asker=None)).outcome == Unknown(empty=True)


def test_only_so_many_people_are_remembered(clock: Clock):
    """The oldest are forgotten first: memory is bounded whoever writes."""
    people = People(clock)
    for person in range(MOST_PEOPLE + 1):
        people.shown[person] = "x"
        people.cards[person] = HelpCard(Concern.HELP_WORD)
        people.told_away[person] = True
    for kept in (people.shown, people.cards, people.told_away):
        assert 0 not in kept
        assert 1 in kept
        assert MOST_PEOPLE in kept


@pytest.mark.parametrize(("seconds", "late"), [(HOUR - 1, False), (HOUR, False), (HOUR + 1, True)])
async def test_what_waited_for_more_than_an_hour_is_late(ask: Asker, seconds: float, late: bool):
    """A word of apology instead of an answer that nobody waits for any more."""
    reply = await ask("what is grooming", waited=seconds)
    assert ("I was away" in reply.visible) is late
    assert ("makes friends" in reply.visible) is not late


async def test_a_late_cry_gets_its_card_and_a_word_on_the_delay(ask: Asker):
    """Help is worth giving at any time, and to each cry."""
    for _ in range(2):
        reply = await ask("HELP", waited=20 * HOUR)
        assert reply.visible.startswith("I was away and have only just seen your message.")
        assert isinstance(reply.outcome, HelpCard)
        assert (reply.urgent, reply.keeps, reply.private_only) == (True, True, True)


async def test_a_late_edit_is_left_alone(ask: Asker):
    """Yesterday's change is not answered as if it were fresh."""
    assert (await ask("HELP", waited=20 * HOUR, edited=True)).is_silent
    assert (await ask("what is grooming", waited=20 * HOUR, edited=True)).is_silent


async def test_a_late_question_of_a_group_is_left_alone(ask: Asker):
    """The group has moved on."""
    assert (await ask("/law x", waited=20 * HOUR, surface=Surface.GROUP)).is_silent


async def test_a_late_tap_opens_its_page(ask: Asker):
    """A button stays a button."""
    assert (await ask.tap("e-safe-harbour", waited=20 * HOUR)).entry == "safe-harbour"


@pytest.mark.parametrize(
    ("today", "overdue"), [("2027-05-20", False), ("2027-05-21", False), ("2027-05-22", True)]
)
async def test_nothing_overdue_is_shown_as_fresh(sample: Path, today: str, overdue: bool):
    """Today is asked with every reply: the mark appears while the bot runs."""
    day = ["2026-11-21"]
    ask = Asker(Desk(read_sample(sample, today=lambda: day[0])))
    before = await ask("/helpline Kenya")
    assert "⚠ This entry was due" not in before.visible
    day[0] = today
    for reply in (await ask("/helpline Kenya"), await ask.tap("m-helplines-kenya")):
        assert ("⚠ This entry was due for a check on 2027-05-21." in reply.visible) is overdue
    await ask("HELP")
    assert ("was due for a check" in (await ask("kenya")).visible) is overdue


def test_today_is_an_iso_date():
    """It is compared with dates of the files as text."""
    year, month, day = utc_today().split("-")
    assert (len(year), len(month), len(day)) == (4, 2, 2)


@pytest.fixture
def renamed(tmp_path: Path) -> Knowledge:
    """The sample after a curator renamed Safe Harbour and took the convention away."""
    root = copy_sample(tmp_path)
    path = root / "knowledge/initiatives/safe-harbour.yaml"
    told = path.read_text(encoding="utf-8")
    path.write_text(told.replace("title: Safe Harbour\n", "title: Safe Haven\n"), encoding="utf-8")
    (root / "knowledge/laws/harbour-convention.yaml").unlink()
    return read_sample(root)


async def test_knowledge_is_swapped_while_serving(ask: Asker, renamed: Knowledge):
    """The next event is answered from the new one, and what was shown is still known."""
    assert (await ask("what is Safe Harbour")).visible.startswith("Safe Harbour")
    await ask("HELP", asker=BEN)
    ask.desk.swap(renamed)
    assert ask.desk.knowledge is renamed
    assert (await ask("more")).visible.startswith("Safe Haven")
    completed = await ask("kenya", asker=BEN)
    assert completed.outcome == HelpCard(Concern.HELP_WORD, "KE", again=True)


async def test_what_was_shown_and_is_gone_breaks_nothing(ask: Asker, renamed: Knowledge):
    """ "More" is then about nothing."""
    await ask("what is the Harbour Convention")
    ask.desk.swap(renamed)
    assert (await ask("more")).outcome == Unknown(empty=True)


class NotingScreen:
    """Notes the threads in which it works."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []

    def look(self, text: str) -> Finding | None:
        self.threads.append(threading.current_thread())
        return None


@pytest.mark.parametrize(
    ("event", "beside"),
    [
        pytest.param(Event(EventKind.TEXT, "x" * LONG_CHARS), False, id="short"),
        pytest.param(Event(EventKind.TEXT, "x" * (LONG_CHARS + 1)), True, id="long"),
        pytest.param(
            Event(EventKind.TEXT, "x", quoted="y" * LONG_CHARS), True, id="long-quotation"
        ),
    ],
)
async def test_a_long_message_is_answered_beside_the_loop(
    knowledge: Knowledge, event: Event, beside: bool
):
    """One person's long message keeps nobody else waiting."""
    screen = NotingScreen()
    await Desk(replace(knowledge, screen=screen)).ask(event)
    assert {thread is not threading.main_thread() for thread in screen.threads} == {beside}


async def test_short_messages_pass_a_long_one(knowledge: Knowledge):
    """While a long one is worked on, others get their answers."""
    release = threading.Event()

    class SlowScreen:
        def look(self, text: str) -> Finding | None:
            if len(text) > LONG_CHARS:
                release.wait(timeout=10)
            return None

    ask = Asker(Desk(replace(knowledge, screen=SlowScreen())))
    slow = asyncio.create_task(ask("what is grooming " + "and more " * 60))
    assert "makes friends" in (await ask("what is grooming")).visible
    assert not slow.done()
    release.set()
    assert (await slow).visible


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("HELP", True),
        ("/helpline", True),
        ("/hotlines", True),
        ("/start help", True),
        ("/sos", True),
        ("/help", False),
        ("/start", False),
        ("/start e-safe-harbour", False),
        ("/term grooming", False),
        ("what is grooming", False),
        ("i am scared", False),
    ],
)
def test_only_calls_for_help_are_urgent(desk: Desk, text: str, urgent: bool):
    """The list of commands keeps its turn, though its name is the word for help."""
    assert desk.is_urgent(typed_event(text)) is urgent


@pytest.mark.parametrize(
    ("address", "urgent"), [("help", True), ("helper", False), ("e-help", False), ("h-KE", False)]
)
def test_only_the_help_button_is_urgent(desk: Desk, address: str, urgent: bool):
    """Of all taps."""
    assert desk.is_urgent(Event(EventKind.TAP, address=address)) is urgent


async def test_asking_whether_it_is_urgent_remembers_nothing(desk: Desk, ask: Asker):
    """The queue may ask as often as it likes."""
    desk.is_urgent(replace(typed_event("HELP"), asker=ANN))
    assert not isinstance((await ask("kenya")).outcome, HelpCard)


async def test_a_desk_can_be_warmed_up(knowledge: Knowledge, caplog: pytest.LogCaptureFixture):
    """What the first question needs is built before it comes; nothing goes wrong on the way."""
    fresh = Desk(replace(knowledge, finder=knowledge.finder.over(knowledge.finder.documents)))
    fresh.warm()
    assert "matcher" in vars(fresh.knowledge.finder)
    assert caplog.records == []


def test_a_notice_is_a_sentence_of_the_wording(desk: Desk):
    """In the reader's language, or in English where we don't speak it."""
    assert desk.notice("failure", "es").visible.startswith("Algo ha fallado")
    assert desk.notice("throttled", "nl").visible.startswith("You are writing faster")


async def test_a_command_for_another_bot_is_left_alone(ask: Asker):
    """In a group, an unknown command that names no bot may be anybody's."""
    group = {"surface": Surface.GROUP}
    assert (await ask("/xyzzy", names_bot=False, **group)) == Reply()
    assert "I don't know that command" in (await ask("/xyzzy", names_bot=True, **group)).visible


async def test_an_answer_for_the_message_replied_to_says_so(ask: Asker):
    """The surface then shows it below that message."""
    assert (await ask("/law x", surface=Surface.GROUP, for_replied=True)).answers_replied
    assert not (await ask("/law x", surface=Surface.GROUP)).answers_replied


async def test_a_tap_on_a_shared_card_opens_its_page_in_private(ask: Asker):
    """The card stays as it was posted."""
    reply = await ask.tap("e-safe-harbour", surface=Surface.INLINE)
    assert (reply.opens_private, reply.blocks) == ("e-safe-harbour", ())


async def test_a_tap_in_a_group_goes_on_in_private(ask: Asker):
    """Others read the message still, under which it was pressed."""
    reply = await ask.tap("e-safe-harbour", surface=Surface.GROUP)
    assert (reply.opens_private, reply.blocks) == ("e-safe-harbour", ())
