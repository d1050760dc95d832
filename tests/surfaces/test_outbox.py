"""Flood waits, retries and the order of going out, with a clock of our own."""

from __future__ import annotations

import asyncio
import datetime
import heapq

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.surfaces.outbox import GIVE_UP_SECONDS, Outbox


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

    async def run(self, *work: asyncio.Task[object]) -> None:
        while not all(task.done() for task in work):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, event = heapq.heappop(self._sleepers)
                event.set()


class Telegram:
    """Refuses as told, then notes what goes out when."""

    def __init__(self, time: Time, *errors: TelegramError) -> None:
        self._time = time
        self.errors = list(errors)
        self.tried: list[tuple[float, str]] = []

    async def take(self, name: str) -> str:
        self.tried.append((self._time.now, name))
        if self.errors:
            raise self.errors.pop(0)
        return name


@pytest.fixture(autouse=True)
def timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def flood(seconds: int) -> RetryAfter:
    return RetryAfter(datetime.timedelta(seconds=seconds))


async def deliver(
    time: Time, telegram: Telegram, *letters: tuple[int, str, bool]
) -> list[tuple[float, str]]:
    outbox = Outbox(clock=time.clock, sleep=time.sleep)

    def send(chat: int, name: str, urgent: bool) -> asyncio.Task[object]:
        call = outbox.deliver(chat, lambda: telegram.take(name), urgent=urgent)
        return asyncio.ensure_future(call)

    tasks = [send(*letter) for letter in letters]
    await time.run(*tasks)
    for task in tasks:
        task.result()
    return telegram.tried


async def test_a_flood_wait_is_honoured() -> None:
    """Not a moment earlier, and only this chat waits."""
    time = Time()
    telegram = Telegram(time, flood(7))
    tried = await deliver(time, telegram, (1, "a", False), (2, "b", False))
    assert tried == [(0.0, "a"), (0.0, "b"), (7.25, "a")]


async def test_help_goes_first_after_a_flood_wait() -> None:
    """Ordinary replies give it a head start."""
    time = Time()
    telegram = Telegram(time, flood(7))
    tried = await deliver(time, telegram, (1, "question", False), (1, "help", True))
    assert tried[1:] == [(7.0, "help"), (7.25, "question")]


async def test_two_chats_refused_mean_all() -> None:
    """Then everybody waits, help too."""
    time = Time()
    telegram = Telegram(time, flood(7), flood(9))
    outbox = Outbox(clock=time.clock, sleep=time.sleep)
    first = [
        asyncio.ensure_future(outbox.deliver(chat, lambda: telegram.take("x"))) for chat in (1, 2)
    ]
    for _ in range(5):
        await asyncio.sleep(0)
    help_card = asyncio.ensure_future(outbox.deliver(3, lambda: telegram.take("help"), urgent=True))
    await time.run(*first, help_card)
    assert telegram.tried[2] == (9.0, "help")


async def test_an_outage_is_waited_out() -> None:
    """Longer from try to try; help is tried a little earlier."""
    time = Time()
    telegram = Telegram(time, *[NetworkError("x")] * 3)
    tried = await deliver(time, telegram, (1, "a", True))
    assert [when for when, _ in tried] == [0.0, 0.5, 1.5, 3.5]


async def test_after_an_hour_it_gives_up() -> None:
    """An answer that old is worth nothing."""
    time = Time()
    telegram = Telegram(time, *[NetworkError("x")] * 10_000)
    with pytest.raises(NetworkError):
        await deliver(time, telegram, (1, "a", False))
    assert GIVE_UP_SECONDS < time.now < GIVE_UP_SECONDS + 20


async def test_a_refusal_is_not_retried() -> None:
    """The library counts it among network errors."""
    time = Time()
    telegram = Telegram(time, BadRequest("no"))
    with pytest.raises(BadRequest):
        await deliver(time, telegram, (1, "a", False))
    assert len(telegram.tried) == 1


async def test_a_sign_of_life_is_offered_once() -> None:
    """Not again where it was refused, and not while Telegram wants no calls."""
    time = Time()
    telegram = Telegram(time, NetworkError("x"), flood(7))
    outbox = Outbox(clock=time.clock, sleep=time.sleep)
    for name in ("lost", "refused", "never made"):
        await outbox.offer(1, lambda name=name: telegram.take(name))
    assert [name for _, name in telegram.tried] == ["lost", "refused"]
