"""Inline mode."""

from __future__ import annotations

from .conftest import Handle
from .fakes import FakeDesk, RecordingRequest, inline_query


async def test_cards_are_listed(handle: Handle, request_: RecordingRequest) -> None:
    """Stable ids, no previews, paging and caching as the core says, the button above."""
    await handle(inline_query("grooming"))
    (answer,) = request_.of("answerInlineQuery")
    (result,) = answer["results"]
    assert (result["id"], result["title"], result["description"]) == ("entry.en", "Entry", "term")
    assert result["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    assert (answer["next_offset"], answer["cache_time"]) == ("20", 300)
    assert answer["button"] == {"text": "I need help", "start_parameter": "help"}


async def test_buttons_of_a_card_lead_to_the_private_chat(
    handle: Handle, request_: RecordingRequest
) -> None:
    """A tap on a shared card must not change it for everybody."""
    await handle(inline_query("x"))
    (result,) = request_.of("answerInlineQuery")[0]["results"]
    ((button,),) = result["reply_markup"]["inline_keyboard"]
    assert button["url"] == "https://t.me/waymark_test_bot?start=e-entry"


async def test_a_late_answer_is_calm(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram takes answers for some seconds only."""
    request_.refuse("answerInlineQuery", 400, "Bad Request: query is too old and …")
    await handle(inline_query("x"))
    assert request_.methods == ["answerInlineQuery"]


async def test_nothing_typed_and_junk_offsets_pass(
    handle: Handle, request_: RecordingRequest, desk: FakeDesk
) -> None:
    """The core decides what they mean."""
    await handle(inline_query("", offset="junk"))
    assert len(request_.of("answerInlineQuery")) == 1
