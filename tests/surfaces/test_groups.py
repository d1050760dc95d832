"""Groups: silent unless addressed, in the right place, nothing about a person."""

from __future__ import annotations

from typing import Any

import pytest

from bot.replies.blocks import Reply
from bot.surfaces.context import Services

from .conftest import Handle
from .fakes import (
    BOT,
    NOW,
    OTHER,
    OTHER_BOT,
    FakeDesk,
    Json,
    RecordingRequest,
    group_chat,
    group_text,
    message_json,
    update_json,
)

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def said_by(person: Json, text: str = "earlier", **fields: Any) -> Json:
    return message_json(text, chat=group_chat(), number=500) | {"from": person} | fields


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        pytest.param(group_text("/law x"), "/law x", id="command"),
        pytest.param(group_text("/law@waymark_test_bot x"), "/law x", id="named-command"),
        pytest.param(
            group_text("@waymark_test_bot what is x"), "answer to what is x", id="mention"
        ),
        pytest.param(group_text("what is x @Waymark_Test_Bot"), "answer to what is x", id="at-end"),
        pytest.param(
            group_text("and y?", reply_to_message=said_by(BOT)), "answer to and y?", id="reply"
        ),
        pytest.param(
            group_text("/hel@waymark_test_bot"), "[unknown_command] /help", id="named-unknown"
        ),
        pytest.param(
            group_text("/law x", **{"from": ANONYMOUS}, sender_chat=group_chat()),
            "/law x",
            id="anonymous-admin",
        ),
        pytest.param(
            group_text("@waymark_test_bot", reply_to_message=said_by(OTHER, "what is z?")),
            "answer to what is z?",
            id="bare-mention-below-a-question",
        ),
    ],
)
async def test_who_addresses_the_bot_is_answered(
    handle: Handle, request_: RecordingRequest, update: Json, expected: str
) -> None:
    """By a command, a mention, or a reply."""
    await handle(update)
    assert request_.texts == [expected]


@pytest.mark.parametrize(
    "update",
    [
        pytest.param(group_text("just talk"), id="talk"),
        pytest.param(group_text("HELP"), id="help-not-addressed"),
        pytest.param(group_text("/xyzzy"), id="unknown-command"),
        pytest.param(group_text("/help@else_bot"), id="another-bots-command"),
        pytest.param(group_text("@else_bot hello"), id="another-bots-mention"),
        pytest.param(group_text("@waymark_test_bot x", via_bot=BOT), id="own-inline-message"),
        pytest.param(group_text("/help", **{"from": OTHER_BOT}), id="said-by-a-bot"),
        pytest.param(group_text("yes", reply_to_message=said_by(OTHER)), id="reply-to-a-person"),
        pytest.param(
            group_text("hm", reply_to_message=said_by(OTHER, via_bot=BOT)), id="reply-to-a-card"
        ),
        pytest.param(
            group_text(
                "in our thread",
                reply_to_message=said_by(BOT, forum_topic_created={"name": "a", "icon_color": 1}),
                message_thread_id=500,
                is_topic_message=True,
            ),
            id="first-message-of-a-thread-we-made",
        ),
        pytest.param(
            update_json("message", message_json(None, chat=group_chat(), sticker=None, photo=[])),
            id="picture",
        ),
        pytest.param(
            group_text("@waymark_test_bot x", is_automatic_forward=True, sender_chat=group_chat()),
            id="channel-post",
        ),
    ],
)
async def test_ordinary_talk_is_left_alone(
    handle: Handle, request_: RecordingRequest, update: Json
) -> None:
    """With privacy mode off the bot sees it all, and still says nothing."""
    await handle(update)
    assert request_.methods == []


async def test_the_answer_replies_to_the_question(
    handle: Handle, request_: RecordingRequest
) -> None:
    """In a group one must see who was answered."""
    update = group_text("/law x")
    await handle(update)
    (sent,) = request_.of("sendMessage")
    assert sent["reply_parameters"]["message_id"] == update["message"]["message_id"]
    assert sent["reply_parameters"]["allow_sending_without_reply"] is True
    assert "message_thread_id" not in sent


async def test_a_command_as_a_reply_answers_that_person(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Somebody fetches an answer for somebody else."""
    await handle(group_text("/law x", reply_to_message=said_by(OTHER)))
    assert request_.of("sendMessage")[0]["reply_parameters"]["message_id"] == 500


async def test_the_answer_stays_in_its_thread(handle: Handle, request_: RecordingRequest) -> None:
    """A forum thread is named; a plain reply chain's id is not one."""
    await handle(group_text("/law x", message_thread_id=9, is_topic_message=True))
    await handle(group_text("/law y", message_thread_id=9))
    first, second = request_.of("sendMessage")
    assert first["message_thread_id"] == 9
    assert "message_thread_id" not in second


async def test_a_sensitive_reply_becomes_a_pointer(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Nothing about the person, and never to the person replied to."""
    update = group_text("@waymark_test_bot my friend is in danger", reply_to_message=said_by(OTHER))
    await handle(update)
    (sent,) = request_.of("sendMessage")
    assert sent["text"] == "[group_private]"
    assert sent["reply_parameters"]["message_id"] == update["message"]["message_id"]
    (((button,),),) = (sent["reply_markup"]["inline_keyboard"],)
    assert button["url"] == "https://t.me/waymark_test_bot?start=help"


async def test_an_entry_is_not_repeated_within_minutes(
    handle: Handle, request_: RecordingRequest, desk: FakeDesk
) -> None:
    """The second asker is pointed to the first answer, in the same thread only."""
    desk.replies["/law"] = Reply("the law", entry="law")
    await handle(group_text("/law x"))
    await handle(group_text("/law x"))
    await handle(group_text("/law x", message_thread_id=9, is_topic_message=True))
    assert request_.texts == ["the law", "[group_pointer]", "the law"]
    assert request_.of("sendMessage")[1]["reply_parameters"]["message_id"] == 1000


async def test_no_asker_is_passed_in_groups(handle: Handle, desk: FakeDesk) -> None:
    """Nothing is carried over between people of a group."""
    await handle(group_text("@waymark_test_bot x"))
    assert desk.asked[0].asker is None


async def test_removal_and_migration_erase_what_is_remembered(
    handle: Handle, services: Services, desk: FakeDesk
) -> None:
    """Numbers of a chat that is gone mean nothing."""
    desk.replies["/law"] = Reply("the law", entry="law")
    await handle(group_text("/law x"))
    await handle(
        update_json("message", message_json(None, chat=group_chat(), migrate_to_chat_id=-1))
    )
    assert len(services.memory.repeats) == len(services.memory.answers) == 0
    await handle(group_text("/law x"))
    left = {"user": BOT, "status": "left"}
    member = {"user": BOT, "status": "member"}
    change = {"chat": group_chat(), "from": OTHER, "date": int(NOW.timestamp())}
    change |= {"old_chat_member": member, "new_chat_member": left}
    await handle(update_json("my_chat_member", change))
    assert len(services.memory.repeats) == len(services.memory.answers) == 0
