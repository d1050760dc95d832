"""Logging, set once. Nothing that people write, nor who they are, nor the token can be printed.

python-telegram-bot logs whole updates at DEBUG and a badly typed one at CRITICAL, its InvalidToken
holds the token, and httpx logs addresses with the token in them. So of a library's record only the
place is kept, whatever its level and whoever prints it; of an exception only its type and place.
"""

import logging
import sys
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import TypeAlias

OURS = "bot"
"""Loggers below this name are ours: their sentences are printed as they are."""
CHATTY = ("httpx", "httpcore")
LIBRARIES = ("telegram", "uvicorn")
"""Below WARNING heard at DEBUG only: without their sentences they tell an operator little."""
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

ExceptionInfo: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class CarefulRecord(logging.LogRecord):
    """A record that can't hold content: made careful before any handler sees it."""

    def __init__(
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: tuple[object, ...] | Mapping[str, object] | None,
        exc_info: ExceptionInfo | None,
        func: str | None = None,
        sinfo: str | None = None,
        **_: object,
    ) -> None:
        ours = name == OURS or name.startswith(f"{OURS}.")
        sentence = msg if ours else f"(not shown) {place(pathname, lineno)}"
        if exc_info and exc_info[1] is not None:
            sentence = f"{sentence}: {describe(exc_info[1])}"
        super().__init__(
            name, level, pathname, lineno, sentence, args if ours else None, None, func
        )


def set_up_logging(level: str) -> None:
    """One stream, our format; careful records from now on."""
    logging.setLogRecordFactory(CarefulRecord)
    logging.basicConfig(level=level, format=FORMAT, stream=sys.stderr, force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "DEBUG" else logging.WARNING)


def describe(error: BaseException) -> str:
    """Type and place of an exception; never its text, which may hold content or the token."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if "/bot/" in frame.filename] or frames
    if not inside:
        return type(error).__name__
    return f"{type(error).__name__} at {place(inside[-1].filename, inside[-1].lineno or 0)}"


def place(filename: str, line: int) -> str:
    """The last three parts of a path, with the line."""
    return f"{'/'.join(filename.replace(chr(92), '/').split('/')[-3:])}:{line}"
