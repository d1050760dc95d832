"""Telegram's HTML to plain text and entities, with the errors of Telegram's own parser.

Follows ``parse_html`` of tdlib (td/telegram/MessageEntity.cpp): byte offsets in errors, UTF-16
units in entities, only four named character references, attributes it doesn't know ignored.
"""

import re
from typing import Any, NamedTuple

from .addresses import link_url

Entity = dict[str, Any]

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    **{"tg-emoji": "custom_emoji", "tg-time": "date_time", "a": "text_link"},
    **{name: name for name in ("pre", "code", "blockquote")},
}
# Attributes that mean something, by tag and name, with the beginning that their value must have.
ATTRIBUTES = {
    ("a", "href"): "",
    ("tg-emoji", "emoji-id"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
}
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,12})|#([0-9]{1,12})|([a-zA-Z]+));?")
_SPACE = r"[ \t\r\n\v\0]"
_TAG = re.compile(rf"</?((?:(?!{_SPACE})[^>])*){_SPACE}*")
_ATTRIBUTE = re.compile(rf"((?:(?!{_SPACE})[^=>/\"'])+){_SPACE}*(=?){_SPACE}*")
_VALUE = re.compile(rf"(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]*)(?={_SPACE}|>|$)){_SPACE}*")


class MarkupError(Exception):
    """What Telegram says after ``can't parse entities:``."""


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    return _Reader(source).read()


def _resolved(text: str) -> str:
    """The text with the characters that its references name; unknown ones stay as written."""

    def character(found: re.Match[str]) -> str:
        if found[3]:
            return REFERENCES.get(found[3], found[0])
        code = int(found[1], 16) if found[1] else int(found[2])
        return chr(code) if 0 < code < 0x10FFFF else found[0]

    return _REFERENCE.sub(character, text)


class _Open(NamedTuple):
    """A tag that waits for its end; where its text begins."""

    tag: str
    argument: str
    units: int
    pieces: int


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            else:
                piece = self.source[self.at :].partition("<")[0]
                self.at += len(piece)
                self.text.append(_resolved(piece))
                self.units += units(self.text[-1])
        if self.open:
            tag = self.open[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return self._whole(), self.entities

    def _whole(self) -> str:
        """Numeric references may have given surrogates; only whole pairs are characters."""
        try:
            return "".join(self.text).encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            ) from None

    def _error(self, reason: str, position: int, more: str = "") -> MarkupError:
        offset = len(self.source[:position].encode("utf-8", "surrogatepass"))
        return MarkupError(f"{reason} at byte offset {offset}{more}")

    def _is_at_end(self) -> bool:
        return self.at >= len(self.source)

    def _tag_name(self) -> str:
        """Read the beginning of a tag up to what follows its name."""
        found = _TAG.match(self.source, self.at)
        assert found is not None
        self.at = found.end()
        return found[1].lower()

    def _start_tag(self) -> None:
        begin = self.at
        tag = self._tag_name()
        if begin + 1 + len(tag) == len(self.source):
            raise self._error("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while self.source[self.at : self.at + 1] != ">":
            argument = self._attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.units, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; what it means for the entity, empty if nothing."""
        found = _ATTRIBUTE.match(self.source, self.at)
        if not found and not self._is_at_end():
            raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
        self.at = found.end() if found else self.at
        if self._is_at_end() or not found:
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        key = (tag, found[1].lower())
        value = self._value(begin) if found[2] else ""
        if key == ("blockquote", "expandable"):
            return "expandable"
        prefix = ATTRIBUTES.get(key)
        return value.removeprefix(prefix) if prefix is not None and value.startswith(prefix) else ""

    def _value(self, begin: int) -> str:
        found = _VALUE.match(self.source, self.at)
        if not found and self.source[self.at] not in "\"'":
            raise self._error("Unexpected end of name token", self.at)
        self.at = found.end() if found else len(self.source)
        if self._is_at_end() or not found:
            raise self._error("Unclosed start tag", begin)
        return _resolved(found[1] or found[2] or "") or (found[3] or "").lower()

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._tag_name()
        if self.source[self.at : self.at + 1] != ">":
            raise self._error("Unclosed end tag", begin)
        opened = self.open.pop()
        if name and name != opened.tag:
            expected = f', expected "</{opened.tag}>", found "</{name}>"'
            raise self._error("Unmatched end tag", begin, expected)
        self.at += 1
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.units - opened.units
        if length == 0:
            return
        entity: Entity = {"type": TAGS[opened.tag], "offset": opened.units, "length": length}
        if opened.tag == "a":
            url = link_url(opened.argument or "".join(self.text[opened.pieces :]))
            if not url:
                return
            entity["url"] = url
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdecimal():
                raise MarkupError("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)
