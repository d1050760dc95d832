"""Edited questions."""

from __future__ import annotations

import datetime

import pytest

from bot.surfaces.context import Services

from .conftest import Handle
from .fakes import NOW, RecordingRequest, edited, group_text, private_text


async def test_the_answer_follows_the_edit(handle: Handle, request_: RecordingRequest) -> None:
    """No second message."""
    asked = private_text("groming")
    await handle(asked)
    await handle(edited(asked, "grooming"))
    (change,) = request_.of("editMessageText")
    assert (change["text"], change["message_id"]) == ("answer to grooming", 1000)
    assert len(request_.texts) == 1


async def test_the_same_answer_is_not_edited(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram refuses to edit a message into itself."""
    asked = private_text("/law x")
    await handle(asked)
    await handle(edited(asked, "/law  x"))
    assert request_.of("editMessageText") == []


async def test_a_help_card_is_never_taken_away(handle: Handle, request_: RecordingRequest) -> None:
    """The corrected question is answered below it."""
    asked = private_text("danger")
    await handle(asked)
    await handle(edited(asked, "figures"))
    assert request_.of("editMessageText") == []
    assert request_.texts == ["<b>help card</b>", "answer to figures"]


async def test_an_edit_that_calls_for_help_gets_a_new_message(
    handle: Handle, request_: RecordingRequest
) -> None:
    """An edit makes no sound; a help card must be noticed."""
    asked = private_text("figures")
    await handle(asked)
    await handle(edited(asked, "danger"))
    assert request_.texts == ["answer to figures", "<b>help card</b>"]


async def test_an_old_message_edited_stays_unanswered(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Unless it calls for help."""
    await handle(edited(private_text("x"), "y"))
    assert request_.methods == []
    await handle(edited(private_text("x"), "danger"))
    assert request_.texts == ["<b>help card</b>"]


async def test_edits_in_groups_follow_too(handle: Handle, request_: RecordingRequest) -> None:
    """Only where the message was, and is, for us."""
    asked = group_text("/law x")
    await handle(asked)
    await handle(edited(asked, "/law y"))
    await handle(edited(asked, "never mind"))
    assert [change["text"] for change in request_.of("editMessageText")] == ["/law y"]


@pytest.mark.parametrize("minutes", [14, 16])
async def test_what_is_remembered_is_forgotten_in_time(
    handle: Handle, request_: RecordingRequest, services: Services, minutes: int
) -> None:
    """A quarter of an hour, in memory only."""
    now = 0.0
    services.memory.clock = lambda: now
    services.memory.__post_init__()
    asked = private_text("x")
    await handle(asked)
    now = minutes * 60.0
    await handle(edited(asked, "y"))
    assert len(request_.of("editMessageText")) == (1 if minutes < 15 else 0)


async def test_an_edit_from_before_an_outage_is_ignored(
    handle: Handle, request_: RecordingRequest, services: Services
) -> None:
    """Yesterday's call for help is not answered as if it were fresh."""
    services.now = lambda: NOW + datetime.timedelta(hours=2)
    await handle(edited(private_text("x"), "danger"))
    assert request_.methods == []
