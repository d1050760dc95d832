"""Messages in the private chat, from Telegram's JSON to Telegram's JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import Handle
from .wire import (
    BOT,
    OTHER,
    PERSON,
    Json,
    RecordingRequest,
    message_json,
    private_media,
    private_text,
)

Card = Callable[..., str]

NAMELESS = {"id": 9, "is_bot": False, "first_name": "Eve"}
"""Telegram leaves the language out for some people."""


async def test_a_question_is_answered(handle: Handle, request_: RecordingRequest) -> None:
    """One message in HTML, without preview, not shown as a reply."""
    await handle(private_text("what is grooming?"))
    (sent,) = request_.of("sendMessage")
    assert sent["text"].startswith("<b>Grooming</b> · term\n\nGrooming means")
    assert sent["parse_mode"] == "HTML"
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["chat_id"] == 7
    assert "reply_parameters" not in sent
    assert "message_thread_id" not in sent


async def test_a_follow_up_knows_who_asks(handle: Handle, request_: RecordingRequest) -> None:
    """And nobody else's question."""
    await handle(private_text("what is grooming?"))
    await handle(private_text("more", **{"from": OTHER}))
    await handle(private_text("more"))
    _, other, own = request_.texts
    assert "type your question in words" in other
    assert own.startswith("<b>Grooming</b>")


@pytest.mark.parametrize(
    ("person", "begins"),
    [
        pytest.param(
            PERSON | {"language_code": "es"}, "Pasara lo que pasara, no es tu culpa.", id="es"
        ),
        pytest.param(
            PERSON | {"language_code": "es-PE"},
            "Pasara lo que pasara, no es tu culpa.",
            id="region",
        ),
        pytest.param(PERSON | {"language_code": "tlh"}, "You are not alone.", id="unknown"),
        pytest.param(NAMELESS, "You are not alone.", id="none"),
    ],
)
async def test_the_readers_language_is_passed_on(
    handle: Handle, request_: RecordingRequest, person: Json, begins: str
) -> None:
    """As Telegram gives it; English where it gives none."""
    await handle(private_text("/start help", **{"from": person}))
    (sent,) = request_.texts
    assert sent.startswith(begins)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("/help", "<b>What you can type</b>", id="alone"),
        pytest.param("/law harbour treaty", "<b>Harbour Convention</b>", id="argument"),
        pytest.param("/LAW harbour treaty", "<b>Harbour Convention</b>", id="capitals"),
        pytest.param("/law@Waymark_Test_Bot harbour treaty", "<b>Harbour", id="our-name"),
        pytest.param("/start e-safe-harbour", "<b>Safe Harbour</b>", id="deep-link"),
        pytest.param("/helpp", "I don't know that command. Did you mean /help?", id="misspelt"),
        pytest.param("/xyzzy", "I don't know that command. /help", id="unknown"),
        pytest.param("and /or what is grooming", "<b>Grooming</b>", id="slash-in-the-middle"),
    ],
)
async def test_a_command_is_answered(
    handle: Handle, request_: RecordingRequest, text: str, shown: str
) -> None:
    """Only what stands first is one."""
    await handle(private_text(text))
    (sent,) = request_.texts
    assert shown in sent


