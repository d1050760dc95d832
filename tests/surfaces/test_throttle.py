"""How fast one person is answered."""

from __future__ import annotations

import pytest

from bot.surfaces.ordering import CHARACTERS_PER_MESSAGE, FREE_MESSAGES, PEOPLE, Throttle
from tests.conftest import Clock


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    return Throttle(clock=clock)


def test_twenty_messages_are_answered_as_they_come(throttle: Throttle) -> None:
    """Then one a second, however many are sent."""
    delays = [throttle.delay(1) for _ in range(FREE_MESSAGES + 3)]
    assert delays == [0.0] * FREE_MESSAGES + [1.0, 2.0, 3.0]


def test_who_pauses_may_go_on(throttle: Throttle, clock: Clock) -> None:
    """A second gives a message back; more than twenty are never saved up."""
    for _ in range(FREE_MESSAGES):
        throttle.delay(1)
    clock.now += 2
    assert [throttle.delay(1) for _ in range(3)] == [0.0, 0.0, 1.0]
    clock.now += 1000
    assert [throttle.delay(1) for _ in range(FREE_MESSAGES + 1)][-1] == 1.0


def test_nobody_pays_for_somebody_else(throttle: Throttle) -> None:
    """Each has a bucket of their own."""
    for _ in range(FREE_MESSAGES + 5):
        throttle.delay(1)
    assert throttle.delay(2) == 0.0


@pytest.mark.parametrize(
    ("characters", "cost"),
    [(0, 1), (CHARACTERS_PER_MESSAGE - 1, 1), (CHARACTERS_PER_MESSAGE, 2), (4096, 9)],
)
def test_long_messages_cost_more(throttle: Throttle, characters: int, cost: int) -> None:
    """A message more for each 500 characters: so does the work."""
    for _ in range(FREE_MESSAGES):
        throttle.delay(1)
    assert throttle.delay(1, characters) == cost


def test_when_the_bot_stops_nobody_waits(throttle: Throttle) -> None:
    """It has seconds to finish."""
    for _ in range(FREE_MESSAGES + 5):
        throttle.delay(1)
    throttle.open()
    assert throttle.delay(1) == 0.0


def test_who_waited_it_out_is_forgotten(throttle: Throttle, clock: Clock) -> None:
    """Memory is bounded by people who wrote within seconds."""
    for person in range(PEOPLE + 50):
        throttle.delay(person)
        clock.now += 0.001
    assert len(throttle._full_at) <= PEOPLE + 1
