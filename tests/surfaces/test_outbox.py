"""Flood waits, retries and the order of going out, with a clock of our own."""

from __future__ import annotations

import asyncio
import datetime
import heapq

import httpx
import pytest
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.surfaces.bot_api.flood_waits import QUIET_SECONDS, query_of
from bot.surfaces.outbox import Outbox

ANN, BEN, EVE = 1, 2, 3
GROUPS = (-1, -2, -3, -4, -5)


class Time:
    """A clock that jumps to the next sleeper once everybody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        event = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, id(event), event))
        await event.wait()

    async def settle(self) -> None:
        """Let everybody go on until they sleep."""
        for _ in range(20):
            await asyncio.sleep(0)

    async def run(self, *work: asyncio.Task[str]) -> None:
        while not all(task.done() for task in work):
            await self.settle()
            if self._sleepers:
                self.now, _, event = heapq.heappop(self._sleepers)
                event.set()


class Telegram:
    """Refuses as told, by letter or the next call whatever it is; notes what is tried when."""

    def __init__(self, *errors: Exception) -> None:
        self.time = Time()
        self.errors = list(errors)
        self.refused: dict[str, list[Exception]] = {}
        self.tried: list[tuple[float, str]] = []
        self.outbox = Outbox(clock=self.time.clock, sleep=self.time.sleep)

    async def take(self, name: str) -> str:
        self.tried.append((self.time.now, name))
        for errors in (self.refused.get(name), self.errors):
            if errors:
                raise errors.pop(0)
        return name

    def send(self, to: int | str, name: str, *, urgent: bool = False) -> asyncio.Task[str]:
        call = self.outbox.deliver(to, lambda: self.take(name), urgent=urgent)
        return asyncio.ensure_future(call)

    async def take_all(self, *sent: asyncio.Task[str]) -> list[tuple[float, str]]:
        """Let time pass until all are out; what was tried, and when."""
        await self.time.run(*sent)
        for task in sent:
            task.result()
        return self.tried

    def times(self, name: str) -> list[float]:
        return [when for when, tried in self.tried if tried == name]


@pytest.fixture(autouse=True)
def timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def flood(seconds: int) -> RetryAfter:
    return RetryAfter(datetime.timedelta(seconds=seconds))


def late() -> TimedOut:
    """As the library tells that no answer came."""
    error = TimedOut()
    error.__cause__ = httpx.ReadTimeout("")
    return error


async def test_a_flood_wait_is_honoured() -> None:
    """Not a moment earlier, and only this chat waits."""
    telegram = Telegram(flood(7))
    tried = await telegram.take_all(telegram.send(ANN, "a"), telegram.send(BEN, "b"))
    assert tried == [(0.0, "a"), (0.0, "b"), (7.25, "a")]


async def test_a_help_card_tries_at_once_regardless() -> None:
    """And if it is refused itself, as soon as Telegram takes it, before ordinary replies."""
    telegram = Telegram(flood(7))
    question = telegram.send(ANN, "question")
    await telegram.time.settle()
    telegram.refused["help"] = [flood(6)]
    tried = await telegram.take_all(question, telegram.send(ANN, "help", urgent=True))
    assert tried[1:] == [(0.0, "help"), (6.0, "help"), (7.25, "question")]


@pytest.mark.parametrize("chats", [GROUPS, (ANN, BEN), (query_of(1), query_of(2), query_of(3))])
async def test_what_others_flooded_holds_nobody_else(chats: tuple[int | str, ...]) -> None:
    """Groups, two people, or people's queries, however many: they wait by themselves."""
    telegram = Telegram(*[flood(35) for _ in chats])
    flooded = [telegram.send(chat, "flooded") for chat in chats]
    await telegram.time.settle()
    tried = await telegram.take_all(*flooded, telegram.send(EVE, "fine"), telegram.send(-9, "fine"))
    assert telegram.times("fine") == [0.0, 0.0]
    assert [when for when, name in tried if name == "flooded"][len(chats) :] == [35.25] * len(chats)


async def test_chats_that_were_busy_dont_mean_the_bot() -> None:
    """They brought it upon themselves, and stay busy while they wait."""
    telegram = Telegram()
    people = (11, 12, 13, 14)
    await telegram.take_all(*[telegram.send(person, "first") for person in people])
    telegram.errors = [flood(300) for _ in people]
    held = [telegram.send(person, "second") for person in people]
    await telegram.time.settle()
    await telegram.take_all(telegram.send(EVE, "fine"))
    assert telegram.times("fine") == [0.0]
    telegram.refused["second"] = [flood(300) for _ in people]
    await telegram.time.run(*held)
    assert telegram.times("second") == [0.0] * 4 + [300.25] * 4 + [600.5] * 4