async def test_another_bots_command_is_left_alone(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Even in the private chat."""
    await handle(private_text("/help@else_bot"))
    assert request_.texts == []


ORIGIN = {"type": "hidden_user", "sender_user_name": "x", "date": 1}
CRY = "he is blackmailing me with my pictures"
POLL: Json = {
    "id": "1",
    "question": CRY,
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
PHOTO = [{"file_id": "secretfile", "file_unique_id": "u", "width": 1, "height": 1}]


@pytest.mark.parametrize(
    "update",
    [
        pytest.param(private_text(CRY), id="text"),
        pytest.param(private_text(f"/start {CRY}"), id="start"),
        pytest.param(private_text(f"/law {CRY}"), id="command"),
        pytest.param(private_text(f"/xyzzy {CRY}"), id="unknown-command"),
        pytest.param(private_text(CRY, forward_origin=ORIGIN), id="forward"),
        pytest.param(
            private_text("what do I do?", quote={"text": CRY, "position": 0}), id="quotation"
        ),
        pytest.param(private_media(caption=CRY, caption_entities=[]), id="caption"),
        pytest.param(private_media(voice=None, photo=PHOTO, caption=CRY), id="picture"),
        pytest.param(private_media(voice=None, poll=POLL), id="poll"),
    ],
)
async def test_a_cry_gets_its_card_however_it_comes(
    handle: Handle, request_: RecordingRequest, card: Card, update: Json
) -> None:
    """Forwarded and quoted words count like one's own."""
    await handle(update)
    assert request_.texts == [card()]


async def test_our_own_words_quoted_raise_no_alarm(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Help cards speak of danger themselves."""
    ours = message_json(CRY) | {"from": BOT}
    quote = {"text": CRY, "position": 0}
    await handle(private_text("what is grooming?", quote=quote, reply_to_message=ours))
    (sent,) = request_.texts
    assert sent.startswith("<b>Grooming</b>")


async def test_our_own_card_is_no_question(handle: Handle, request_: RecordingRequest) -> None:
    """Whoever picks an inline result in our private chat has its text already."""
    await handle(private_text("what is grooming?", via_bot=BOT))
    assert request_.methods == []


@pytest.mark.parametrize("fields", [{"ephemeral_message_id": 3}, {"message_id": 0}])
async def test_an_ephemeral_message_stays_unanswered(
    handle: Handle, request_: RecordingRequest, fields: Json
) -> None:
    """The library would answer it in public: silence is the safe failure."""
    await handle(private_text("what is grooming?", **fields))
    assert request_.texts == []


MEDIA = "I can read text only; I did not open what you sent."


async def test_a_voice_note_gets_one_sentence(handle: Handle, request_: RecordingRequest) -> None:
    """Nothing is downloaded."""
    await handle(private_media())
    assert request_.texts[0].startswith(MEDIA)
    assert request_.methods == ["sendMessage"]


async def test_a_caption_is_no_question(handle: Handle, request_: RecordingRequest) -> None:
    """What was sent with it stays unseen, so an answer could be wrong."""
    await handle(private_media(caption="what is grooming", caption_entities=[]))
    assert request_.texts[0].startswith(MEDIA)


@pytest.mark.parametrize(("seconds", "sentences"), [(59.0, 1), (61.0, 2)])
async def test_an_album_gets_one_sentence(
    handle: Handle, request_: RecordingRequest, clock: Any, seconds: float, sentences: int
) -> None:
    """Each picture of an album is a message of its own; all come within the minute."""
    await handle(private_media(media_group_id="album"))
    await handle(private_media(media_group_id="album"))
    clock.now += seconds
    await handle(private_media(media_group_id="album"))
    assert len(request_.texts) == sentences
    await handle(private_media(media_group_id="another"))
    assert len(request_.texts) == sentences + 1


async def test_a_call_for_help_in_an_album_is_heard(
    handle: Handle, request_: RecordingRequest, card: Card
) -> None:
    """Even when the album has its sentence already."""
    await handle(private_media(media_group_id="album"))
    await handle(private_media(media_group_id="album", caption=CRY, caption_entities=[]))
    assert request_.texts[1:] == [card()]


@pytest.mark.parametrize(
    "fields",
    [
        {"new_chat_title": "x"},
        {"new_chat_members": [OTHER]},
        {"pinned_message": message_json(CRY)},
    ],
    ids=["title", "member", "pinned"],
)
async def test_service_messages_are_left_alone(
    handle: Handle, request_: RecordingRequest, fields: Json
) -> None:
    """A pinned message or a changed title asks nothing."""
    await handle(private_media(voice=None, **fields))
    assert request_.texts == []
