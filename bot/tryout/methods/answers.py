"""Answers to callback, inline and guest queries."""

import re
from typing import Any

from ..errors import bad_request, parsing
from ..rules import limits
from ..rules.html import url_fault
from ..rules.keyboards import inline_keyboard
from ..rules.parameters import Json, Parameters, take
from ..rules.texts import result_content
from ..standin import Standin
from ..updates import Query


def answer_callback_query(standin: Standin, parameters: Parameters) -> bool:
    text, url = parameters.text("text"), parameters.text("url")
    if not limits.CALLBACK_TEXT.admits(len(text)):
        raise bad_request("MESSAGE_TOO_LONG")
    if url and url_fault(url):
        raise bad_request("URL_INVALID")
    answer = {"text": text, "show_alert": parameters.flag("show_alert"), "url": url}
    _query(standin, parameters, "callback").accept(answer)
    return True


def answer_inline_query(standin: Standin, parameters: Parameters) -> bool:
    answer: Json = {
        "results": _results(parameters.structure("results", "inline query results")),
        "button": _button(parameters.structure("button", "inline query results button")),
        "next_offset": parameters.text("next_offset"),
        "cache_time": parameters.integer("cache_time", 300),
        "is_personal": parameters.flag("is_personal"),
    }
    if not limits.NEXT_OFFSET.admits(len(answer["next_offset"].encode())):
        raise bad_request("NEXT_OFFSET_INVALID")
    if not limits.CACHE_TIME.admits(answer["cache_time"]):
        raise bad_request("cache_time must be 0-86400")  # our text: Telegram clamps it silently
    _query(standin, parameters, "inline").accept(answer)
    return True


def answer_guest_query(standin: Standin, parameters: Parameters) -> Json:
    value = parameters.structure("result", "inline query result")
    if value is None:
        raise bad_request("Result isn't specified")
    result = _result(value)
    query = _query(standin, parameters, "guest")
    query.accept(result)
    asked = query.message
    assert asked is not None
    content, markup = result_content(result), result["reply_markup"]
    reply = standin.world.post(asked.chat, standin.bot, content, markup=markup, reply_to=asked)
    return {"inline_message_id": f"tryout-{reply.id}"}


def _query(standin: Standin, parameters: Parameters, kind: str) -> Query:
    return standin.world.queries.open(kind, parameters.text(f"{kind}_query_id"))


def _results(values: Any) -> list[Json]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise bad_request("Expected an Array of inline query results")
    if not limits.INLINE_RESULTS.admits(len(values)):
        raise bad_request("Too many inline query results specified")
    results = [_result(value) for value in values]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _result(value: Any) -> Json:
    """A checked article, the only kind that the bot sends; its id as text."""
    with parsing("inline query result"):
        if not isinstance(value, dict):
            raise ValueError("Inline query result must be an object")
        kind = take(value, "type", str).lower()
        if kind != "article":
            raise ValueError(f'type "{kind}" is unsupported for the inline query result')
        number = take(value, "id", str)
        if not limits.RESULT_ID.admits(len(number.encode())):
            raise bad_request("RESULT_ID_INVALID")
        result_content(value)
        if not take(value, "title", str).strip():
            raise bad_request("ARTICLE_TITLE_EMPTY")
        take(value, "description", str, "")
        return {**value, "id": number, "reply_markup": inline_keyboard(value.get("reply_markup"))}


def _button(value: Any) -> Json | None:
    """The button above the results."""
    if value is None:
        return None
    with parsing("inline query results button"):
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
        if not known or not limits.START_PARAMETER.admits(len(parameter)):
            raise bad_request("START_PARAM_INVALID")
        return value
