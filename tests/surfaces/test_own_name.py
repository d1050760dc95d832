"""A bot can be renamed while it serves."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.surfaces.application import BotApplication

from .conftest import Handle
from .wire import (
    BOT,
    OTHER_BOT,
    RecordingRequest,
    button_press,
    group_text,
    inline_query,
    message_json,
    private_text,
)

RENAMED = BOT | {"username": "renamed_bot"}
ASKED = "/term@renamed_bot hash"


async def test_it_hears_its_new_name_where_somebody_replies_to_it(
    handle: Handle, request_: RecordingRequest
) -> None:
    """In the very update that names it so."""
    await handle(group_text(ASKED))
    assert request_.methods == []
    ours = message_json("an answer") | {"from": RENAMED}
    await handle(group_text(ASKED, reply_to_message=ours))
    assert request_.texts[0].startswith("<b>Hash</b>")


async def test_it_hears_its_new_name_where_somebody_taps(
    handle: Handle, request_: RecordingRequest
) -> None:
    """The message with the button is its own."""
    await handle(button_press("b", message_json("a page") | {"from": RENAMED}))
    await handle(group_text(ASKED))
    assert request_.texts


@pytest.mark.parametrize("answer", [True, {"id": 42}, None])
async def test_it_asks_for_its_name_from_time_to_time(
    application: BotApplication, handle: Handle, request_: RecordingRequest, answer: Any
) -> None:
    """A silent bot hears it by no message; odd answers change nothing."""
    asked = len(request_.of("getMe"))
    request_.answer("getMe", answer)
    for _ in range(1000):
        request_.answer("getMe", RENAMED)
    keeping = asyncio.create_task(application.bot.keep_name(0.001))
    for _ in range(2000):
        await asyncio.sleep(0.001)
        if len(request_.of("getMe")) > asked + 2:
            break
    keeping.cancel()
    await handle(group_text(ASKED))
    assert request_.texts


@pytest.mark.parametrize(
    "update",
    [
        group_text("x", reply_to_message=message_json("y") | {"from": OTHER_BOT}),
        group_text("x", reply_to_message=message_json("y")),
        button_press("b", {"message_id": 5, "date": 0, "chat": {"id": 7, "type": "private"}}),
        button_press("b", inline_message_id="i"),
        inline_query("x"),
        private_text("x"),
    ],
)
async def test_nobody_elses_name_is_taken_for_its_own(
    application: BotApplication, handle: Handle, update: dict[str, Any]
) -> None:
    """Nor is it lost over messages that can't be seen."""
    await handle(update)
    assert application.bot.username == BOT["username"]
