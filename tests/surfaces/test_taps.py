"""Taps on buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conftest import Handle
from .wire import (
    BOT,
    PERSON,
    Json,
    RecordingRequest,
    button_press,
    group_chat,
    message_json,
    private_text,
)


def ours(text: str = "page before", **fields: Any) -> Json:
    """A message of the bot's."""
    return message_json(text, **fields) | {"from": BOT}


async def test_a_page_opens_in_the_same_message(handle: Handle, request_: RecordingRequest) -> None:
    """The callback is answered once, the message edited once."""
    await handle(button_press("e-term-hash"))
    assert sorted(request_.methods) == ["answerCallbackQuery", "editMessageText"]
    assert request_.of("editMessageText")[0]["text"].startswith("<b>Hash</b>")


async def test_a_tap_is_remembered_like_a_question(
    handle: Handle, request_: RecordingRequest
) -> None:
    """ "More" is about what it opened."""
    await handle(button_press("e-term-hash"))
    await handle(private_text("more"))
    assert request_.texts[0].startswith("<b>Hash</b>")


async def test_a_help_card_is_never_edited_away(
    handle: Handle, request_: RecordingRequest, card: Callable[..., str]
) -> None:
    """Its buttons carry a mark; a tap there posts a new message."""
    await handle(private_text("he is blackmailing me with my pictures"))
    (sent,) = request_.of("sendMessage")
    data = sent["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    assert data == "!looking@blackmail..en"
    await handle(button_press(data))
    assert request_.of("editMessageText") == []
    assert request_.texts[0] == card()
    assert "topic" in request_.texts[1]


async def test_a_help_card_opens_below(handle: Handle, request_: RecordingRequest) -> None:
    """So that going back elsewhere doesn't take it away."""
    await handle(button_press("help"))
    assert request_.of("editMessageText") == []
    assert request_.texts[0].startswith("You are not alone.")


async def test_a_second_tap_changes_nothing(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram refuses to edit a message into itself."""
    message = ours()
    await handle(button_press("e-term-hash", message))
    await handle(button_press("e-term-hash", message))
    assert len(request_.of("editMessageText")) == 1
    assert len(request_.of("answerCallbackQuery")) == 2


async def test_going_back_and_forth_edits_each_time(
    handle: Handle, request_: RecordingRequest
) -> None:
    """What a message shows now is what counts."""
    message = ours()
    for data in ("k-term", "e-term-hash", "k-term"):
        await handle(button_press(data, message))
    assert len(request_.of("editMessageText")) == 3


async def test_the_page_that_is_shown_already_is_not_edited(
    handle: Handle, request_: RecordingRequest
) -> None:
    """As after a restart, when nothing is remembered."""
    await handle(button_press("b"))
    (shown,) = request_.of("editMessageText")
    text = shown["text"].replace("<b>", "").replace("</b>", "")
    same = ours(text, reply_markup=shown["reply_markup"])
    await handle(button_press("b", same))
    assert len(request_.of("editMessageText")) == 1
    await handle(button_press("b", ours(text)))
    assert len(request_.of("editMessageText")) == 2


async def test_a_message_that_is_gone_is_posted_anew(
    handle: Handle, request_: RecordingRequest
) -> None:
    """The page is worth it still."""
    request_.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await handle(button_press("e-term-hash"))
    assert request_.texts[0].startswith("<b>Hash</b>")


async def test_a_message_that_is_the_same_stays(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram's refusal says that all is well."""
    request_.refuse("editMessageText", 400, "Bad Request: message is not modified: …")
    await handle(button_press("e-term-hash"))
    assert request_.texts == []


async def test_a_tap_that_comes_too_late_still_opens(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Telegram takes answers for a short time only."""
    request_.refuse("answerCallbackQuery", 400, "Bad Request: query is too old and response …")
    await handle(button_press("e-term-hash"))
    assert len(request_.of("editMessageText")) == 1
    assert request_.texts == []


async def test_a_message_too_old_to_see_is_posted_anew(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Telegram then gives only its number."""
    old = {"chat": {"id": 7, "type": "private"}, "message_id": 3, "date": 0}
    await handle(button_press("e-term-hash", old))
    assert request_.texts[0].startswith("<b>Hash</b>")


async def test_junk_behind_a_button_gets_a_sentence(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Nothing that a client makes up breaks anything."""
    for data in ("", "!", "!!x", "<b>", "e-gone"):
        await handle(button_press(data))
    shown = [call["text"] for call in request_.of("editMessageText")] + request_.texts
    assert len(shown) == 5
    assert all("no longer there" in text for text in shown)


async def test_a_tap_in_a_group_changes_nothing_there(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Whoever pressed goes on in private; what the others read stays."""
    await handle(button_press("e-safe-harbour", ours(chat=group_chat())))
    (answer,) = request_.of("answerCallbackQuery")
    assert answer["url"] == "https://t.me/waymark_test_bot?start=e-safe-harbour"
    assert request_.methods == ["answerCallbackQuery"]


async def test_a_sensitive_page_of_a_group_opens_in_private(
    handle: Handle, request_: RecordingRequest
) -> None:
    """For the person who tapped; the group sees nothing."""
    await handle(button_press("help", ours(chat=group_chat())))
    assert request_.methods == ["answerCallbackQuery"]
    url = request_.of("answerCallbackQuery")[0]["url"]
    assert url == "https://t.me/waymark_test_bot?start=help"


async def test_a_shared_card_stays_as_it_is(handle: Handle, request_: RecordingRequest) -> None:
    """Whoever taps reads on in private."""
    await handle(button_press("e-term-hash", inline_message_id="abc", **{"from": PERSON}))
    assert request_.methods == ["answerCallbackQuery"]
    assert request_.of("answerCallbackQuery")[0]["url"].endswith("?start=e-term-hash")
