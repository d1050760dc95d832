"""What people do becomes the updates that Telegram would send."""

from typing import Any

import pytest

from bot.tryout import Standin
from bot.tryout.people import Person


async def test_text_with_sender_and_entities(standin: Standin, updates: Any) -> None:
    """A text names its sender with language, and marks commands in it."""
    ben = standin.add_person("Ben", username="ben", language_code="sw")
    standin.send_text(ben, "/start i-dh")
    message = (await updates())[0]["message"]
    assert message["from"] == {
        "id": ben.id,
        "is_bot": False,
        "first_name": "Ben",
        "username": "ben",
        "language_code": "sw",
    }
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_long_text_is_cut_into_messages(standin: Standin, ann: Person, updates: Any) -> None:
    """Apps send 5,000 characters as two messages."""
    standin.send_text(ann, "x" * 5000)
    assert [len(update["message"]["text"]) for update in await updates()] == [4096, 904]


async def test_edit(standin: Standin, ann: Person, updates: Any) -> None:
    """An edit comes as its own kind of update with the same message id."""
    message = standin.send_text(ann, "teh")
    standin.edit_text(message, "the")
    _, edited = await updates()
    assert edited["edited_message"]["text"] == "the"
    assert edited["edited_message"]["message_id"] == message.id


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document"])
async def test_media(standin: Standin, ann: Person, updates: Any, kind: str) -> None:
    """Files come as ids with the caption beside them."""
    standin.send_media(ann, kind, caption="look /here")
    message = (await updates())[0]["message"]
    assert kind in message
    assert (message["caption"], message["caption_entities"][0]["type"]) == (
        "look /here",
        "bot_command",
    )


async def test_forward_and_quote(standin: Standin, ann: Person, updates: Any) -> None:
    """Forwards tell their origin, quotations the quoted words."""
    first = standin.send_text(ann, "one two")
    origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1_700_000_000}
    standin.send_text(ann, "help me", forward_origin=origin)
    quote = {"text": "two", "position": 4}
    standin.send_text(ann, "this", reply_to=first, quote=quote)
    _, forwarded, quoting = (update["message"] for update in await updates())
    assert forwarded["forward_origin"]["sender_user_name"] == "Somebody"
    assert quoting["quote"] == quote
    assert quoting["reply_to_message"]["text"] == "one two"


async def test_deep_link(standin: Standin, ann: Person, updates: Any) -> None:
    """A deep link is a start command with a payload."""
    standin.start(ann, "i-disrupting-harm")
    assert (await updates())[0]["message"]["text"] == "/start i-disrupting-harm"


async def test_block_and_unblock(standin: Standin, ann: Person, updates: Any) -> None:
    """The bot is told of both, and a blocked bot gets nothing more."""
    standin.block(ann)
    with pytest.raises(ValueError, match="blocked"):
        standin.send_text(ann, "x")
    standin.unblock(ann)
    changes = [update["my_chat_member"]["new_chat_member"]["status"] for update in await updates()]
    assert changes == ["kicked", "member"]


async def test_old_messages_can_be_made(standin: Standin, ann: Person, updates: Any) -> None:
    """A test may date a message back."""
    standin.send_text(ann, "x", date=1_700_000_000)
    assert (await updates())[0]["message"]["date"] == 1_700_000_000
