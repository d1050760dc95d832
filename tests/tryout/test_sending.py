"""sendMessage and sendChatAction."""

import time
from typing import Any

import pytest

from bot.tryout import Standin
from bot.tryout.people import Person

from .conftest import Call


async def test_message_comes_back_as_telegram_shows_it(call: Call, ann: Person) -> None:
    """The result is the message with text, entities, chat and sender."""
    message = await call("sendMessage", chat_id=ann.id, text="<b>Hi</b> you", parse_mode="HTML")
    assert (message["text"], message["chat"]["type"]) == ("Hi you", "private")
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert message["from"]["is_bot"]


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "👋" * 2049}, "message is too long"),
        ({"text": "<b></b>" * 5000 + "x", "parse_mode": "HTML"}, "text is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "x", "parse_mode": "MarkdownV2"},
            "this stand-in knows the parse_mode HTML only, and no entities",
        ),
        ({"text": "x", "chat_id": 5}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": "--5"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {}}, 'can\'t find field "message_id"'),
        ({"text": "x", "message_thread_id": 7}, "message thread not found"),
        (
            {"text": "x", "reply_parameters": {"message_id": 1, "quote": "no"}},
            "this stand-in knows no other reply parameters than"
            " ('message_id', 'allow_sending_without_reply')",
        ),
        (
            {"text": "x", "link_preview_options": {"url": "nonsense"}},
            "can't parse link preview options: this stand-in knows is_disabled only",
        ),
        (
            {"text": "x", "link_preview_options": {"is_disabled": "y"}},
            'can\'t parse link preview options: Field "is_disabled" must be of type Boolean',
        ),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        (
            {"text": "x", "entities": [{"type": "nope", "offset": 0, "length": 1}]},
            "this stand-in knows the parse_mode HTML only, and no entities",
        ),
    ],
)
async def test_bad_message_is_refused(
    standin: Standin, call: Call, ann: Person, parameters: dict[str, Any], reason: str
) -> None:
    """Each mistake gets Telegram's sentence, and is remembered as invalid."""
    assert (
        await call("sendMessage", **{"chat_id": ann.id, **parameters}) == f"Bad Request: {reason}"
    )
    assert len(standin.invalid) == 1


@pytest.mark.parametrize("text", ["x" * 4096, "👋" * 2048, "<b>x</b>" * 4000])
async def test_longest_messages_pass(call: Call, ann: Person, text: str) -> None:
    """4,096 UTF-16 units after parsing are fine, and so is much markup."""
    assert (await call("sendMessage", chat_id=ann.id, text=text, parse_mode="HTML"))["text"]


async def test_reply_carries_the_replied_message(call: Call, ann: Person) -> None:
    """A reply shows what it answers."""
    how = {"message_id": 1}
    message = await call("sendMessage", chat_id=ann.id, text="x", reply_parameters=how)
    assert message["reply_to_message"]["text"] == "hello"


async def test_missing_reply_target_can_be_allowed(call: Call, ann: Person) -> None:
    """With allow_sending_without_reply the message goes out alone."""
    how = {"message_id": 99, "allow_sending_without_reply": True}
    message = await call("sendMessage", chat_id=ann.id, text="x", reply_parameters=how)
    assert "reply_to_message" not in message


async def test_blocked_bot_is_forbidden(standin: Standin, call: Call, ann: Person) -> None:
    """Somebody who blocked the bot can't be written to; that's no invalid call."""
    standin.block(ann)
    refused = await call("sendMessage", chat_id=ann.id, text="x")
    assert refused == "Forbidden: bot was blocked by the user"
    assert standin.invalid == []


async def test_bot_cannot_write_first(standin: Standin, call: Call) -> None:
    """Somebody who never wrote to the bot can't be written to."""
    ben = standin.add_person("Ben")
    refused = await call("sendMessage", chat_id=ben.id, text="x")
    assert refused == "Forbidden: bot can't initiate conversation with a user"


async def test_typing_is_seen(standin: Standin, call: Call, ann: Person) -> None:
    """A chat action shows until it ends or a message comes."""
    assert await call("sendChatAction", chat_id=ann.id, action="typing") is True
    assert standin.world.actions[ann.id] > time.time()
    await call("sendMessage", chat_id=ann.id, text="x")
    assert ann.id not in standin.world.actions


async def test_unknown_action_is_refused(call: Call, ann: Person) -> None:
    """Only Telegram's actions exist."""
    refused = await call("sendChatAction", chat_id=ann.id, action="thinking")
    assert refused == "Bad Request: wrong parameter action in request"
