"""Inline keyboards: the kinds of buttons and their limits."""

from typing import Any

import pytest

from bot.tryout.people import Person

from .conftest import Call

PARSE = "can't parse inline keyboard button: "


def board(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(**action: Any) -> dict[str, Any]:
    return {"text": "Go", **action}


@pytest.mark.parametrize(
    "action",
    [
        {"callback_data": "x" * 64},
        {"callback_data": "é" * 32},
        {"url": "https://ecpat.org"},
        {"url": "t.me/bot?start=x"},
        {"copy_text": {"text": "1" * 256}},
        {"switch_inline_query_chosen_chat": {"query": "x", "allow_group_chats": True}},
    ],
)
async def test_good_button_comes_back(call: Call, ann: Person, action: dict[str, Any]) -> None:
    """Every kind of button that the bot uses is taken as it is."""
    markup = board(button(**action))
    message = await call("sendMessage", chat_id=ann.id, text="x", reply_markup=markup)
    assert message["reply_markup"] == markup


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (button(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (button(), f"{PARSE}Text buttons are unallowed in the inline keyboard"),
        (button(callback_data=""), f"{PARSE}Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, f'{PARSE}Can\'t find field "text"'),
        ("Go", f"{PARSE}InlineKeyboardButton must be an Object"),
        (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (button(copy_text={"text": "1" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (
            button(url="http://localhost:1/x"),
            "inline keyboard button URL 'http://localhost:1/x' is invalid: Wrong HTTP URL",
        ),
        (
            button(url="ftp://x.org"),
            "inline keyboard button URL 'ftp://x.org' is invalid: Unsupported URL protocol",
        ),
        (
            button(url="https://x.org", callback_data="x"),
            f"{PARSE}exactly one optional field must be used, found url and callback_data",
        ),
        (button(switch_inline_query_chosen_chat={"query": "x" * 257}), "BUTTON_DATA_INVALID"),
        (
            button(switch_inline_query_chosen_chat={"query": "x", "allow_bot_chats": "yes"}),
            f'{PARSE}Field "allow_bot_chats" must be of type Boolean',
        ),
    ],
)
async def test_bad_button_is_refused(call: Call, ann: Person, bad: Any, reason: str) -> None:
    """Each mistake in a button has its own refusal."""
    refused = await call("sendMessage", chat_id=ann.id, text="x", reply_markup=board(bad))
    assert refused == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    "rows",
    [
        [[button(callback_data=str(i)) for i in range(9)]],
        [[button(callback_data=f"{row}-{i}") for i in range(8)] for row in range(13)],
    ],
    ids=["row of nine", "104 buttons"],
)
async def test_too_many_buttons_are_refused(call: Call, ann: Person, rows: list[Any]) -> None:
    """A row takes eight buttons, a keyboard a hundred."""
    refused = await call(
        "sendMessage", chat_id=ann.id, text="x", reply_markup={"inline_keyboard": rows}
    )
    assert refused == "Bad Request: reply markup is too long"


async def test_empty_keyboard_is_none(call: Call, ann: Person) -> None:
    """An inline keyboard without buttons is no keyboard."""
    message = await call(
        "sendMessage", chat_id=ann.id, text="x", reply_markup={"inline_keyboard": []}
    )
    assert "reply_markup" not in message
