"""When a handler breaks."""

from __future__ import annotations

import logging

import pytest

from .conftest import Handle
from .fakes import RecordingRequest, button_press, group_text, private_text


async def test_the_person_gets_a_calm_sentence(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """The log gets type and place, and nothing of what was written."""
    with caplog.at_level(logging.DEBUG, "bot"):
        await handle(private_text("crash with a secret"))
    assert request_.texts == ["[failure]"]
    assert "ValueError at bot/surfaces/questions.py" in caplog.text
    assert "secret" not in caplog.text


async def test_a_broken_tap_stops_spinning(handle: Handle, request_: RecordingRequest) -> None:
    """The sentence stands over the button."""
    await handle(button_press("crash"))
    assert request_.of("answerCallbackQuery")[0]["text"] == "[failure]"


async def test_a_group_hears_of_it_only_where_it_asked(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Silence stays silence."""
    await handle(group_text("crash"))
    assert request_.methods == []
    await handle(group_text("@waymark_test_bot crash"))
    assert request_.texts == ["[failure]"]


async def test_who_blocked_the_bot_is_left_alone(
    handle: Handle, request_: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """No second attempt, no error."""
    request_.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    await handle(private_text("x"))
    assert len(request_.texts) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
