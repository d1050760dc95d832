"""Inline keyboards: which buttons Telegram takes, and what it says of the others."""

from typing import Any

from ..errors import bad_request, parsing
from .html import url_fault
from .limits import BUTTONS, BUTTONS_PER_ROW, CALLBACK_DATA, COPY_TEXT, SWITCH_QUERY
from .parameters import Json, take

# The actions of a button that the bot uses; a button with another one counts as one with none.
ACTIONS = ("url", "callback_data", "switch_inline_query_chosen_chat", "copy_text")


def inline_keyboard(value: Any) -> Json | None:
    """A checked keyboard; None for none and for an empty one."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    rows = value.get("inline_keyboard")  # Telegram takes other kinds too
    if not isinstance(rows, list):
        raise bad_request('Field "inline_keyboard" must be of type Array')
    checked = [_row(row) for row in rows]
    wide = any(not BUTTONS_PER_ROW.admits(len(row)) for row in checked)
    if wide or not BUTTONS.admits(sum(map(len, checked))):
        raise bad_request("reply markup is too long")
    kept = [row for row in checked if row]
    return {"inline_keyboard": kept} if kept else None


def _row(row: Any) -> list[Json]:
    if not isinstance(row, list):
        raise bad_request(
            'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    with parsing("inline keyboard button"):
        return [_button(button) for button in row]


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise ValueError("InlineKeyboardButton must be an Object")
    if not take(button, "text", str).strip():
        raise bad_request("BUTTON_TEXT_INVALID")  # text approximate
    actions = [name for name in ACTIONS if button.get(name)]  # an empty one counts as none
    if not actions:
        raise ValueError("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Stricter than Telegram, which takes the first: the API page asks for exactly one.
        raise ValueError(f"exactly one optional field must be used, found {' and '.join(actions)}")
    _check_action(button, actions[0])
    return button


def _check_action(button: Json, action: str) -> None:
    if action == "url":
        url = take(button, "url", str)
        if reason := url_fault(url):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")
    elif action == "callback_data":
        if not CALLBACK_DATA.admits(len(take(button, action, str).encode())):
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "copy_text":
        if not COPY_TEXT.admits(len(take(take(button, action, dict), "text", str))):
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    else:
        chosen = take(button, action, dict)
        for kind in ("user", "bot", "group", "channel"):
            take(chosen, f"allow_{kind}_chats", bool, False)
        # Telegram names no limit here, but a longer query could never be typed.
        if not SWITCH_QUERY.admits(len(take(chosen, "query", str, ""))):
            raise bad_request("BUTTON_DATA_INVALID")  # text approximate
