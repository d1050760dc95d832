"""Free text in private."""

from __future__ import annotations

from .conftest import Handle
from .fakes import BOT, OTHER, FakeDesk, RecordingRequest, message_json, private_text


async def test_a_question_is_answered(handle: Handle, request_: RecordingRequest) -> None:
    """One message in HTML, without preview, not shown as a reply."""
    await handle(private_text("what is grooming?"))
    (sent,) = request_.of("sendMessage")
    assert sent["text"] == "answer to what is grooming?"
    assert sent["parse_mode"] == "HTML"
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in sent


async def test_the_asker_is_passed_in_private(handle: Handle, desk: FakeDesk) -> None:
    """Follow-ups need to know who asks, and in which language."""
    await handle(private_text("and in Kenya?"))
    assert (desk.asked[0].asker, desk.asked[0].language) == (7, "en")


async def test_a_person_without_language_gets_english(handle: Handle, desk: FakeDesk) -> None:
    """Telegram leaves the language out for some people."""
    person = {"id": 9, "is_bot": False, "first_name": "Eve"}
    await handle(private_text("hello", **{"from": person}))
    assert desk.asked[0].language == "en"


async def test_a_quotation_is_screened(handle: Handle, request_: RecordingRequest) -> None:
    """A call for help counts wherever it stands in the message."""
    quote = {"text": "I am in danger", "position": 0}
    await handle(private_text("what do I do?", quote=quote))
    assert request_.texts == ["<b>help card</b>"]


async def test_our_own_words_quoted_raise_no_alarm(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Help cards speak of danger themselves."""
    ours = message_json("if you are in danger …") | {"from": {**OTHER, "id": 42, "is_bot": True}}
    quote = {"text": "in danger", "position": 3}
    await handle(private_text("what is this?", quote=quote, reply_to_message=ours))
    assert request_.texts == ["answer to what is this?"]


async def test_a_forward_is_screened(handle: Handle, request_: RecordingRequest) -> None:
    """Forwarded words count as written."""
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 1}
    await handle(private_text("my friend is in danger", forward_origin=origin))
    assert request_.texts == ["<b>help card</b>"]


async def test_our_own_card_is_no_question(handle: Handle, request_: RecordingRequest) -> None:
    """Whoever picks an inline result in our private chat has its text already."""
    await handle(private_text("what is grooming?", via_bot=BOT))
    assert request_.methods == []


async def test_an_ephemeral_message_stays_unanswered(
    handle: Handle, request_: RecordingRequest
) -> None:
    """The library would answer it in public: silence is the safe failure."""
    await handle(private_text("what is grooming?", ephemeral_message_id=3))
    assert request_.texts == []
