"""When a supervisor should start the bot anew."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.tally import Tally
from bot.operating.health import BEAT_SECONDS, LONGEST_SILENCE_SECONDS, Health
from tests.conftest import Clock
from tests.waiting import logged, until


class CountingClock(Clock):
    asked = 0

    def __call__(self) -> float:
        self.asked += 1
        return super().__call__()


@pytest.fixture
def clock() -> CountingClock:
    return CountingClock()


@pytest.fixture
def watched(desk: Desk, clock: CountingClock) -> Desk:
    desk.tally = Tally(clock)
    return desk


def test_a_poll_that_never_ends_is_a_fault(watched: Desk, clock: CountingClock) -> None:
    """An outage, where polls end badly, is none; nor is silence where nothing polls."""
    polling, called = Health(watched, polls=True), Health(watched, polls=False)
    clock.now += LONGEST_SILENCE_SECONDS
    watched.tally.called("getUpdates", good=False)
    clock.now += LONGEST_SILENCE_SECONDS
    assert (polling.fault, called.fault) == ("", "")
    clock.now += 1
    watched.tally.called("sendMessage", good=True)
    assert (polling.fault, called.fault) == ("no poll has ended for 301 s", "")


def test_it_is_ready_once_it_is_warm_and_telegram_answers(watched: Desk) -> None:
    """Two calls in a row without an answer, and it is not."""
    health, tally = Health(watched, polls=True), watched.tally
    tally.called("getMe", good=True)
    assert not health.is_ready
    watched.warm()
    assert health.is_ready
    tally.called("sendMessage", good=False)
    assert health.is_ready
    tally.called("getUpdates", good=False)
    assert not health.is_ready
    tally.called("getUpdates", good=True)
    assert health.is_ready


async def test_the_file_grows_old_when_the_bot_is_not_alive(
    watched: Desk, clock: CountingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is touched every few seconds until then."""
    monkeypatch.setattr("bot.operating.health.BEAT_SECONDS", 0.01)
    file, health = tmp_path / "beat", Health(watched, polls=True)
    beating = asyncio.create_task(health.beat(file))
    for _ in range(2):
        await until(file.exists)
        file.unlink()
    clock.now += LONGEST_SILENCE_SECONDS + 1
    file.unlink(missing_ok=True)
    looked = clock.asked
    await until(lambda: clock.asked > looked + 10)  # it goes on to look
    assert not file.exists()
    beating.cancel()
    assert BEAT_SECONDS == 5  # as .env.example says


async def test_a_file_that_cannot_be_written_is_told_once(
    watched: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot serves on."""
    monkeypatch.setattr("bot.operating.health.BEAT_SECONDS", 0.01)
    folder = tmp_path / "gone"
    beating = asyncio.create_task(Health(watched, polls=True).beat(folder / "beat"))
    told = "HEARTBEAT_FILE can't be written (No such file or directory)."
    assert await logged(caplog, "HEARTBEAT") == told
    folder.mkdir()
    await until((folder / "beat").exists)
    assert caplog.messages == [told]
    beating.cancel()
