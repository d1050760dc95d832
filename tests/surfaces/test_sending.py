"""Replies on the wire, and what Telegram may say to them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalog.entries import Surface
from bot.replies.blocks import Button, Press, Reply
from bot.surfaces.context import Services
from bot.surfaces.sending import Destination

from .fakes import RecordingRequest

HERE = Destination(7, Surface.PRIVATE)
ROWS = (
    (Button("Open", Press.OPEN, "e-x"), Button("Site", Press.LINK, "https://example.org/")),
    (Button("Copy", Press.COPY, "0800"), Button("Share", Press.SHARE, "grooming")),
)


async def test_every_kind_of_button(services: Services, request_: RecordingRequest) -> None:
    """Each press becomes Telegram's button of that kind."""
    await services.sender.send(Reply("x", ROWS), HERE)
    keyboard = request_.of("sendMessage")[0]["reply_markup"]["inline_keyboard"]
    (opens, site), (copies, shares) = keyboard
    assert opens == {"text": "Open", "callback_data": "e-x"}
    assert site == {"text": "Site", "url": "https://example.org/"}
    assert copies == {"text": "Copy", "copy_text": {"text": "0800"}}
    assert shares["switch_inline_query_chosen_chat"]["query"] == "grooming"


async def test_refused_html_goes_out_plain(services: Services, request_: RecordingRequest) -> None:
    """Better without bold than not at all; the buttons stay."""
    request_.refuse("sendMessage", 400, "Bad Request: can't parse entities: …")
    await services.sender.send(Reply("a <b>b</b> &amp; c", ROWS), HERE)
    plain = request_.of("sendMessage")[1]
    assert plain["text"] == "a b & c"
    assert "parse_mode" not in plain
    assert "reply_markup" in plain


async def test_refused_buttons_are_left_out(services: Services, request_: RecordingRequest) -> None:
    """A broken button must not cost the text."""
    request_.refuse("sendMessage", 400, "Bad Request: BUTTON_URL_INVALID")
    await services.sender.send(Reply("text", ROWS), HERE)
    assert "reply_markup" not in request_.of("sendMessage")[1]


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message thread not found",
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: chat not found",
        "Bad Request: not enough rights to send text messages to the chat",
    ],
)
async def test_closed_places_are_left_alone(
    services: Services, request_: RecordingRequest, description: str
) -> None:
    """An answer is never posted somewhere else instead."""
    request_.refuse("sendMessage", 400, description)
    assert await services.sender.send(Reply("x"), HERE) is None
    assert len(request_.texts) == 1


async def test_a_migrated_group_is_followed(services: Services, request_: RecordingRequest) -> None:
    """Telegram names the new id in its refusal."""
    group = Destination(-5, Surface.GROUP)
    parameters: dict[str, Any] = {"migrate_to_chat_id": -1005}
    request_.refuse("sendMessage", 400, "Bad Request: group chat was upgraded", **parameters)
    await services.sender.send(Reply("x"), group)
    assert [call["chat_id"] for call in request_.of("sendMessage")] == [-5, -1005]
