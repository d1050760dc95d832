"""Who is answered when."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Update

from bot.surfaces.ordering import FREE_MESSAGES, WAITING_PER_PERSON, PersonalOrder, Throttle

from .wire import OTHER, inline_query, parse, private_text


class Waiting:
    """Notes what the queue asks and tells."""

    def __init__(self) -> None:
        self.typing: asyncio.Queue[Update] = asyncio.Queue()
        self.refused = 0
        self.asked = 0

    def is_urgent(self, update: Update) -> bool:
        self.asked += 1
        return bool(update.message and update.message.text == "help")

    async def show_typing(self, update: Update) -> None:
        self.typing.put_nowait(update)

    async def refuse(self, update: Update) -> None:
        self.refused += 1


class Bench:
    """An order under test: handlers that note their start and end when released."""

    def __init__(self) -> None:
        self.waiting = Waiting()
        self.now = 0.0
        self.slept: list[float] = []
        self.order = PersonalOrder(
            self.waiting,
            Throttle(clock=lambda: self.now),
            clock=lambda: self.now,
            sleep=self._sleep,
            slow_seconds=0.05,
        )
        self.started: list[str] = []
        self.release = asyncio.Event()

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)  # what comes at the same time arrives before time goes on
        self.now += seconds

    def run(self, update: Update) -> asyncio.Task[None]:
        return asyncio.create_task(self.order.process_update(update, self._handle(update)))

    async def _handle(self, update: Update) -> None:
        text = update.message.text if update.message else "inline"
        self.started.append(text or "")
        await self.release.wait()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def text(words: str, person: int = 7) -> Update:
    who = {**OTHER, "id": person}
    return parse(private_text(words, **{"from": who}), None)


@pytest.fixture
async def bench() -> Bench:
    return Bench()


async def test_one_persons_updates_keep_their_order(bench: Bench) -> None:
    """The second starts when the first is done."""
    tasks = [bench.run(text("a")), bench.run(text("b"))]
    await settle()
    assert bench.started == ["a"]
    bench.release.set()
    await asyncio.gather(*tasks)
    assert bench.started == ["a", "b"]


async def test_what_waited_for_the_core_goes_before_what_came_later(bench: Bench) -> None:
    """Also where the later one arrives in the very moment in which the core is ready."""
    bench.order.hold()
    first = bench.run(text("a"))
    await settle()
    second = bench.run(text("b"))
    bench.order.begin()
    bench.release.set()
    await asyncio.gather(first, second)
    assert bench.started == ["a", "b"]


async def test_different_people_run_side_by_side(bench: Bench) -> None:
    """Nobody waits for somebody else."""
    tasks = [bench.run(text("a", 1)), bench.run(text("b", 2))]
    await settle()
    assert bench.started == ["a", "b"]
    bench.release.set()
    await asyncio.gather(*tasks)


async def test_help_overtakes(bench: Bench) -> None:
    """Also the person's own questions."""
    tasks = [bench.run(text("a")), bench.run(text("b")), bench.run(text("help"))]
    await settle()
    assert bench.started == ["a", "help"]
    bench.release.set()
    await asyncio.gather(*tasks)


async def test_inline_typing_never_waits(bench: Bench) -> None:
    """Each letter is a query of its own, and late answers are refused."""
    tasks = [bench.run(text("a")), bench.run(parse(inline_query("x"), None))]
    await settle()
    assert bench.started == ["a", "inline"]
    bench.release.set()
    await asyncio.gather(*tasks)


async def test_who_writes_too_fast_is_slowed(bench: Bench) -> None:
    """Every message is answered in the end, one a second."""
    bench.release.set()
    await asyncio.gather(*[bench.run(text(str(number))) for number in range(FREE_MESSAGES + 3)])
    assert len(bench.started) == FREE_MESSAGES + 3
    assert bench.slept == [1.0, 1.0, 1.0]  # waits don't add up


async def test_typing_shows_while_a_reply_is_slow(bench: Bench) -> None:
    """Whatever makes it slow: the message that is being answered, once a person."""
    tasks = [bench.run(text("a")), bench.run(text("b")), bench.run(text("c", person=8))]
    for expected in ("a", "c"):
        shown = await asyncio.wait_for(bench.waiting.typing.get(), timeout=5)
        assert shown.message
        assert shown.message.text == expected
    bench.release.set()
    await asyncio.gather(*tasks)
    assert bench.waiting.typing.empty()


