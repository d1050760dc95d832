"""Messages that waited for more than an hour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Clock

from .conftest import Handle, Moment
from .wire import OTHER, RecordingRequest, group_text, private_media, private_text

AWAY = "I was away for a while and have only just seen your message."


@pytest.fixture(autouse=True)
def after_an_outage(now: Moment) -> None:
    now.passes(hours=2)


async def test_one_apology_for_all_questions(handle: Handle, request_: RecordingRequest) -> None:
    """Said once to a person, whatever waited."""
    await handle(private_text("what is grooming?"))
    await handle(private_text("/law x"))
    await handle(private_media())
    await handle(private_text("what is grooming?", **{"from": OTHER}))
    assert [text.startswith(AWAY) for text in request_.texts] == [True, True]


async def test_after_an_hour_it_is_said_again(
    handle: Handle, request_: RecordingRequest, clock: Clock
) -> None:
    """That was another outage."""
    await handle(private_text("what is grooming?"))
    clock.now += 3601
    await handle(private_text("what is grooming?"))
    assert len(request_.texts) == 2


async def test_distress_still_gets_its_card(
    handle: Handle, request_: RecordingRequest, card: Callable[..., str]
) -> None:
    """With a word on the delay above it."""
    await handle(private_text("he is blackmailing me with my pictures"))
    late = "I was away and have only just seen your message. I am sorry for the wait."
    assert request_.texts == [f"{late}\n\n{card()}"]


async def test_groups_have_moved_on(handle: Handle, request_: RecordingRequest) -> None:
    """Nobody there waits for an answer any more."""
    await handle(group_text("/law x"))
    assert request_.texts == []
