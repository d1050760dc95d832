"""Commands, names, descriptions."""

from typing import Any

import pytest

from bot.tryout import Standin
from bot.tryout.people import REGISTERED_NAME
from bot.tryout.web.view import commands_for

from .conftest import Call

HELP = {"command": "help", "description": "What I can do"}


async def test_commands_per_scope_and_language(call: Call) -> None:
    """Each scope and language has its own list, empty until set."""
    scope = {"type": "all_group_chats"}
    assert await call("setMyCommands", commands=[HELP], scope=scope, language_code="es") is True
    assert await call("getMyCommands", scope=scope, language_code="es") == [HELP]
    assert await call("getMyCommands", scope=scope) == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a-b", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            {"commands": [{"command": "a"}]},
            "can't parse BotCommand: Can't find field \"description\"",
        ),
        (
            {"commands": [{"command": f"c{i}", "description": "x"} for i in range(101)]},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        ({"commands": {}}, "expected an Array of BotCommand"),
        (
            {"commands": [HELP], "scope": {"type": "moon"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        (
            {"commands": [HELP], "scope": {}},
            "can't parse BotCommandScope: Can't find field \"type\"",
        ),
        ({"commands": [HELP], "language_code": "english"}, "LANG_CODE_INVALID"),
    ],
)
async def test_bad_commands_are_refused(
    call: Call, parameters: dict[str, Any], reason: str
) -> None:
    """Names, descriptions, scopes and languages have Telegram's limits."""
    assert await call("setMyCommands", **parameters) == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("what", "field", "most"),
    [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ],
)
async def test_texts_have_a_longest_length(call: Call, what: str, field: str, most: int) -> None:
    """The longest text passes and comes back, one more character doesn't."""
    assert await call(f"setMy{what}", **{field: "x" * most}) is True
    assert await call(f"getMy{what}") == {field: "x" * most}
    assert (await call(f"setMy{what}", **{field: "x" * (most + 1)})).startswith("Bad Request: ")


async def test_text_of_a_language_falls_back(call: Call) -> None:
    """A language without its own text shows the one for everybody; an empty text removes it."""
    await call("setMyDescription", description="Hello")
    await call("setMyDescription", description="Hola", language_code="es")
    assert await call("getMyDescription", language_code="es") == {"description": "Hola"}
    assert await call("getMyDescription", language_code="fr") == {"description": "Hello"}
    await call("setMyDescription", description="", language_code="es")
    assert await call("getMyDescription", language_code="es") == {"description": "Hello"}


async def test_name_is_shown_in_messages(standin: Standin, call: Call) -> None:
    """The bot's name changes everywhere, and back when it is removed."""
    await call("setMyName", name="Waymark")
    assert (await call("getMe"))["first_name"] == "Waymark"
    await call("setMyName", name="")
    assert (await call("getMe"))["first_name"] == REGISTERED_NAME


async def test_narrowest_list_is_shown(standin: Standin, call: Call) -> None:
    """A chat shows the list of its narrowest scope, the person's language first."""
    ann = standin.add_person("Ann", language_code="es-MX")
    spanish = {"command": "help", "description": "Ayuda"}
    await call("setMyCommands", commands=[HELP])
    await call("setMyCommands", commands=[spanish], language_code="es")
    group = standin.add_group("Parents", [ann])
    await call("setMyCommands", commands=[], scope={"type": "all_group_chats"})
    assert commands_for(standin, standin.private_chat(ann), ann) == [spanish]
    assert commands_for(standin, group, standin.add_person("Ben")) == [HELP]
