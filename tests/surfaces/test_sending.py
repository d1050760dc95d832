"""Replies on the wire, and what Telegram may say to them."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bot.catalog.entries import Surface
from bot.replies.blocks import Block, BlockKind, Button, Press, Reply, Run
from bot.surfaces.application import BotApplication
from bot.surfaces.events import Destination
from bot.surfaces.outbox import Outbox
from bot.surfaces.sending import Sender

from .wire import RecordingRequest

HERE = Destination(7, Surface.PRIVATE)
THREAD = Destination(-5, Surface.GROUP, thread_id=9, reply_to=3)
ROWS = ((Button("Open", Press.OPEN, "e-x"), Button("Site", Press.LINK, "https://x.example/")),)
REPLY = Reply(
    (Block(BlockKind.TEXT, ((Run("a "), Run("b", bold=True), Run(" & c")),)),),
    ROWS,
)


class Time:
    """Passes while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def sender(application: BotApplication, time: Time) -> Sender:
    return Sender(application.bot, Outbox(clock=time, sleep=time.sleep))


async def test_a_reply_goes_to_its_place(sender: Sender, request_: RecordingRequest) -> None:
    """Chat, thread, and the message that it answers."""
    await sender.send(REPLY, THREAD)
    (sent,) = request_.of("sendMessage")
    assert (sent["chat_id"], sent["message_thread_id"]) == (-5, 9)
    assert sent["reply_parameters"] == {"message_id": 3, "allow_sending_without_reply": True}
    assert sent["text"] == "a <b>b</b> &amp; c"


async def test_refused_html_goes_out_plain(sender: Sender, request_: RecordingRequest) -> None:
    """Better without bold than not at all; the buttons stay."""
    request_.refuse("sendMessage", 400, "Bad Request: can't parse entities: …")
    await sender.send(REPLY, HERE)
    plain = request_.of("sendMessage")[1]
    assert plain["text"] == "a b & c"
    assert "parse_mode" not in plain
    assert len(plain["reply_markup"]["inline_keyboard"][0]) == 2


async def test_refused_buttons_are_left_out(
    sender: Sender, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """A broken button must not cost the text; the log holds the refusal's code only."""
    request_.refuse("sendMessage", 400, "Bad Request: BUTTON_URL_INVALID in a button: planted")
    await sender.send(REPLY, HERE)
    assert "reply_markup" not in request_.of("sendMessage")[1]
    assert "Telegram refused a reply (BUTTON_URL_INVALID)" in caplog.text
    assert "planted" not in caplog.text


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
    sender: Sender, request_: RecordingRequest, description: str
) -> None:
    """An answer is never posted somewhere else instead."""
    request_.refuse("sendMessage", 400, description)
    assert await sender.send(REPLY, HERE) is None
    assert len(request_.texts) == 1


async def test_who_shut_us_out_is_left_alone(sender: Sender, request_: RecordingRequest) -> None:
    """Neither tried again nor told to the log as an error."""
    request_.refuse("sendMessage", 403, "Forbidden: bot was kicked from the group chat")
    assert await sender.send(REPLY, HERE) is None
    assert len(request_.texts) == 1


async def test_a_migrated_group_is_followed(sender: Sender, request_: RecordingRequest) -> None:
    """Telegram names the new id in its refusal."""
    parameters: dict[str, Any] = {"migrate_to_chat_id": -1005}
    request_.refuse("sendMessage", 400, "Bad Request: group chat was upgraded", **parameters)
    await sender.send(REPLY, Destination(-5, Surface.GROUP))
    assert [call["chat_id"] for call in request_.of("sendMessage")] == [-5, -1005]


@pytest.mark.parametrize(
    ("description", "shows"),
    [
        ("Bad Request: message is not modified: …", True),
        ("Bad Request: chat not found", True),
        ("Bad Request: message to edit not found", False),
        ("Bad Request: message can't be edited", False),
        ("Bad Request: something new", False),
    ],
)
async def test_a_refused_edit_says_whether_to_send_anew(
    sender: Sender, request_: RecordingRequest, description: str, shows: bool
) -> None:
    """Not where the message shows it already, nor where nothing can be sent."""
    request_.refuse("editMessageText", 400, description)
    assert await sender.edit(REPLY, 3, HERE) is shows


async def test_only_a_new_refusal_of_an_edit_is_told(
    sender: Sender, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in its own words: some refusals quote what was sent."""
    request_.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await sender.edit(REPLY, 3, HERE)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    request_.refuse("editMessageText", 400, "Bad Request: planted words are new")
    await sender.edit(REPLY, 3, HERE)
    assert "Telegram refused an edit" in caplog.text
    assert "planted" not in caplog.text


async def test_an_answer_to_a_query_is_dropped_after_some_seconds(
    application: BotApplication, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram takes no later one; nobody is told that it failed but the log."""
    sender = Sender(application.bot, Outbox(), query_seconds=0.05)
    asked: list[int] = []

    async def hang() -> bool:
        asked.append(1)
        await asyncio.Event().wait()
        return True

    await sender.in_time(7, hang)
    assert asked == [1]
    assert "A query is dropped" in caplog.text


async def test_a_query_that_must_wait_for_too_long_is_dropped_at_once(
    sender: Sender, request_: RecordingRequest, time: Time
) -> None:
    """It would only keep the person's next messages waiting."""
    request_.refuse("answerCallbackQuery", 429, "Too Many Requests", retry_after=35)
    for _ in range(2):
        await sender.in_time(7, lambda: sender.bot.answer_callback_query("1"))
    assert time.now == 0
    assert len(request_.of("answerCallbackQuery")) == 1
    await sender.in_time(8, lambda: sender.bot.answer_callback_query("2"))
    assert len(request_.of("answerCallbackQuery")) == 2


async def test_an_odd_answer_to_a_query_is_none(sender: Sender, request_: RecordingRequest) -> None:
    """It is answered again."""
    request_.answer("answerCallbackQuery", None)
    await sender.in_time(7, lambda: sender.bot.answer_callback_query("1"))
    assert len(request_.of("answerCallbackQuery")) == 2


async def test_a_sign_of_life_goes_to_its_thread(
    sender: Sender, request_: RecordingRequest
) -> None:
    """And is not missed where it fails."""
    request_.refuse("sendChatAction", 500, "Internal Server Error")
    await sender.show_typing(THREAD)
    (shown,) = request_.of("sendChatAction")
    assert (shown["chat_id"], shown["message_thread_id"]) == (-5, 9)
