"""From a text as sent to a text as shown: parsing, trimming, counting."""

from dataclasses import dataclass
from typing import Any

from .detection import detect, span
from .entities import Entity, MarkupError, parse_html, units
from .errors import bad_request
from .limits import CAPTION, ENTITIES, MESSAGE_TEXT, RAW_TEXT

_FOUND_BY_TELEGRAM = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number",
})  # fmt: skip
KNOWN_TYPES = _FOUND_BY_TELEGRAM | {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link",
    "text_mention", "custom_emoji", "blockquote", "expandable_blockquote", "date_time",
}  # fmt: skip


@dataclass(frozen=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()


def message_text(text: str, parse_mode: str, entities: Any) -> Formatted:
    """A text fit to be a message, or Telegram's refusal."""
    if not text:
        raise bad_request("Message text is empty")
    formatted = _formatted(text, parse_mode, entities)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if not MESSAGE_TEXT.admits(units(formatted.text)):
        raise bad_request("message is too long")
    return formatted


def caption_text(text: str, parse_mode: str, entities: Any) -> Formatted:
    formatted = _formatted(text, parse_mode, entities)
    if not CAPTION.admits(units(formatted.text)):
        raise bad_request("message caption is too long")
    return formatted


def _formatted(text: str, parse_mode: str, entities: Any) -> Formatted:
    if not RAW_TEXT.admits(len(text.encode("utf-8", "surrogatepass"))):
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        try:
            text, found = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"Can't parse entities: {error}") from None
    elif mode in ("markdown", "markdownv2"):
        # Not Telegram's text: Telegram knows these modes, this stand-in does not.
        raise bad_request(f'parse_mode "{parse_mode}" isn\'t known to this stand-in')
    elif mode not in ("", "none"):
        raise bad_request("Unsupported parse_mode")
    else:
        found = _given_entities(entities)
    text, found = _trimmed(text, _allowed(found))
    return Formatted(text, tuple(detect(text, found)[: ENTITIES.most]))


def _given_entities(entities: Any) -> list[Entity]:
    """Entities sent beside the text; those that Telegram finds itself are ignored."""
    found = []
    for entity in entities if isinstance(entities, list) else []:
        kind = entity.get("type") if isinstance(entity, dict) else None
        if kind not in KNOWN_TYPES:
            raise bad_request("Can't parse MessageEntity: Unsupported type specified")
        for name in ("offset", "length"):
            if not isinstance(entity.get(name), int):
                raise bad_request(f"Can't parse MessageEntity: Can't find field \"{name}\"")
        if kind not in _FOUND_BY_TELEGRAM and entity["length"] > 0:
            found.append(dict(entity))
    return found


def _allowed(entities: list[Entity]) -> list[Entity]:
    """Drop what can't be nested: anything in code, a quotation in a quotation."""
    kept: list[Entity] = []
    around: list[Entity] = []
    for entity in sorted(entities, key=_outermost_first):
        around = [outer for outer in around if span(outer)[1] > entity["offset"]]
        code = next((outer for outer in around if outer["type"] in ("pre", "code")), None)
        if code is not None:
            if code["type"] == "pre" and entity.get("language") and span(code) == span(entity):
                code["language"] = entity["language"]
            continue
        if _is_quote(entity) and any(_is_quote(outer) for outer in around):
            continue
        if entity["type"] != "pre":
            entity.pop("language", None)
        kept.append(entity)
        around.append(entity)
    return kept


def _outermost_first(entity: Entity) -> tuple[int, int, bool]:
    return entity["offset"], -entity["length"], entity["type"] != "pre"


def _is_quote(entity: Entity) -> bool:
    return bool(entity["type"].endswith("blockquote"))


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
