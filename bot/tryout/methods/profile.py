"""Commands, name, descriptions and menu button of the bot."""

import json
import re
from collections.abc import Callable
from typing import Any

from ..errors import bad_request
from ..limits import (
    BOT_DESCRIPTION,
    BOT_NAME,
    BOT_SHORT_DESCRIPTION,
    COMMAND_DESCRIPTION,
    COMMAND_NAME,
    COMMANDS,
    Limit,
)
from ..parameters import Json, Parameters, required_object, required_text
from ..standin import Standin

_COMMAND = re.compile(r"[a-z0-9_]*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_WIDE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def language(parameters: Parameters) -> str:
    """A two-letter code, or empty for everybody."""
    code = parameters.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _scope(standin: Standin, parameters: Parameters) -> str:
    value = parameters.structure("scope", "BotCommandScope")
    if value is None:
        value = {"type": "default"}
    if not isinstance(value, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    try:
        kind = required_text(value, "type")
        if kind in _CHAT_SCOPES:
            wanted = required_text(value, "chat_id")
            if kind == "chat_member":
                required_text(value, "user_id")
    except ValueError as error:
        raise bad_request(f"Can't parse BotCommandScope: {error}") from None
    if kind in _CHAT_SCOPES:
        standin.find_chat(wanted)
    elif kind not in _WIDE_SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    return json.dumps(value, sort_keys=True)


def _command(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    try:
        name = required_text(value, "command").removeprefix("/")
        description = required_text(value, "description")
    except ValueError as error:
        raise bad_request(f"Can't parse BotCommand: {error}") from None
    if not _COMMAND.fullmatch(name) or not COMMAND_NAME.admits(len(name)):
        raise bad_request("BOT_COMMAND_INVALID")
    if not COMMAND_DESCRIPTION.admits(len(description.strip())):
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description.strip()}


def set_my_commands(standin: Standin, parameters: Parameters) -> bool:
    values = parameters.structure("commands", "commands")
    if not isinstance(values, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_command(value) for value in values]
    names = [command["command"] for command in commands]
    if not COMMANDS.admits(len(commands)):
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if len(set(names)) < len(names):
        raise bad_request("BOT_COMMAND_INVALID")  # text approximate: the API page is silent
    key = (_scope(standin, parameters), language(parameters))
    standin.profile.commands[key] = commands
    standin.changes.announce(visible=True)
    return True


def get_my_commands(standin: Standin, parameters: Parameters) -> list[Json]:
    key = (_scope(standin, parameters), language(parameters))
    return standin.profile.commands.get(key, [])


def delete_my_commands(standin: Standin, parameters: Parameters) -> bool:
    key = (_scope(standin, parameters), language(parameters))
    standin.profile.commands.pop(key, None)
    return True


def _setter(field: str, kept: str, limit: Limit, refusal: str) -> Callable[..., bool]:
    def set_text(standin: Standin, parameters: Parameters) -> bool:
        text, code = parameters.text(field), language(parameters)
        if not limit.admits(len(text)):
            raise bad_request(refusal)
        texts: dict[str, str] = getattr(standin.profile, kept)
        texts.pop(code, None)
        if text:
            texts[code] = text
        standin.bot.first_name = standin.profile.names.get("") or standin.registered_name
        standin.changes.announce(visible=True)
        return True

    return set_text


def _getter(field: str, kept: str) -> Callable[..., Json]:
    def get_text(standin: Standin, parameters: Parameters) -> Json:
        """The text for the language, or the one for everybody."""
        texts: dict[str, str] = getattr(standin.profile, kept)
        default = standin.registered_name if field == "name" else ""
        return {field: texts.get(language(parameters)) or texts.get("") or default}

    return get_text


def set_chat_menu_button(standin: Standin, parameters: Parameters) -> bool:
    value = parameters.structure("menu_button", "menu button") or {"type": "default"}
    if not isinstance(value, dict) or value.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    if value["type"] == "web_app":
        try:
            required_text(value, "text")
            required_text(required_object(value, "web_app"), "url")
        except ValueError as error:
            raise bad_request(f"Can't parse menu button: {error}") from None
    standin.profile.menu_buttons[_menu_chat(standin, parameters)] = value
    return True


def get_chat_menu_button(standin: Standin, parameters: Parameters) -> Json:
    buttons = standin.profile.menu_buttons
    return buttons.get(_menu_chat(standin, parameters)) or buttons.get(0) or {"type": "commands"}


def _menu_chat(standin: Standin, parameters: Parameters) -> int:
    return standin.find_chat(wanted).id if (wanted := parameters.text("chat_id")) else 0


# The texts of these three refusals are approximate: the limits are documented, the errors not.
METHODS = {
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": _setter("name", "names", BOT_NAME, "BOT_TITLE_INVALID"),
    "getmyname": _getter("name", "names"),
    "setmydescription": _setter(
        "description", "descriptions", BOT_DESCRIPTION, "BOT_DESCRIPTION_INVALID"
    ),
    "getmydescription": _getter("description", "descriptions"),
    "setmyshortdescription": _setter(
        "short_description", "short_descriptions", BOT_SHORT_DESCRIPTION, "BOT_ABOUT_INVALID"
    ),
    "getmyshortdescription": _getter("short_description", "short_descriptions"),
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
}
