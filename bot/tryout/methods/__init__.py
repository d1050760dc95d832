"""The Bot API's methods that the bot calls; names are compared in lower case."""

from collections.abc import Awaitable, Callable
from typing import Any

from ..rules.parameters import Parameters
from ..standin import Standin
from . import answers, messages, profile, receiving

Method = Callable[[Standin, Parameters], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    **receiving.METHODS,
    **messages.METHODS,
    **answers.METHODS,
    **profile.METHODS,
}
