"""The Bot API's methods that the bot calls; names are compared in lower case."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from ..rules.parameters import Parameters
from ..standin import Standin
from . import answers, messages, profile, receiving

METHODS: dict[str, Callable[[Standin, Parameters], Any | Awaitable[Any]]] = {
    "getme": receiving.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "sendmessage": messages.send_message,
    "sendchataction": messages.send_chat_action,
    "editmessagetext": messages.edit_message_text,
    "answercallbackquery": answers.answer_callback_query,
    "answerinlinequery": answers.answer_inline_query,
    "answerguestquery": answers.answer_guest_query,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    **{f"setmy{name.replace('_', '')}": partial(profile.set_text, name) for name in profile.TEXTS},
    **{f"getmy{name.replace('_', '')}": partial(profile.get_text, name) for name in profile.TEXTS},
}
