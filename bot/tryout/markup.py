"""Keyboards: which buttons Telegram takes, and what it says of the others."""

from collections.abc import Callable
from typing import Any

from .addresses import url_fault
from .errors import ApiError, bad_request
from .limits import BUTTONS, BUTTONS_PER_ROW, CALLBACK_DATA, COPY_TEXT, SWITCH_QUERY
from .parameters import Json, optional_flag, optional_text, required_object, required_text

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
STYLES = ("", "danger", "success", "primary")
_OTHER_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")


def reply_markup(value: Any) -> Json | None:
    """A checked keyboard of any kind; None for none and for an empty one."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" in value:
        return _inline_keyboard(value["inline_keyboard"])
    if any(name in value for name in _OTHER_KEYBOARDS):
        return value
    return None


def inline_markup(value: Any) -> Json | None:
    """As above where only an inline keyboard is possible: edits and inline results."""
    markup = reply_markup(value)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")  # text approximate
    return markup


def _inline_keyboard(rows: Any) -> Json | None:
    if not isinstance(rows, list):
        raise bad_request('Field "inline_keyboard" must be of type Array')
    checked = [_row(row) for row in rows]
    count = sum(len(row) for row in checked)
    wide = any(not BUTTONS_PER_ROW.admits(len(row)) for row in checked)
    if wide or not BUTTONS.admits(count):
        raise bad_request("reply markup is too long")
    kept = [row for row in checked if row]
    return {"inline_keyboard": kept} if kept else None


def _row(row: Any) -> list[Json]:
    if not isinstance(row, list):
        raise bad_request(
            'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    buttons = []
    for button in row:
        try:
            buttons.append(_button(button))
        except ValueError as error:
            raise bad_request(f"Can't parse inline keyboard button: {error}") from None
    return buttons


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise ValueError("InlineKeyboardButton must be an Object")
    if not required_text(button, "text").strip():
        raise bad_request("BUTTON_TEXT_INVALID")  # text approximate
    actions = [name for name in ACTIONS if _is_given(button, name)]
    if not actions:
        raise ValueError("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Stricter than Telegram, which takes the first: the API page asks for exactly one.
        raise ValueError(f"exactly one optional field must be used, found {' and '.join(actions)}")
    if optional_text(button, "style") not in STYLES:
        raise ValueError("invalid button style specified")  # text approximate
    if check := _CHECKS.get(actions[0]):
        check(button)
    return button


def _is_given(button: Json, name: str) -> bool:
    """An empty address or payload counts as none, an empty inline query is a query."""
    value = button.get(name)
    return bool(value) if name in ("url", "callback_data") else value is not None


def _check_url(button: Json) -> None:
    url = optional_text(button, "url")
    if reason := url_fault(url):
        raise _bad_button_url(url, reason)


def _bad_button_url(url: str, reason: str) -> ApiError:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def _check_callback(button: Json) -> None:
    if not CALLBACK_DATA.admits(len(optional_text(button, "callback_data").encode())):
        raise bad_request("BUTTON_DATA_INVALID")


def _check_copy(button: Json) -> None:
    text = required_text(required_object(button, "copy_text"), "text")
    if not COPY_TEXT.admits(len(text)):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_switch(name: str) -> Callable[[Json], None]:
    def check(button: Json) -> None:
        # Telegram names no limit here, but a longer query could never be typed.
        if not SWITCH_QUERY.admits(len(required_text(button, name))):
            raise bad_request("BUTTON_DATA_INVALID")  # text approximate

    return check


def _check_chosen_chat(button: Json) -> None:
    chosen = required_object(button, "switch_inline_query_chosen_chat")
    for name in ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats"):
        optional_flag(chosen, name)
    if not SWITCH_QUERY.admits(len(optional_text(chosen, "query"))):
        raise bad_request("BUTTON_DATA_INVALID")  # text approximate


_CHECKS: dict[str, Callable[[Json], None]] = {
    "url": _check_url,
    "callback_data": _check_callback,
    "copy_text": _check_copy,
    "switch_inline_query": _check_switch("switch_inline_query"),
    "switch_inline_query_current_chat": _check_switch("switch_inline_query_current_chat"),
    "switch_inline_query_chosen_chat": _check_chosen_chat,
}
