"""Groups: silent unless addressed, in the right place, nothing about a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answering.desk import Desk
from tests.conftest import BrokenScreen, Clock

from .conftest import Handle
from .wire import (
    BOT,
    NOW,
    OTHER,
    OTHER_BOT,
    PERSON,
    Json,
    RecordingRequest,
    edited,
    entities,
    group_chat,
    group_text,
    message_json,
    private_text,
    update_json,
)

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CRY = "he is blackmailing me with my pictures"
POINTER = "I'd rather answer that in private."
ANSWERED_ABOVE = "I answered that here a moment ago, in the message above."
MEDIA = "I can read text only"


def said_by(person: Json, text: str = "earlier", **fields: Any) -> Json:
    """An earlier message of the group."""
    return message_json(text, chat=group_chat(), number=500) | {"from": person} | fields


def captioned(caption: str, **fields: Any) -> Json:
    """A picture in the group."""
    photo = [{"file_id": "secretfile", "file_unique_id": "u", "width": 1, "height": 1}]
    told = {"caption": caption, "caption_entities": entities(caption)}
    body = message_json(None, chat=group_chat(), photo=photo, **told, **fields)
    return update_json("message", body)


@pytest.mark.parametrize(
    ("update", "shown"),
    [
        pytest.param(group_text("/term grooming"), "<b>Grooming</b>", id="command"),
        pytest.param(
            group_text("/term@waymark_test_bot grooming"), "<b>Grooming</b>", id="named-command"
        ),
        pytest.param(
            group_text("@waymark_test_bot what is grooming"), "<b>Grooming</b>", id="mention"
        ),
        pytest.param(
            group_text("what is grooming @Waymark_Test_Bot"), "<b>Grooming</b>", id="at-the-end"
        ),
        pytest.param(
            group_text("and a hash?", reply_to_message=said_by(BOT)), "<b>Hash</b>", id="reply"
        ),
        pytest.param(
            group_text("/hel@waymark_test_bot"), "Did you mean /help?", id="named-unknown"
        ),
        pytest.param(
            group_text("/term hash", **{"from": ANONYMOUS}, sender_chat=group_chat()),
            "<b>Hash</b>",
            id="anonymous-admin",
        ),
        pytest.param(
            group_text("@waymark_test_bot", reply_to_message=said_by(OTHER, None, caption=CRY)),
            POINTER,
            id="bare-mention-under-a-caption",
        ),
        pytest.param(
            group_text(f"@waymark_test_bot {CRY} \ud800"), POINTER, id="mention-and-half-a-sign"
        ),
        pytest.param(group_text(f"/start {CRY} \ud800"), POINTER, id="command-and-half-a-sign"),
        pytest.param(
            group_text("@waymark_test_bot", reply_to_message=said_by(OTHER, "what is grooming?")),
            "<b>Grooming</b>",
            id="bare-mention-below-a-question",
        ),
        pytest.param(
            group_text("@waymark_test_bot", reply_to_message=said_by(BOT, "what is grooming?")),
            "type your question in words",
            id="bare-mention-below-us",
        ),
        pytest.param(group_text("@waymark_test_bot"), "in words", id="bare-mention"),
        pytest.param(captioned("@waymark_test_bot what is this"), MEDIA, id="caption"),
        pytest.param(
            update_json(
                "message",
                message_json("Waymark what is a hash", chat=group_chat())
                | {"entities": [{"type": "text_mention", "offset": 0, "length": 7, "user": BOT}]},
            ),
            "<b>Hash</b>",
            id="mention-by-name",
        ),
    ],
)
async def test_who_addresses_the_bot_is_answered(
    handle: Handle, request_: RecordingRequest, update: Json, shown: str
) -> None:
    """By a command, a mention, or a reply."""
    await handle(update)
    (sent,) = request_.texts
    assert shown in sent


@pytest.mark.parametrize(
    "update",
    [
        pytest.param(group_text("just talk"), id="talk"),
        pytest.param(group_text("HELP"), id="help-not-addressed"),
        pytest.param(group_text(CRY), id="a-cry-not-addressed"),
        pytest.param(group_text("/xyzzy"), id="unknown-command"),
        pytest.param(group_text("/help@else_bot"), id="another-bots-command"),
        pytest.param(group_text("@else_bot hello"), id="another-bots-mention"),
        pytest.param(group_text("@waymark_test_bot x", via_bot=BOT), id="own-inline-message"),
        pytest.param(
            group_text("@waymark_test_bot what is grooming", via_bot=OTHER_BOT),
            id="another-bots-inline-post",
        ),
        pytest.param(group_text("/term hash", via_bot=OTHER_BOT), id="inline-post-with-command"),
        pytest.param(
            group_text("what is grooming", via_bot=OTHER_BOT, reply_to_message=said_by(BOT)),
            id="inline-post-in-reply-to-us",
        ),
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
        pytest.param(captioned("look"), id="picture"),
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
    """In a group one must see who was answered, even if the question is deleted meanwhile."""
    update = group_text("/term grooming")
    await handle(update)
    (sent,) = request_.of("sendMessage")
    assert sent["reply_parameters"]["message_id"] == update["message"]["message_id"]
    assert sent["reply_parameters"]["allow_sending_without_reply"] is True
    assert "message_thread_id" not in sent


@pytest.mark.parametrize("text", ["/term grooming", "@waymark_test_bot"])
async def test_an_answer_for_somebody_else_replies_to_them(
    handle: Handle, request_: RecordingRequest, text: str
) -> None:
    """Somebody fetches an answer for somebody else's message."""
    earlier = said_by(OTHER, "what is grooming?")
    await handle(group_text(text, reply_to_message=earlier))
    assert request_.of("sendMessage")[0]["reply_parameters"]["message_id"] == 500


