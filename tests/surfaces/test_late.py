"""Messages that waited for more than an hour."""

from __future__ import annotations

import datetime

import pytest

from bot.surfaces.context import Services

from .conftest import Handle
from .fakes import NOW, RecordingRequest, group_text, private_media, private_text


@pytest.fixture(autouse=True)
def after_an_outage(services: Services) -> None:
    services.now = lambda: NOW + datetime.timedelta(hours=2)


async def test_one_apology_for_all_questions(handle: Handle, request_: RecordingRequest) -> None:
    """Said once to a person, whatever waited."""
    await handle(private_text("what is grooming?"))
    await handle(private_text("/law x"))
    await handle(private_media())
    assert request_.texts == ["[away]"]


async def test_distress_still_gets_its_card(handle: Handle, request_: RecordingRequest) -> None:
    """With a word on the delay above it."""
    await handle(private_text("I am in danger"))
    assert request_.texts == ["[away_urgent]\n\n<b>help card</b>"]


async def test_groups_have_moved_on(handle: Handle, request_: RecordingRequest) -> None:
    """Nobody there waits for an answer any more."""
    await handle(group_text("/law x"))
    assert request_.texts == []
