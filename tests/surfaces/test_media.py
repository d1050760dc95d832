"""Stickers, voice, photos and files."""

from __future__ import annotations

from .conftest import Handle
from .fakes import OTHER, RecordingRequest, private_media


async def test_a_voice_note_gets_one_sentence(handle: Handle, request_: RecordingRequest) -> None:
    """Nothing is downloaded."""
    await handle(private_media())
    assert request_.texts == ["[no_answer_media]"]
    assert request_.methods == ["sendMessage"]


async def test_a_caption_is_screened(handle: Handle, request_: RecordingRequest) -> None:
    """Words that come with a picture count like any others."""
    await handle(private_media(caption="I am in danger", caption_entities=[]))
    assert request_.texts == ["<b>help card</b>"]


async def test_an_album_gets_one_sentence(handle: Handle, request_: RecordingRequest) -> None:
    """Each picture of an album is a message of its own."""
    for _ in range(3):
        await handle(private_media(media_group_id="album"))
    assert request_.texts == ["[no_answer_media]"]


async def test_a_call_for_help_in_an_album_is_heard(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Even when the album has its sentence already."""
    await handle(private_media(media_group_id="album"))
    await handle(private_media(media_group_id="album", caption="danger", caption_entities=[]))
    assert request_.texts == ["[no_answer_media]", "<b>help card</b>"]


async def test_service_messages_are_left_alone(handle: Handle, request_: RecordingRequest) -> None:
    """A pinned message or a changed title asks nothing."""
    await handle(private_media(voice=None, new_chat_title="x"))
    await handle(private_media(voice=None, new_chat_members=[OTHER]))
    assert request_.texts == []
