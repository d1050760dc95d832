"""What can't be printed."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.logs import CHATTY, describe, set_up_logging
from tests.conftest import BrokenScreen

from .conftest import TOKEN, Handle
from .wire import RecordingRequest, button_press, edited, inline_query, private_text


@pytest.fixture
def desk(knowledge: Knowledge) -> Desk:
    """A desk that breaks on the word "crash"."""
    return Desk(replace(knowledge, screen=BrokenScreen()))


@pytest.fixture
def printed() -> Iterator[io.StringIO]:
    """All that any handler would print, at DEBUG; logging is as before afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, logging.getLogRecordFactory()
    levels = {name: logging.getLogger(name).level for name in CHATTY}
    stream = io.StringIO()
    set_up_logging("DEBUG")
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(logging.StreamHandler(stream))
    yield stream
    root.handlers, level, factory = before
    root.setLevel(level)
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def test_no_update_and_no_token_can_be_printed(
    handle: Handle, request_: RecordingRequest, printed: io.StringIO
) -> None:
    """Not at DEBUG, not when the library logs whole updates, not when a handler breaks."""
    await handle(private_text("a planted question"))
    await handle(private_text("crash with a planted question"))
    await handle(edited(private_text("x"), "crash with a planted question"))
    await handle(inline_query("crash with a planted question"))
    await handle(button_press("e-planted"))
    request_.answer("sendMessage", {"planted": "question"})
    await handle(private_text("a planted question"))
    request_.refuse("sendMessage", 500, "planted question")
    request_.refuse("sendMessage", 401, "planted question")
    await handle(private_text("a planted question"))
    logging.getLogger("httpx").info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("asyncio").error("planted question", exc_info=ValueError("planted question"))
    text = printed.getvalue()
    assert "telegram" in text
    for planted in ("planted", "Secretname", TOKEN):
        assert planted not in text


def test_our_own_sentences_are_printed(printed: io.StringIO) -> None:
    """With their values, and of an exception type and place."""
    try:
        raise KeyError("planted")
    except KeyError:
        logging.getLogger("bot.surfaces").exception("Failed %s", "here")
    assert "Failed here: KeyError at tests/surfaces/test_logs.py:" in printed.getvalue()
    assert "planted" not in printed.getvalue()


def test_an_error_that_was_never_raised_has_no_place() -> None:
    """Its type is all there is to say."""
    assert describe(ValueError("planted")) == "ValueError"
