"""Taps on buttons."""

from __future__ import annotations

from bot.replies.blocks import Button, Press, Reply

from .conftest import Handle
from .fakes import (
    BOT,
    PERSON,
    FakeDesk,
    RecordingRequest,
    button_press,
    group_chat,
    message_json,
    private_text,
)


async def test_a_page_opens_in_the_same_message(handle: Handle, request_: RecordingRequest) -> None:
    """The callback is answered once, the message edited once."""
    await handle(button_press("e-entry"))
    assert sorted(request_.methods) == ["answerCallbackQuery", "editMessageText"]
    assert request_.of("editMessageText")[0]["text"] == "page e-entry"


async def test_a_help_card_is_never_edited_away(handle: Handle, request_: RecordingRequest) -> None:
    """Its buttons carry a mark; a tap there posts a new message."""
    await handle(private_text("danger"))
    (sent,) = request_.of("sendMessage")
    data = sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await handle(button_press(data))
    assert request_.of("editMessageText") == []
    assert request_.texts == ["<b>help card</b>", "page h-ke"]


async def test_a_help_card_opens_below(handle: Handle, request_: RecordingRequest) -> None:
    """So that going back elsewhere doesn't take it away."""
    await handle(button_press("help"))
    assert request_.texts == ["<b>help card</b>"]


async def test_a_second_tap_changes_nothing(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram refuses to edit a message into itself."""
    message = message_json("page before") | {"from": BOT}
    await handle(button_press("e-entry", message))
    await handle(button_press("e-entry", message))
    assert len(request_.of("editMessageText")) == 1
    assert len(request_.of("answerCallbackQuery")) == 2


async def test_the_page_that_is_shown_already_is_not_edited(
    handle: Handle, request_: RecordingRequest, desk: FakeDesk
) -> None:
    """As after a restart, when nothing is remembered."""
    desk.replies["b"] = Reply("<b>All</b> topics", ((Button("All", Press.OPEN, "b"),),))
    buttons = {"inline_keyboard": [[{"text": "All", "callback_data": "b"}]]}
    message = message_json("All topics", reply_markup=buttons) | {"from": BOT}
    await handle(button_press("b", message))
    assert request_.methods == ["answerCallbackQuery"]


async def test_refused_edits_are_calm(handle: Handle, request_: RecordingRequest) -> None:
    """A message that is gone is posted anew; one that is the same stays."""
    request_.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await handle(button_press("e-entry"))
    assert request_.texts == ["page e-entry"]
    request_.refuse("editMessageText", 400, "Bad Request: message is not modified: …")
    await handle(button_press("e-other"))
    assert request_.texts == ["page e-entry"]


async def test_a_tap_that_comes_too_late_still_opens(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Telegram takes answers for a short time only; the page is worth it still."""
    request_.refuse("answerCallbackQuery", 400, "Bad Request: query is too old and response …")
    await handle(button_press("e-entry"))
    assert len(request_.of("editMessageText")) == 1
    assert request_.texts == []


async def test_a_message_too_old_to_see_is_posted_anew(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Telegram then gives only its number."""
    old = {"chat": {"id": 7, "type": "private"}, "message_id": 3, "date": 0}
    await handle(button_press("e-entry", old))
    assert request_.texts == ["page e-entry"]


async def test_a_sensitive_page_of_a_group_opens_in_private(
    handle: Handle, request_: RecordingRequest
) -> None:
    """For the person who tapped; the group sees nothing."""
    message = message_json("page", chat=group_chat()) | {"from": BOT}
    await handle(button_press("help", message))
    assert request_.methods == ["answerCallbackQuery"]
    url = request_.of("answerCallbackQuery")[0]["url"]
    assert url == "https://t.me/waymark_test_bot?start=help"


async def test_a_shared_card_stays_as_it_is(handle: Handle, request_: RecordingRequest) -> None:
    """Whoever taps reads on in private."""
    await handle(button_press("e-entry", inline_message_id="abc", **{"from": PERSON}))
    assert request_.methods == ["answerCallbackQuery"]
    assert request_.of("answerCallbackQuery")[0]["url"].endswith("?start=e-entry")
