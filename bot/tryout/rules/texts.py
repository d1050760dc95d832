"""From a text as sent to a text as shown: parsing, trimming, counting, and what Telegram finds in
plain text by itself (commands, mentions, addresses, hashtags)."""

import re
from typing import Any, NamedTuple

from ..errors import bad_request, parsing
from .html import Entity, MarkupError, parse_html, units
from .limits import ENTITIES, MESSAGE_TEXT, RAW_TEXT
from .parameters import Json, take

_DOMAIN = r"(?:[\w-]+\.)+(?:com|org|net|int|info|edu|gov|app|dev|[a-z]{2})"
_FOUND = {
    "url": rf"(?i)\bhttps?://[^\s<>\"«»]+|\b(?<![@.\w-]){_DOMAIN}\b(?:/[^\s<>\"«»]*)?(?!@)",
    "email": r"\b[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}\b",
    "bot_command": r"(?a)(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?(?![\w/<>])",
    "mention": r"(?<![\w@/])@[A-Za-z0-9_]{3,32}\b",
    "hashtag": r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}\b",
}
_OPAQUE = ("pre", "code", "text_link")


class Formatted(NamedTuple):
    text: str
    entities: tuple[Entity, ...] = ()


def plain(text: str) -> Formatted:
    """A text as a person types it."""
    return Formatted(text, _detected(text, []))


def message_text(text: str, parse_mode: str, entities: Any = None) -> Formatted:
    """A text fit to be a message, or Telegram's refusal."""
    if not text:
        raise bad_request("Message text is empty")
    if not RAW_TEXT.admits(len(text.encode("utf-8", "surrogatepass"))):
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    found: list[Entity] = []
    if entities or mode in ("markdown", "markdownv2"):
        # Our text: Telegram takes these, the bot writes HTML only.
        raise bad_request("this stand-in knows the parse_mode HTML only, and no entities")
    if mode not in ("html", "none", ""):
        raise bad_request("Unsupported parse_mode")
    if mode == "html":
        try:
            text, found = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"Can't parse entities: {error}") from None
    text, found = _trimmed(text, found)
    if not text:
        raise bad_request("text must be non-empty")
    if not MESSAGE_TEXT.admits(units(text)):
        raise bad_request("message is too long")
    return Formatted(text, _detected(text, found)[: ENTITIES.most])


def link_preview(value: Any) -> Json | None:
    """Link preview options; the bot only ever switches the preview off."""
    if value is None:
        return None
    with parsing("link preview options"):
        if not isinstance(value, dict) or value.keys() - {"is_disabled"}:
            raise ValueError("this stand-in knows is_disabled only")
        take(value, "is_disabled", bool, False)
    return value


def result_content(result: Json) -> Formatted:
    """The message that an inline result becomes."""
    content = take(result, "input_message_content", dict)
    link_preview(content.get("link_preview_options"))
    text, mode = take(content, "message_text", str), take(content, "parse_mode", str, "")
    return message_text(text, mode, content.get("entities"))


def part(text: str, entity: Entity) -> str:
    """The piece of the text that an entity covers."""
    begin, end = entity["offset"], entity["offset"] + entity["length"]
    return text.encode("utf-16-le")[begin * 2 : end * 2].decode("utf-16-le", "replace")


def _detected(text: str, given: list[Entity]) -> tuple[Entity, ...]:
    """The given entities and the found ones, in the order of the text.

    Nothing is found inside of code or of a link. Top-level domains are a short list and every
    two-letter one: enough for a try-out, not Telegram's full list.
    """
    kept = list(given)
    opaque = [entity for entity in kept if entity["type"] in _OPAQUE]
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in opaque]
    for kind, pattern in _FOUND.items():
        for match in re.finditer(pattern, text):
            begin = units(text[: match.start()])
            end = begin + units(match[0].rstrip(".,;:!?)") if kind == "url" else match[0])
            if not any(begin < stop and start < end for start, stop in taken):
                taken.append((begin, end))
                kept.append({"type": kind, "offset": begin, "length": end - begin})
    return tuple(sorted(kept, key=lambda entity: (entity["offset"], -entity["length"])))


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Blanks at both ends go; blanks at the beginning stay if they belong to an entity."""
    text = text.replace("\r", "").rstrip()
    room = min((entity["offset"] for entity in entities), default=len(text))
    lead = min(len(text) - len(text.lstrip()), room)
    text, end = text[lead:], units(text) - lead
    kept = []
    for entity in entities:
        offset = entity["offset"] - lead
        length = min(entity["length"], end - offset)
        if length > 0:
            kept.append({**entity, "offset": offset, "length": length})
    return text, kept
