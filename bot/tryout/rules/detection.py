"""What Telegram finds in plain text by itself: commands, mentions, addresses, hashtags."""

import re

from .html import Entity, units

_DOMAIN = r"(?:[\w-]+\.)+(?:com|org|net|int|info|edu|gov|app|dev|[a-z]{2})"
_FOUND = {
    "url": rf"(?i)\bhttps?://[^\s<>\"«»]+|\b(?<![@.\w-]){_DOMAIN}\b(?:/[^\s<>\"«»]*)?(?!@)",
    "email": r"\b[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}\b",
    "bot_command": r"(?a)(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?(?![\w/<>])",
    "mention": r"(?<![\w@/])@[A-Za-z0-9_]{3,32}\b",
    "hashtag": r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}\b",
}
_OPAQUE = ("pre", "code", "text_link")


def detect(text: str, given: list[Entity] | None = None) -> tuple[Entity, ...]:
    """The given entities and the found ones, in the order of the text.

    Nothing is found inside of code or of a link. Top-level domains are a short list and every
    two-letter one: enough for a try-out, not Telegram's full list.
    """
    kept = list(given or [])
    taken = [span(entity) for entity in kept if entity["type"] in _OPAQUE]
    for kind, pattern in _FOUND.items():
        for match in re.finditer(pattern, text):
            begin = units(text[: match.start()])
            end = begin + units(match[0].rstrip(".,;:!?)") if kind == "url" else match[0])
            if not any(begin < stop and start < end for start, stop in taken):
                taken.append((begin, end))
                kept.append({"type": kind, "offset": begin, "length": end - begin})
    return tuple(sorted(kept, key=lambda entity: (entity["offset"], -entity["length"])))


def span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def part(text: str, entity: Entity) -> str:
    """The piece of the text that an entity covers."""
    begin, end = span(entity)
    return text.encode("utf-16-le")[begin * 2 : end * 2].decode("utf-16-le", "replace")
