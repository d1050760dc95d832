"""Commands in private."""

from __future__ import annotations

import pytest

from .conftest import Handle
from .fakes import RecordingRequest, private_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("/help", "/help", id="alone"),
        pytest.param("/law Lanzarote", "/law Lanzarote", id="argument"),
        pytest.param("/LAW Lanzarote", "/law Lanzarote", id="capitals"),
        pytest.param("/law@Waymark_Test_Bot x", "/law x", id="our-name"),
        pytest.param("/start e-entry", "/start e-entry", id="deep-link"),
        pytest.param("/helpp", "[unknown_command] /help", id="misspelt"),
        pytest.param("/xyzzy", "[unknown_command_none]", id="unknown"),
        pytest.param("/xyzzy I am in danger", "<b>help card</b>", id="unknown-with-distress"),
        pytest.param("/law I am in danger", "<b>help card</b>", id="command-with-distress"),
    ],
)
async def test_a_command_is_answered(
    handle: Handle, request_: RecordingRequest, text: str, expected: str
) -> None:
    """The core words the reply; a misspelt one gets a suggestion."""
    await handle(private_text(text))
    assert request_.texts == [expected]


async def test_another_bots_command_is_left_alone(
    handle: Handle, request_: RecordingRequest
) -> None:
    """The library hands it to plain text handlers too."""
    await handle(private_text("/help@else_bot"))
    assert request_.texts == []


async def test_a_slash_in_the_middle_is_text(handle: Handle, request_: RecordingRequest) -> None:
    """Only a leading command is one."""
    await handle(private_text("and /or"))
    assert request_.texts == ["answer to and /or"]