async def test_no_typing_for_quick_replies(bench: Bench) -> None:
    """Nothing is left running that would show it later."""
    bench.release.set()
    await bench.run(text("a"))
    assert len(asyncio.all_tasks()) == 1
    assert bench.waiting.typing.empty()


async def test_help_passes_the_throttle(bench: Bench) -> None:
    """Nobody is locked out of the help card."""
    bench.release.set()
    await asyncio.gather(*[bench.run(text(str(number))) for number in range(FREE_MESSAGES + 1)])
    bench.slept.clear()
    await bench.run(text("help"))
    assert bench.slept == []


async def test_a_flood_is_bounded(bench: Bench) -> None:
    """Told once; help still passes."""
    tasks = [bench.run(text(str(number))) for number in range(WAITING_PER_PERSON + 5)]
    await settle()
    tasks.append(bench.run(text("help")))
    await settle()
    assert bench.waiting.refused == 1
    assert bench.started == ["0", "help"]
    bench.release.set()
    await asyncio.gather(*tasks)
    assert len(bench.started) == WAITING_PER_PERSON + 1


async def test_stopping_gives_up_what_still_waits(bench: Bench) -> None:
    """Without a warning about work that never began."""
    tasks = [bench.run(text("a")), bench.run(text("b"))]
    await settle()
    await bench.order.shutdown()
    assert all(task.cancelled() for task in tasks)


async def test_updates_wait_while_the_core_warms_up(bench: Bench) -> None:
    """Then they go in order."""
    bench.order.hold()
    tasks = [bench.run(text("a")), bench.run(text("b"))]
    await settle()
    assert bench.started == []
    bench.order.begin()
    bench.release.set()
    await asyncio.gather(*tasks)
    assert bench.started == ["a", "b"]


async def test_nobody_is_remembered(bench: Bench) -> None:
    """A lane ends with its last update."""
    bench.release.set()
    await bench.run(text("a"))
    assert bench.order._lanes == {}


async def test_a_long_message_counts_for_several(bench: Bench) -> None:
    """What an answer costs grows with what was written."""
    bench.release.set()
    await bench.run(text("long " * (100 * (FREE_MESSAGES - 1))))
    await bench.run(text("short"))
    assert bench.slept == [1.0]


async def test_an_urgent_message_of_somebody_who_may_be_answered_is_not_asked_about(
    bench: Bench,
) -> None:
    """Reading a message twice would cost everybody time."""
    bench.release.set()
    await bench.run(text("help"))
    assert bench.waiting.asked == 0


async def test_help_waits_for_the_core_only(bench: Bench) -> None:
    """Though another message of the person's is still being answered."""
    bench.order.hold()
    tasks = [bench.run(text("a")), bench.run(text("help"))]
    await settle()
    assert bench.started == []
    bench.order.begin()
    await settle()
    assert sorted(bench.started) == ["a", "help"]
    bench.release.set()
    await asyncio.gather(*tasks)


async def test_what_is_no_update_is_handled(bench: Bench) -> None:
    """In no particular order."""
    handled = asyncio.Event()

    async def handle() -> None:
        handled.set()

    await bench.order.process_update("something else", handle())
    assert handled.is_set()


async def test_stopping_lets_out_who_waits_for_their_pace() -> None:
    """The bot has seconds to finish: nobody is paced any more."""
    waiting = Waiting()
    throttle = Throttle(clock=lambda: 0.0)
    order = PersonalOrder(waiting, throttle, clock=lambda: 0.0)
    done: list[int] = []

    async def handle(number: int) -> None:
        done.append(number)

    tasks = [
        asyncio.create_task(order.process_update(text(str(number)), handle(number)))
        for number in range(FREE_MESSAGES + 2)
    ]
    await settle()
    assert len(done) == FREE_MESSAGES
    order.hurry()
    await asyncio.gather(*tasks)
    assert len(done) == FREE_MESSAGES + 2
    await order.process_update(text("late"), handle(99))
    assert done[-1] == 99


async def test_a_pause_ends_by_itself() -> None:
    """Where nobody hurries."""
    order = PersonalOrder(Waiting(), Throttle())
    await asyncio.wait_for(order._doze(0.001), timeout=5)
