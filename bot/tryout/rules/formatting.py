"""From a text as sent to a text as shown: parsing, trimming, counting."""

from typing import Any, NamedTuple

from ..errors import bad_request
from .detection import detect, span
from .html import Entity, MarkupError, parse_html, units
from .limits import ENTITIES, MESSAGE_TEXT, RAW_TEXT


class Formatted(NamedTuple):
    text: str
    entities: tuple[Entity, ...] = ()


def plain(text: str) -> Formatted:
    """A text as a person types it."""
    return Formatted(text, detect(text))


def message_text(text: str, parse_mode: str, entities: Any = None) -> Formatted:
    """A text fit to be a message, or Telegram's refusal."""
    if not text:
        raise bad_request("Message text is empty")
    if not RAW_TEXT.admits(len(text.encode("utf-8", "surrogatepass"))):
        raise bad_request("Text is too long")
    formatted = _formatted(text, parse_mode.lower(), entities)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if not MESSAGE_TEXT.admits(units(formatted.text)):
        raise bad_request("message is too long")
    return formatted


def _formatted(text: str, mode: str, entities: Any) -> Formatted:
    found: list[Entity] = []
    if entities or mode in ("markdown", "markdownv2"):
        # Not Telegram's text: Telegram takes these, the bot writes HTML only.
        raise bad_request("this stand-in knows the parse_mode HTML only, and no entities")
    if mode == "html":
        try:
            text, found = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"Can't parse entities: {error}") from None
    elif mode not in ("", "none"):
        raise bad_request("Unsupported parse_mode")
    text, found = _trimmed(text, _allowed(found))
    return Formatted(text, detect(text, found)[: ENTITIES.most])


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
