"""When something breaks on the way: in the core, in a handler, or at Telegram."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.config import Settings
from bot.surfaces import outbox
from bot.surfaces.application import build_application
from tests.conftest import BrokenScreen

from .conftest import TOKEN, Handle
from .wire import (
    BOT,
    PERSON,
    Json,
    RecordingRequest,
    button_press,
    edited,
    group_chat,
    group_text,
    inline_query,
    message_json,
    parse,
    private_text,
    update_json,
)

APOLOGY = "Something went wrong on my side"
ODD: Json = {"ok": "odd"}
"""What no version of the library can read as a message."""


@pytest.fixture
def desk(knowledge: Knowledge) -> Desk:
    """A desk that breaks on the word "crash"."""
    return Desk(replace(knowledge, screen=BrokenScreen()))


async def test_the_person_gets_help_and_an_apology(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """The log gets type and place, and nothing of what was written."""
    with caplog.at_level(logging.DEBUG, "bot"):
        await handle(private_text("crash with a secret"))
    (sent,) = request_.texts
    assert sent.startswith(APOLOGY)
    assert "findahelpline.com" in sent
    assert "ValueError at bot/answering/" in caplog.text
    assert "secret" not in caplog.text


async def test_the_apology_is_in_the_persons_language(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Whoever is told to call for help must be able to read it."""
    await handle(private_text("crash", **{"from": PERSON | {"language_code": "sw"}}))
    assert request_.texts[0].startswith("Kuna hitilafu upande wangu")


async def test_a_broken_edit_is_told_where_an_answer_stood(
    handle: Handle, request_: RecordingRequest
) -> None:
    """And stays silent where none did."""
    asked = private_text("what is a hash")
    await handle(edited(asked, "crash"))
    assert request_.methods == []
    await handle(asked)
    await handle(edited(asked, "crash"))
    assert request_.of("editMessageText")[0]["text"].startswith(APOLOGY)


async def test_a_group_hears_of_it_only_where_it_asked(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Silence stays silence."""
    await handle(group_text("crash"))
    assert request_.methods == []
    await handle(group_text("@waymark_test_bot crash"))
    assert request_.texts[0].startswith(APOLOGY)


async def test_a_broken_query_shows_the_way_to_help(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Instead of results."""
    await handle(inline_query("crash"))
    (answer,) = request_.of("answerInlineQuery")
    assert answer["results"] == []
    assert answer["button"]["start_parameter"] == "help"


async def test_a_broken_mention_of_a_guest_is_answered_where_it_stands(
    desk: Desk, request_: RecordingRequest
) -> None:
    """By its query, never by the number of a chat that we aren't in."""
    settings = Settings(telegram_bot_token=TOKEN, guest_mode=True)
    application = build_application(settings, desk, request=request_)
    await application.initialize()
    mention = message_json("@waymark_test_bot crash", chat=group_chat(), guest_query_id="9")
    await application.process_update(parse(update_json("guest_message", mention), application.bot))
    await application.shutdown()
    (answer,) = request_.of("answerGuestQuery")
    assert answer["result"]["input_message_content"]["message_text"].startswith(APOLOGY)
    assert request_.of("sendMessage") == []


async def test_who_blocked_the_bot_is_left_alone(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """No second attempt, no error."""
    request_.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    await handle(private_text("what is a hash"))
    assert len(request_.texts) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between tries."""
    monkeypatch.setattr(outbox, "FIRST_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(outbox, "HEAD_START_SECONDS", 0.0)


@pytest.mark.usefixtures("at_once")
async def test_odd_answers_of_telegrams_get_an_apology(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether the reply went out, nobody knows: the person hears that something is wrong."""
    for _ in range(outbox.UNREADABLE_TRIES):
        request_.answer("sendMessage", ODD)
    await handle(private_text("a planted question"))
    assert request_.texts[outbox.UNREADABLE_TRIES].startswith(APOLOGY)
    assert "Failed to handle message: " in caplog.text
    assert "planted" not in caplog.text


@pytest.mark.usefixtures("at_once")
async def test_an_odd_answer_to_an_edit_is_borne(
    handle: Handle, request_: RecordingRequest
) -> None:
    """The answer stands in the chat: no apology below it."""
    asked = private_text("what is a hash")
    await handle(asked)
    for _ in range(outbox.UNREADABLE_TRIES):
        request_.answer("editMessageText", ODD)
    await handle(edited(asked, "what is grooming"))
    assert len(request_.texts) == 1


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("place", "apologies"), [("private", 1), ("group", 0)])
async def test_a_tap_that_breaks_stops_spinning(
    handle: Handle, request_: RecordingRequest, place: str, apologies: int
) -> None:
    """The apology stands below in private; a group hears nothing of it."""
    for _ in range(outbox.UNREADABLE_TRIES):
        request_.answer("editMessageText", ODD)
    where = {"chat": group_chat()} if place == "group" else {}
    message = message_json("page before", **where) | {"from": BOT}
    await handle(button_press("e-term-hash", message))
    assert len(request_.of("answerCallbackQuery")) >= 1
    assert [text.startswith(APOLOGY) for text in request_.texts] == [True] * apologies


def unreadable(**fields: Any) -> Json:
    """A message with an entity that has no length."""
    command = [{"type": "bot_command", "offset": 0, "length": None}]
    return update_json("message", message_json(None, **fields) | {"entities": command})


async def test_a_message_that_cant_be_read_gets_an_apology(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """In private somebody surely asked something; in a group nobody knows."""
    await handle(unreadable(chat=group_chat()))
    assert request_.texts == []
    await handle(unreadable())
    assert request_.texts[0].startswith(APOLOGY)
    assert "An update can't be read: TypeError at " in caplog.text


async def test_telegrams_refusals_are_no_reason_for_an_apology(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """It would be refused as well; the log names the refusal's type."""
    request_.refuse("answerInlineQuery", 400, "Bad Request: RESULT_ID_INVALID planted")
    await handle(inline_query("grooming"))
    assert request_.methods == ["answerInlineQuery"]
    assert "Failed to handle inline_query: BadRequest" in caplog.text
    assert "planted" not in caplog.text