async def test_quiet_people_refused_together_mean_the_bot() -> None:
    """Then all wait, for the shortest time that was told; a help card tries even then."""
    telegram = Telegram(flood(9), flood(7), flood(8))
    first = [telegram.send(person, "first") for person in (11, 12, 13)]
    await telegram.time.settle()
    tried = await telegram.take_all(
        *first, telegram.send(EVE, "question"), telegram.send(EVE, "help", urgent=True)
    )
    assert (0.0, "help") in tried
    assert telegram.times("question") == [7.25]


async def test_refusals_long_apart_mean_nobody_else() -> None:
    """Three quiet people within an hour are an accident each."""
    telegram = Telegram()
    for person in (11, 12, 13):
        telegram.errors = [flood(1)]
        await telegram.take_all(telegram.send(person, "x"))
        telegram.time.now += QUIET_SECONDS
    await telegram.take_all(telegram.send(EVE, "fine"))
    assert telegram.times("fine") == [telegram.time.now]


async def test_an_outage_is_waited_out() -> None:
    """Longer from try to try; help is tried a little earlier."""
    telegram = Telegram(*[NetworkError("x")] * 3)
    tried = await telegram.take_all(telegram.send(ANN, "a", urgent=True))
    assert [when for when, _ in tried] == [0.0, 0.5, 1.5, 3.5]


@pytest.mark.parametrize(
    "error",
    [NetworkError("x"), InvalidToken(), TelegramError("Invalid server response"), TimedOut()],
)
async def test_no_outage_is_too_long(error: TelegramError) -> None:
    """Nothing is dropped for its age, and a rejected token may be a proxy's idea."""
    telegram = Telegram(*[error] * 1000)
    await telegram.take_all(telegram.send(ANN, "a"))
    assert telegram.time.now > 3 * 3600
    assert len(telegram.tried) == 1001


async def test_an_answer_that_doesnt_come_is_waited_for_twice() -> None:
    """The message is probably in the chat: not an hour of copies."""
    telegram = Telegram(*[late() for _ in range(10)])
    with pytest.raises(TimedOut):
        await telegram.take_all(telegram.send(ANN, "a"))
    assert len(telegram.tried) == 2


async def test_a_help_card_is_tried_even_then() -> None:
    """Its connections may be dead; but ever more seldom, at most seven times an hour."""
    telegram = Telegram(*[late() for _ in range(7)])
    await telegram.take_all(telegram.send(ANN, "help", urgent=True))
    assert telegram.times("help")[:3] == [0.0, 0.5, 60.5]
    assert telegram.time.now > 1800


@pytest.mark.parametrize(("times", "taken"), [(4, True), (5, False)])
async def test_an_answer_that_cant_be_read_is_asked_for_again(times: int, taken: bool) -> None:
    """A few times: it may have been carried out each time."""
    telegram = Telegram(*[KeyError("message_id")] * times)
    sent = telegram.send(ANN, "a")
    await telegram.time.run(sent)
    assert (sent.exception() is None) is taken
    assert len(telegram.tried) == 5


@pytest.mark.parametrize("error", [BadRequest("no"), Forbidden("blocked")])
async def test_a_refusal_is_not_retried(error: TelegramError) -> None:
    """The library counts one of them among network errors."""
    telegram = Telegram(error)
    with pytest.raises(type(error)):
        await telegram.take_all(telegram.send(ANN, "a", urgent=True))
    assert len(telegram.tried) == 1


async def test_what_hangs_keeps_nothing_else_waiting() -> None:
    """Help cards and answers to queries have slots of their own."""
    telegram = Telegram()
    ever = asyncio.Event()
    hanging = [
        asyncio.ensure_future(telegram.outbox.deliver(person, ever.wait)) for person in range(200)
    ]
    await telegram.time.settle()
    await telegram.take_all(
        telegram.send(EVE, "help", urgent=True), telegram.send(query_of(EVE), "query")
    )
    ever.set()
    await asyncio.gather(*hanging)


async def test_a_sign_of_life_is_offered_once() -> None:
    """Not again where it was refused, and not while Telegram wants no calls."""
    telegram = Telegram(NetworkError("x"), flood(7))
    for name in ("lost", "refused", "never made"):
        await telegram.outbox.offer(1, lambda name=name: telegram.take(name))
    assert [name for _, name in telegram.tried] == ["lost", "refused"]