async def test_a_command_below_a_bots_message_answers_who_typed_it(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Bots wait for nothing."""
    update = group_text("/term grooming", reply_to_message=said_by(OTHER_BOT))
    await handle(update)
    (sent,) = request_.of("sendMessage")
    assert sent["reply_parameters"]["message_id"] == update["message"]["message_id"]


async def test_the_answer_stays_in_its_thread(handle: Handle, request_: RecordingRequest) -> None:
    """A forum thread is named; a plain reply chain's id is not one."""
    await handle(group_text("/term hash", message_thread_id=9, is_topic_message=True))
    await handle(group_text("/term grooming", message_thread_id=9))
    first, second = request_.of("sendMessage")
    assert first["message_thread_id"] == 9
    assert "message_thread_id" not in second


@pytest.mark.parametrize(
    "update",
    [
        group_text(f"@waymark_test_bot {CRY}", reply_to_message=said_by(OTHER), number=33),
        group_text(f"/law {CRY}", reply_to_message=said_by(OTHER), number=33),
        captioned(f"@waymark_test_bot {CRY}", number=33),
        group_text("/start help", number=33),
    ],
    ids=["mention", "command", "caption", "deep-link"],
)
async def test_a_cry_gets_a_way_to_the_private_chat(
    handle: Handle, request_: RecordingRequest, update: Json
) -> None:
    """Nothing about the person, and never to the person replied to."""
    await handle(update)
    (sent,) = request_.of("sendMessage")
    assert sent["text"].startswith(POINTER)
    assert sent["reply_parameters"]["message_id"] == 33
    (((button,),),) = (sent["reply_markup"]["inline_keyboard"],)
    assert button["url"] == "https://t.me/waymark_test_bot?start=help"


async def test_a_cry_in_an_edit_gets_the_way_too(
    handle: Handle, request_: RecordingRequest
) -> None:
    """As a new message: an edit makes no sound."""
    asked = group_text("/term hash")
    await handle(asked)
    await handle(edited(asked, f"/term {CRY}"))
    assert request_.of("editMessageText") == []
    assert request_.texts[1].startswith(POINTER)


async def test_a_doubtful_cry_gets_no_quiet_line(
    handle: Handle, request_: RecordingRequest
) -> None:
    """It would tell the others what we think of the person."""
    await handle(group_text("@waymark_test_bot i am worried about quiet signs"))
    assert "send HELP" not in request_.texts[0]
    assert request_.texts[0].startswith("<b>Quiet signs</b>")


async def test_an_entry_is_not_repeated(handle: Handle, request_: RecordingRequest) -> None:
    """The second asker is pointed to the first answer, in the same thread only."""
    await handle(group_text("/term grooming"))
    await handle(group_text("@waymark_test_bot what is grooming", **{"from": OTHER}))
    await handle(group_text("/term grooming", message_thread_id=9, is_topic_message=True))
    first, second, third = request_.texts
    assert second == ANSWERED_ABOVE
    assert first == third
    assert request_.of("sendMessage")[1]["reply_parameters"]["message_id"] == 1000


async def test_the_private_chat_repeats_what_it_is_asked(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Nobody else could have hidden the answer there."""
    await handle(private_text("what is grooming"))
    await handle(private_text("what is grooming"))
    assert request_.texts[0] == request_.texts[1]


@pytest.mark.parametrize(("minutes", "pointed"), [(4.9, True), (5.1, False)])
async def test_after_five_minutes_it_is_answered_again(
    handle: Handle, request_: RecordingRequest, clock: Clock, minutes: float, pointed: bool
) -> None:
    """As /privacy says; by then the answer has scrolled away."""
    await handle(group_text("/term grooming"))
    clock.now += minutes * 60
    await handle(group_text("/term grooming"))
    assert (request_.texts[1] == ANSWERED_ABOVE) is pointed


async def test_an_edit_takes_the_stale_pointer_away(
    handle: Handle, request_: RecordingRequest
) -> None:
    """The answer followed the question to another entry."""
    asked = group_text("/term grooming")
    await handle(asked)
    await handle(edited(asked, "/term hash"))
    await handle(group_text("/term grooming"))
    await handle(group_text("/term hash"))
    _, again, pointer = request_.texts
    assert again.startswith("<b>Grooming</b>")
    assert pointer == ANSWERED_ABOVE


async def test_nothing_is_carried_over_between_people(
    handle: Handle, request_: RecordingRequest
) -> None:
    """ "More" of what somebody else was shown is no question."""
    await handle(group_text("/term grooming"))
    await handle(group_text("@waymark_test_bot more"))
    assert "in words" in request_.texts[1]


FREE, TOPICS = 5, ("grooming", "hash", "sextortion", "quiet signs", "kenya")


async def flood(handle: Handle, posts: int, **fields: Any) -> None:
    """As many commands at once, each for something else."""
    for number in range(posts):
        await handle(group_text(f"/country {number} {TOPICS[number % 5]}", **fields))


async def test_a_flood_of_commands_is_braked(
    handle: Handle, request_: RecordingRequest, clock: Clock
) -> None:
    """The first are answered, then one notice; after some seconds it answers again."""
    await flood(handle, 9)
    assert len(request_.texts) == FREE + 1
    assert request_.texts[-1].startswith("That was a lot at once.")
    clock.now += 5
    await handle(group_text("/help"))
    assert "What works here" in request_.texts[-1]
    await flood(handle, 9)
    assert len(request_.texts) == FREE + 2
    clock.now += 60
    await flood(handle, 9)
    assert len(request_.texts) == 2 * FREE + 3


async def test_the_brake_stops_no_cry_and_no_other_group(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Help always goes through."""
    await flood(handle, 9)
    for _ in range(3):
        await handle(group_text(f"@waymark_test_bot {CRY}"))
    assert all(text.startswith(POINTER) for text in request_.texts[-3:])
    await handle(group_text("/term hash", chat=group_chat(id=-5)))
    assert request_.texts[-1].startswith("<b>Hash</b>")


@pytest.mark.parametrize("text", ["/start", "/help", "/start@waymark_test_bot"])
async def test_start_and_help_say_what_works_there(
    handle: Handle, request_: RecordingRequest, text: str
) -> None:
    """Nothing that isn't heard in a group, short, and the way to help in private."""
    await handle(group_text(text))
    (sent,) = request_.of("sendMessage")
    assert "What works here" in sent["text"]
    assert "/term" in sent["text"]
    assert "ype a question" not in sent["text"]
    assert "send HELP" not in sent["text"].replace("Send", "send")
    assert len(sent["text"]) <= 500 + 7 * len("<i></i>")
    (help_button,), _ = sent["reply_markup"]["inline_keyboard"]
    assert help_button["url"] == "https://t.me/waymark_test_bot?start=help"


async def test_a_broken_answer_shows_the_way_to_help(
    desk: Desk, handle: Handle, request_: RecordingRequest
) -> None:
    """ "Send HELP" would not be heard there."""
    desk.swap(replace(desk.knowledge, screen=BrokenScreen()))
    await handle(group_text("@waymark_test_bot crash"))
    (sent,) = request_.of("sendMessage")
    assert "HELP" not in sent["text"]
    assert "your local emergency number" in sent["text"]
    (((button,),),) = (sent["reply_markup"]["inline_keyboard"],)
    assert button["url"].endswith("?start=help")


def answer_of_ours(request_: RecordingRequest, at: int = -1, number: int = 1000) -> Json:
    """What we posted, as Telegram sends it along with a reply to it."""
    sent = request_.of("sendMessage")[at]
    markup = sent.get("reply_markup")
    return said_by(BOT, sent["text"], reply_markup=markup) | {"message_id": number}


@pytest.mark.parametrize("asker", [PERSON, OTHER])
async def test_a_reply_to_an_answer_is_a_question_about_it(
    handle: Handle, request_: RecordingRequest, asker: Json
) -> None:
    """Whoever asks: the answer itself tells what it is about, nothing is remembered. All of an
    entry is long, and read in private."""
    await handle(group_text("/initiative safe harbour"))
    answer = answer_of_ours(request_)
    await handle(group_text("/term hash"))
    for text in ("more", "@waymark_test_bot more"):
        await handle(group_text(text, reply_to_message=answer, **{"from": asker}))
        ((button,),) = request_.of("sendMessage")[-1]["reply_markup"]["inline_keyboard"]
        assert button["url"].endswith("?start=m-safe-harbour")
    await handle(group_text("@waymark_test_bot more", **{"from": asker}))
    assert "in words" in request_.texts[-1]


async def test_a_cry_in_reply_to_an_answer_is_a_cry(
    handle: Handle, request_: RecordingRequest
) -> None:
    """What it replies to changes nothing."""
    await handle(group_text("/term hash"))
    await handle(group_text(CRY, reply_to_message=answer_of_ours(request_)))
    assert request_.texts[-1].startswith(POINTER)


async def test_a_reply_to_choices_is_about_none_of_them(
    handle: Handle, request_: RecordingRequest
) -> None:
    """Their buttons lead to several entries, and it showed none."""
    await handle(group_text("/law"))
    await handle(group_text("more", reply_to_message=answer_of_ours(request_)))
    assert "in words" in request_.texts[-1]


MIGRATED = update_json("message", message_json(None, chat=group_chat(), migrate_to_chat_id=-1))


def membership(status: str) -> Json:
    """The bot's own membership in the group has changed."""
    states = {"old_chat_member": {"user": BOT, "status": "member"}}
    states["new_chat_member"] = {"user": BOT, "status": status} | (
        {"until_date": 0} if status == "kicked" else {}
    )
    change = {"chat": group_chat(), "from": OTHER, "date": int(NOW.timestamp())}
    return update_json("my_chat_member", change | states)


@pytest.mark.parametrize(
    ("event", "erased"),
    [
        pytest.param(MIGRATED, True, id="migrated"),
        pytest.param(membership("left"), True, id="left"),
        pytest.param(membership("kicked"), True, id="kicked"),
        pytest.param(membership("member"), False, id="stays"),
    ],
)
async def test_what_is_remembered_of_a_group_goes_with_it(
    handle: Handle, request_: RecordingRequest, event: Json, erased: bool
) -> None:
    """Numbers of a chat that is gone mean nothing: no pointer, and no edit."""
    asked = group_text("/term grooming")
    await handle(asked)
    await handle(event)
    await handle(edited(asked, "/term hash"))
    await handle(group_text("/term grooming"))
    assert len(request_.of("editMessageText")) == (0 if erased else 1)
    assert request_.texts[-1].startswith("<b>Grooming</b>")
