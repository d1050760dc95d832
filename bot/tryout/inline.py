"""Inline results: what Telegram takes and what it says of the others."""

import re
from typing import Any

from .addresses import url_fault
from .errors import bad_request
from .formatting import caption_text, message_text
from .limits import INLINE_RESULTS, RESULT_ID, START_PARAMETER
from .markup import inline_markup
from .parameters import Json, required_object, required_text

# What each kind needs beside type and id; of a tuple one is enough.
NEEDED: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "article": ("title",),
    "audio": (("audio_url", "audio_file_id"),),
    "contact": ("phone_number", "first_name"),
    "document": ("title", ("document_url", "document_file_id")),
    "game": ("game_short_name",),
    "gif": (("gif_url", "gif_file_id"),),
    "location": ("latitude", "longitude", "title"),
    "mpeg4_gif": (("mpeg4_url", "mpeg4_file_id"),),
    "photo": (("photo_url", "photo_file_id"),),
    "sticker": ("sticker_file_id",),
    "venue": ("latitude", "longitude", "title", "address"),
    "video": ("title", ("video_url", "video_file_id")),
    "voice": ("title", ("voice_url", "voice_file_id")),
}
_START = re.compile(r"[A-Za-z0-9_-]*")


def check_results(values: Any) -> list[Json]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise bad_request("Expected an Array of inline query results")
    if not INLINE_RESULTS.admits(len(values)):
        raise bad_request("Too many inline query results specified")
    results = [check_result(value) for value in values]
    ids = [result["id"] for result in results]
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def check_result(value: Any) -> Json:
    try:
        return _checked(value)
    except ValueError as error:
        raise bad_request(f"Can't parse inline query result: {error}") from None


def _checked(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError("Inline query result must be an object")
    kind = required_text(value, "type").lower()
    if kind not in NEEDED:
        raise ValueError(f'type "{kind}" is unsupported for the inline query result')
    if not RESULT_ID.admits(len(required_text(value, "id").encode())):
        raise bad_request("RESULT_ID_INVALID")
    _check_content(value, kind)
    for needed in NEEDED[kind]:
        names = (needed,) if isinstance(needed, str) else needed
        if not any(value.get(name) is not None for name in names):
            raise ValueError(f'Can\'t find field "{names[-1]}"')
    if kind == "article" and not required_text(value, "title").strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    caption_text(value.get("caption", ""), value.get("parse_mode", ""), None)
    for name in ("thumbnail_url", "url"):
        if (url := value.get(name)) and url_fault(url):
            raise bad_request("WEBDOCUMENT_URL_INVALID")
    return {**value, "reply_markup": inline_markup(value.get("reply_markup"))}


def _check_content(value: Json, kind: str) -> None:
    if value.get("input_message_content") is None:
        if kind == "article":
            # Telegram falls back to an older field here and misses that one.
            raise ValueError('Can\'t find field "message_text"')
        return
    content = required_object(value, "input_message_content")
    if "message_text" in content:
        parse_mode, entities = content.get("parse_mode", ""), content.get("entities")
        message_text(required_text(content, "message_text"), parse_mode or "", entities)
    elif not {"latitude", "phone_number", "title"} & content.keys():
        raise ValueError("Input message content is not specified")


def check_results_button(value: Any) -> Json | None:
    if value is None:
        return None
    try:
        return _checked_button(value)
    except ValueError as error:
        raise bad_request(f"Can't parse inline query results button: {error}") from None


def _checked_button(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError("InlineQueryResultsButton must be an Object")
    if not required_text(value, "text").strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if ("start_parameter" in value) == ("web_app" in value):
        raise ValueError("InlineQueryResultsButton must have exactly one optional field")
    if "start_parameter" in value:
        parameter = required_text(value, "start_parameter")
        if not parameter:
            raise bad_request("START_PARAM_EMPTY")
        if not _START.fullmatch(parameter) or not START_PARAMETER.admits(len(parameter)):
            raise bad_request("START_PARAM_INVALID")
    return value
