"""Memory that forgets: by time and by number."""

from __future__ import annotations

import pytest

from bot.answering.people import Recent
from tests.conftest import Clock


@pytest.fixture
def recent(clock: Clock) -> Recent[int, str]:
    return Recent(limit=2, seconds=60, clock=clock)


def test_a_value_is_forgotten_after_its_seconds(recent: Recent[int, str], clock: Clock):
    """What is kept for minutes is gone after them."""
    recent.put(1, "a")
    clock.now += 59.9
    assert recent.get(1) == "a"
    clock.now += 0.1
    assert recent.get(1) is None
    assert len(recent) == 0


def test_a_value_put_again_is_kept_anew(recent: Recent[int, str], clock: Clock):
    """Its time begins again; so does its place among the oldest."""
    recent.put(1, "a")
    recent.put(2, "b")
    clock.now += 59
    recent.put(1, "c")
    clock.now += 59
    assert recent.get(1) == "c"
    assert recent.get(2) is None


def test_only_the_newest_values_stay(recent: Recent[int, str]):
    """Memory is bounded however many people write."""
    for person in range(5):
        recent.put(person, "x")
    assert [recent.get(person) for person in range(5)] == [None, None, None, "x", "x"]


def test_a_first_time_comes_once(recent: Recent[int, str], clock: Clock):
    """Until it is forgotten."""
    assert recent.first_time(1, "x")
    assert not recent.first_time(1, "x")
    clock.now += 60
    assert recent.first_time(1, "x")


def test_what_fits_can_be_forgotten(recent: Recent[int, str]):
    """And nothing else."""
    recent.put(1, "a")
    recent.put(2, "b")
    recent.forget(lambda key, value: key == 1 or value == "z")
    assert (recent.get(1), recent.get(2)) == (None, "b")
