"""What the queue asks about updates that wait, and what it says to people."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.surfaces.application import BotApplication
from bot.surfaces.outbox import Outbox
from bot.surfaces.sending import Sender
from bot.surfaces.waiting import QueueReplies

from .conftest import Moment
from .wire import (
    Json,
    RecordingRequest,
    button_press,
    edited,
    group_text,
    inline_query,
    parse,
    private_media,
    private_text,
)

CRY = "he is blackmailing me with my pictures"


@pytest.fixture
def queue(application: BotApplication, desk: Desk, now: Moment) -> QueueReplies:
    return QueueReplies(desk, Sender(application.bot, Outbox()), now)


@pytest.mark.parametrize(
    ("update", "urgent"),
    [
        (private_text("HELP"), True),
        (private_text(CRY), True),
        (private_text("/helpline"), True),
        (private_text("/start help"), True),
        (private_text(f"/term {CRY}"), True),
        (private_text(f"/frobnicate {CRY}"), True),
        (private_text("what?", quote={"text": CRY, "position": 0}), True),
        (private_media(caption=CRY), True),
        (edited(private_text("x"), CRY), True),
        (button_press("help"), True),
        (button_press("!help"), True),
        (group_text(f"@waymark_test_bot {CRY}"), True),
        (group_text(CRY), False),
        (private_text("/help"), False),
        (private_text("/start"), False),
        (private_text("/help@else_bot"), False),
        (private_text("what is grooming"), False),
        (private_media(), False),
        (button_press("e-term-hash"), False),
        (inline_query("grooming"), False),
    ],
)
def test_only_calls_for_help_are_urgent(
    application: BotApplication, queue: QueueReplies, update: Json, urgent: bool
) -> None:
    """By whichever way they come; nothing that isn't for us."""
    assert queue.is_urgent(parse(update, application.bot)) is urgent


async def test_typing_shows_in_private_only(
    application: BotApplication, queue: QueueReplies, request_: RecordingRequest
) -> None:
    """A group doesn't wait for us, nor does somebody who tapped."""
    for update in (group_text("/term x"), button_press("b"), private_text("x")):
        await queue.show_typing(parse(update, application.bot))
    (shown,) = request_.of("sendChatAction")
    assert (shown["chat_id"], shown["action"]) == (7, "typing")


async def test_a_flood_is_told_once_in_private(
    application: BotApplication, queue: QueueReplies, request_: RecordingRequest
) -> None:
    """With the word that always works."""
    for update in (group_text("/term x"), button_press("b"), private_text("x")):
        await queue.refuse(parse(update, application.bot))
    (sent,) = request_.texts
    assert "Please wait a moment; HELP always works." in sent
