"""Inline keyboards: which buttons Telegram takes, and what it says of the others."""

from collections.abc import Callable
from typing import Any

from ..errors import bad_request
from .addresses import url_fault
from .limits import BUTTONS, BUTTONS_PER_ROW, CALLBACK_DATA, COPY_TEXT, SWITCH_QUERY, Limit
from .parameters import Json, optional_flag, optional_text, required_object, required_text

STYLES = ("", "danger", "success", "primary")
_ALLOWED_CHATS = ("user", "bot", "group", "channel")


def inline_keyboard(value: Any) -> Json | None:
    """A checked keyboard; None for none and for an empty one."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" not in value:
        raise bad_request("inline keyboard expected")  # Telegram takes other kinds with a message
    rows = value["inline_keyboard"]
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
    try:
        return [_button(button) for button in row]
    except ValueError as error:
        raise bad_request(f"Can't parse inline keyboard button: {error}") from None


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise ValueError("InlineKeyboardButton must be an Object")
    if not required_text(button, "text").strip():
        raise bad_request("BUTTON_TEXT_INVALID")  # text approximate
    actions = [name for name in _CHECKS if _is_given(button, name)]
    if not actions:
        raise ValueError("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Stricter than Telegram, which takes the first: the API page asks for exactly one.
        raise ValueError(f"exactly one optional field must be used, found {' and '.join(actions)}")
    if optional_text(button, "style") not in STYLES:
        raise ValueError("invalid button style specified")  # text approximate
    _CHECKS[actions[0]](button)
    return button


def _is_given(button: Json, name: str) -> bool:
    """An empty address or payload counts as none, an empty inline query is a query."""
    value = button.get(name)
    return bool(value) if name in ("url", "callback_data") else value is not None


def _check_url(button: Json) -> None:
    url = optional_text(button, "url")
    if reason := url_fault(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def _check_callback(button: Json) -> None:
    _check_length(CALLBACK_DATA, optional_text(button, "callback_data").encode())


def _check_copy(button: Json) -> None:
    text = required_text(required_object(button, "copy_text"), "text")
    _check_length(COPY_TEXT, text, "BUTTON_COPY_TEXT_INVALID")


def _check_here(button: Json) -> None:
    _check_length(SWITCH_QUERY, required_text(button, "switch_inline_query_current_chat"))


def _check_switch(button: Json) -> None:
    # Telegram names no limit here, but a longer query could never be typed.
    _check_length(SWITCH_QUERY, required_text(button, "switch_inline_query"))


def _check_chosen_chat(button: Json) -> None:
    chosen = required_object(button, "switch_inline_query_chosen_chat")
    for kind in _ALLOWED_CHATS:
        optional_flag(chosen, f"allow_{kind}_chats")
    _check_length(SWITCH_QUERY, optional_text(chosen, "query"))


def _check_length(limit: Limit, value: str | bytes, refusal: str = "BUTTON_DATA_INVALID") -> None:
    if not limit.admits(len(value)):
        raise bad_request(refusal)


# The actions of a button that the bot uses; web apps, logins, games and payments it doesn't.
_CHECKS: dict[str, Callable[[Json], None]] = {
    "url": _check_url,
    "callback_data": _check_callback,
    "switch_inline_query": _check_switch,
    "switch_inline_query_current_chat": _check_here,
    "switch_inline_query_chosen_chat": _check_chosen_chat,
    "copy_text": _check_copy,
}
