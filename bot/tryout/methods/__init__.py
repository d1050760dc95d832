"""The Bot API's methods, one module for each group; names are compared in lower case."""

from collections.abc import Awaitable, Callable
from typing import Any

from ..parameters import Parameters
from ..standin import Standin
from . import answering, chats, editing, profile, receiving, sending

Method = Callable[[Standin, Parameters], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    **receiving.METHODS,
    **sending.METHODS,
    **editing.METHODS,
    **answering.METHODS,
    **profile.METHODS,
    **chats.METHODS,
}
