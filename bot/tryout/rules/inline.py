"""Inline results: what Telegram takes and what it says of the others."""

import re
from typing import Any

from ..errors import bad_request, parsing
from .keyboards import inline_keyboard
from .limits import INLINE_RESULTS, RESULT_ID, START_PARAMETER
from .parameters import Json, take
from .texts import Formatted, link_preview, message_text


def check_results(values: Any) -> list[Json]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise bad_request("Expected an Array of inline query results")
    if not INLINE_RESULTS.admits(len(values)):
        raise bad_request("Too many inline query results specified")
    results = [check_result(value) for value in values]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def check_result(value: Any) -> Json:
    """A checked article, the only kind that the bot sends; its id as text."""
    with parsing("inline query result"):
        return _article(value)


def _article(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError("Inline query result must be an object")
    kind = take(value, "type", str).lower()
    if kind != "article":
        raise ValueError(f'type "{kind}" is unsupported for the inline query result')
    number = take(value, "id", str)
    if not RESULT_ID.admits(len(number.encode())):
        raise bad_request("RESULT_ID_INVALID")
    if value.get("input_message_content") is None:
        # Telegram falls back to an older field here and misses that one.
        raise ValueError('Can\'t find field "message_text"')
    result_content(value)
    if not take(value, "title", str).strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    take(value, "description", str, "")
    return {**value, "id": number, "reply_markup": inline_keyboard(value.get("reply_markup"))}


def result_content(result: Json) -> Formatted:
    """The message that an inline result becomes."""
    content = take(result, "input_message_content", dict)
    if "message_text" not in content:
        raise ValueError("Input message content is not specified")
    link_preview(content.get("link_preview_options"))
    text, mode = take(content, "message_text", str), take(content, "parse_mode", str, "")
    return message_text(text, mode, content.get("entities"))


def check_results_button(value: Any) -> Json | None:
    with parsing("inline query results button"):
        return None if value is None else _results_button(value)


def _results_button(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError("InlineQueryResultsButton must be an Object")
    if not take(value, "text", str).strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if "start_parameter" not in value or "web_app" in value:
        raise ValueError("InlineQueryResultsButton must have exactly one optional field")
    parameter = take(value, "start_parameter", str)
    if not parameter:
        raise bad_request("START_PARAM_EMPTY")
    known = re.fullmatch(r"[A-Za-z0-9_-]*", parameter)
    if not known or not START_PARAMETER.admits(len(parameter)):
        raise bad_request("START_PARAM_INVALID")
    return value
