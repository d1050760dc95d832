"""Inline mode, over the wire."""

from __future__ import annotations

import pytest

from .conftest import Handle
from .wire import RecordingRequest, inline_query


async def test_cards_are_listed(handle: Handle, request_: RecordingRequest) -> None:
    """As articles in HTML without previews; paging, caching and the button as the core says."""
    await handle(inline_query("grooming"))
    (answer,) = request_.of("answerInlineQuery")
    result = answer["results"][0]
    assert (result["type"], result["title"]) == ("article", "Grooming")
    assert result["description"].startswith("Term · Making friends")
    assert result["id"].startswith("term-grooming.en.")
    content = result["input_message_content"]
    assert content["message_text"].startswith("<b>Grooming</b> · term")
    assert content["parse_mode"] == "HTML"
    assert content["link_preview_options"] == {"is_disabled": True}
    assert (answer["next_offset"], answer["cache_time"]) == ("", 300)
    assert answer["is_personal"], "the next one may read another language"
    assert answer["button"] == {"text": "I need help myself", "start_parameter": "help"}


async def test_signs_in_a_card_are_escaped(handle: Handle, request_: RecordingRequest) -> None:
    """The list shows them as they are."""
    await handle(inline_query("Hope & Help <Hub>"))
    result = request_.of("answerInlineQuery")[0]["results"][0]
    assert result["title"] == "Hope & Help <Hub>"
    told = result["input_message_content"]["message_text"]
    assert told.startswith("<b>Hope &amp; Help &lt;Hub&gt;</b>")


async def test_a_call_for_help_shows_the_way_only(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Nothing that could be posted, kept for this person alone."""
    await handle(inline_query("he is blackmailing me with my pictures"))
    (answer,) = request_.of("answerInlineQuery")
    assert answer["results"] == []
    assert answer["is_personal"] is True
    assert answer["button"]["start_parameter"] == "help"


async def test_a_late_answer_is_calm(handle: Handle, request_: RecordingRequest) -> None:
    """Telegram takes answers for some seconds only."""
    request_.refuse("answerInlineQuery", 400, "Bad Request: query is too old and …")
    await handle(inline_query("grooming"))
    assert request_.methods == ["answerInlineQuery"]


@pytest.mark.parametrize(("query", "offset"), [("", "junk"), ("x" * 256, ""), ("🙂", "900")])
async def test_nothing_typed_and_junk_offsets_pass(
    handle: Handle, request_: RecordingRequest, query: str, offset: str
) -> None:
    """Every query is answered once."""
    await handle(inline_query(query, offset))
    assert len(request_.of("answerInlineQuery")) == 1
