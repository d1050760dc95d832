"""Edited questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.safeguarding.concerns import Concern
from tests.conftest import Clock

from .conftest import Handle, Moment
from .wire import RecordingRequest, edited, group_text, private_text

Card = Callable[..., str]
CRY = "he is blackmailing me with my pictures"


async def test_the_answer_follows_the_edit(handle: Handle, request_: RecordingRequest) -> None:
    """No second message; it shows the new answer with its buttons."""
    asked = private_text("what is a hash")
    await handle(asked)
    await handle(edited(asked, "what is Safe Harbour"))
    (change,) = request_.of("editMessageText")
    assert change["text"].startswith("<b>Safe Harbour</b>")
    assert (change["chat_id"], change["message_id"]) == (7, 1000)
    assert change["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "m-safe-harbour"
    assert len(request_.texts) == 1


async def test_an_edit_can_be_followed_again(handle: Handle, request_: RecordingRequest) -> None:
    """Back to where it was, too."""
    asked = private_text("what is a hash")
    await handle(asked)
    await handle(edited(asked, "what is grooming"))
    await handle(edited(asked, "what is a hash"))
    assert len(request_.of("editMessageText")) == 2


async def test_the_same_answer_is_not_edited(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram refuses to edit a message into itself."""
    asked = private_text("what is a hash")
    await handle(asked)
    await handle(edited(asked, "What is a hash?"))
    assert request_.methods == ["sendMessage"]


async def test_a_help_card_is_never_taken_away(
    handle: Handle, request_: RecordingRequest, card: Card
) -> None:
    """The corrected question is answered below it."""
    asked = private_text(CRY)
    await handle(asked)
    await handle(edited(asked, "what is a hash"))
    assert request_.of("editMessageText") == []
    assert request_.texts[0] == card()
    assert request_.texts[1].startswith("<b>Hash</b>")


async def test_an_edit_that_calls_for_help_gets_a_new_message(
    handle: Handle, request_: RecordingRequest, card: Card
) -> None:
    """An edit makes no sound; a help card must be noticed."""
    asked = private_text("what is a hash")
    await handle(asked)
    await handle(edited(asked, CRY))
    assert request_.of("editMessageText") == []
    assert request_.texts[1:] == [card()]


async def test_an_edit_of_a_card_into_itself_is_not_repeated(
    handle: Handle, request_: RecordingRequest, card: Card
) -> None:
    """Who mends a letter has the card already; another trouble gets another card."""
    asked = private_text(CRY)
    await handle(asked)
    await handle(edited(asked, f"{CRY}!"))
    await handle(edited(asked, "he touches me"))
    assert request_.texts == [card(), card(Concern.DISCLOSURE)]


async def test_a_message_that_was_never_answered_stays_so(
    handle: Handle, request_: RecordingRequest, card: Card
) -> None:
    """Unless its edit calls for help."""
    await handle(edited(private_text("hash"), "what is a hash"))
    assert request_.methods == []
    await handle(edited(private_text("hash"), CRY))
    assert request_.texts == [card()]


async def test_edits_in_groups_follow_too(handle: Handle, request_: RecordingRequest) -> None:
    """Only where the message was, and is, for us."""
    asked = group_text("/term hash")
    await handle(asked)
    await handle(edited(asked, "/term grooming"))
    await handle(edited(asked, "never mind"))
    (change,) = request_.of("editMessageText")
    assert change["text"].startswith("<b>Grooming</b>")


@pytest.mark.parametrize(("minutes", "edits"), [(14.9, 1), (15.1, 0)])
async def test_which_answer_belongs_to_which_message_is_forgotten_in_time(
    handle: Handle, request_: RecordingRequest, clock: Clock, minutes: float, edits: int
) -> None:
    """A quarter of an hour, as /privacy says."""
    asked = private_text("what is a hash")
    await handle(asked)
    clock.now += minutes * 60
    await handle(edited(asked, "what is grooming"))
    assert len(request_.of("editMessageText")) == edits
    assert len(request_.texts) == 1


async def test_an_answer_that_cannot_be_edited_is_sent_anew(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Somebody deleted it, say; later edits follow the new one."""
    asked = private_text("what is a hash")
    await handle(asked)
    request_.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await handle(edited(asked, "what is grooming"))
    assert request_.texts[1].startswith("<b>Grooming</b>")
    await handle(edited(asked, "what is Safe Harbour"))
    assert request_.of("editMessageText")[-1]["message_id"] == 1001


async def test_an_edit_from_before_an_outage_is_ignored(
    handle: Handle, request_: RecordingRequest, now: Moment
) -> None:
    """Yesterday's call for help is not answered as if it were fresh."""
    now.passes(hours=2)
    await handle(edited(private_text("hash"), CRY))
    assert request_.methods == []
