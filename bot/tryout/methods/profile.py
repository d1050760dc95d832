"""Commands, name and descriptions of the bot."""

import re
from typing import Any

from ..errors import bad_request, parsing
from ..rules import limits
from ..rules.parameters import Json, Parameters, take
from ..standin import Standin

_COMMAND = re.compile(r"[a-z0-9_]*")
_LANGUAGE = re.compile(r"([a-z]{2})?")
# The texts of these refusals are approximate: the limits are documented, the errors not.
TEXTS = {
    "name": (limits.BOT_NAME, "BOT_TITLE_INVALID"),
    "description": (limits.BOT_DESCRIPTION, "BOT_DESCRIPTION_INVALID"),
    "short_description": (limits.BOT_SHORT_DESCRIPTION, "BOT_ABOUT_INVALID"),
}
# Scopes of one chat, or of administrators alone, are nothing that the bot uses.
SCOPES = ("default", "all_private_chats", "all_group_chats")


def _language(parameters: Parameters) -> str:
    """A two-letter code, or empty for everybody."""
    code = parameters.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _scope(parameters: Parameters) -> str:
    value = parameters.structure("scope", "BotCommandScope")
    if value is None:
        return "default"
    with parsing("BotCommandScope"):
        if not isinstance(value, dict):
            raise ValueError("BotCommandScope must be an Object")
        kind = take(value, "type", str)
        if kind not in SCOPES:
            raise ValueError("Unsupported type specified")
    return kind


def _command(value: Any) -> Json:
    with parsing("BotCommand"):
        if not isinstance(value, dict):
            raise ValueError("expected an Object")
        name = take(value, "command", str).removeprefix("/")
        description = take(value, "description", str).strip()
    if not _COMMAND.fullmatch(name) or not limits.COMMAND_NAME.admits(len(name)):
        raise bad_request("BOT_COMMAND_INVALID")
    if not limits.COMMAND_DESCRIPTION.admits(len(description)):
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def set_my_commands(standin: Standin, parameters: Parameters) -> bool:
    values = parameters.structure("commands", "commands")
    if not isinstance(values, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_command(value) for value in values]
    if not limits.COMMANDS.admits(len(commands)):
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if len({command["command"] for command in commands}) < len(commands):
        raise bad_request("BOT_COMMAND_INVALID")  # text approximate: the API page is silent
    key = (_scope(parameters), _language(parameters))
    standin.world.profile.commands[key] = commands
    standin.changes.announce(visible=True)
    return True


def get_my_commands(standin: Standin, parameters: Parameters) -> list[Json]:
    key = (_scope(parameters), _language(parameters))
    return standin.world.profile.commands.get(key, [])


def set_text(name: str, standin: Standin, parameters: Parameters) -> bool:
    (limit, refusal), text = TEXTS[name], parameters.text(name)
    if not limit.admits(len(text)):
        raise bad_request(refusal)
    profile = standin.world.profile
    profile.texts.setdefault(name, {})[_language(parameters)] = text
    standin.bot.first_name = profile.text("name", "")
    standin.changes.announce(visible=True)
    return True


def get_text(name: str, standin: Standin, parameters: Parameters) -> Json:
    """The text for the language, or the one for everybody."""
    return {name: standin.world.profile.text(name, _language(parameters))}
