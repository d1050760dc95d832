"""Editing messages."""

import pytest

from bot.tryout.people import Person

from .conftest import Call

KEYBOARD = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(call: Call, ann: Person) -> dict[str, int]:
    """A message of the bot, by the ids that name it."""
    message = await call("sendMessage", chat_id=ann.id, text="one", reply_markup=KEYBOARD)
    return {"chat_id": ann.id, "message_id": message["message_id"]}


async def test_edit_changes_text_and_drops_the_keyboard(call: Call, sent: dict[str, int]) -> None:
    """A keyboard that isn't sent again is gone, as at Telegram."""
    message = await call("editMessageText", **sent, text="two")
    assert (message["text"], "reply_markup" in message) == ("two", False)
    assert message["edit_date"]


async def test_same_again_is_not_modified(call: Call, sent: dict[str, int]) -> None:
    """Text and keyboard together."""
    assert await call("editMessageText", **sent, text="one", reply_markup=KEYBOARD) == SAME


async def test_unknown_targets_are_refused(call: Call, ann: Person) -> None:
    """A message that isn't there, isn't named, or isn't the bot's can't be edited."""
    edit = {"chat_id": ann.id, "text": "x"}
    not_named = "Bad Request: message identifier is not specified"
    assert (
        await call("editMessageText", **edit, message_id=99)
        == "Bad Request: message to edit not found"
    )
    assert await call("editMessageText", **edit) == not_named
    assert (
        await call("editMessageText", **edit, message_id=1)
        == "Bad Request: message can't be edited"
    )
    assert (
        await call("editMessageText", inline_message_id="no", text="x")
        == "Bad Request: MESSAGE_ID_INVALID"
    )
