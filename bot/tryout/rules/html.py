"""Telegram's HTML to plain text and entities, with the errors of Telegram's own parser.

Follows ``parse_html`` of tdlib (td/telegram/MessageEntity.cpp): byte offsets in errors, UTF-16
units in entities, only four named character references, attributes it doesn't know ignored.
"""

import re
from typing import Any, NamedTuple

from .addresses import link_url

Entity = dict[str, Any]

TAGS = {
    **{"b": "bold", "strong": "bold", "i": "italic", "em": "italic"},
    **{"u": "underline", "ins": "underline"},
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **{"span": "spoiler", "tg-spoiler": "spoiler", "tg-emoji": "custom_emoji"},
    **{"tg-time": "date_time", "a": "text_link", "pre": "pre", "code": "code"},
    "blockquote": "blockquote",
}
# Attributes that mean something, by tag and name, with the beginning that their value must have.
ATTRIBUTES = {
    ("a", "href"): "",
    ("tg-emoji", "emoji-id"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
}
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACES = " \t\r\n\v\0"
END = "\0"
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})(?![0-9a-fA-F])|([0-9]{1,12})(?![0-9]));?")
_NAMED = re.compile(r"&([a-zA-Z]+);?")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class MarkupError(Exception):
    """What Telegram says after ``can't parse entities:``."""


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    return _Reader(source).read()


class _Open(NamedTuple):
    """A tag that waits for its end; where its text begins."""

    tag: str
    argument: str
    units: int
    characters: int


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
            if self.source[self.at] != "<":
                self.text.append(self._character())
                self.units += units(self.text[-1])
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
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

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else END

    def _skip(self, stops: str) -> str:
        """Go on to the first of the stops and return what was passed."""
        begin = self.at
        while self._peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_spaces(self) -> None:
        while self._peek() != END and self._peek() in SPACES:
            self.at += 1

    def _error(self, reason: str, position: int, more: str = "") -> MarkupError:
        offset = len(self.source[:position].encode("utf-8", "surrogatepass"))
        return MarkupError(f"{reason} at byte offset {offset}{more}")

    def _character(self) -> str:
        """The next character; a reference counts as the one it names, if Telegram knows it."""
        begin = self.at
        self.at += 1
        if self.source[begin] != "&":
            return self.source[begin]
        if found := _NUMBERED.match(self.source, begin):
            code = int(found[1], 16) if found[1] else int(found[2])
            if 0 < code < 0x10FFFF:
                self.at = found.end()
                return chr(code)
        elif (found := _NAMED.match(self.source, begin)) and found[1] in REFERENCES:
            self.at = found.end()
            return REFERENCES[found[1]]
        return "&"

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._skip(SPACES + ">").lower()
        if self._peek() == END:
            raise self._error("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        self._skip_spaces()
        while self._peek() != ">":
            argument = self._attribute(tag, begin) or argument
            self._skip_spaces()
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.units, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; what it means for the entity, empty if nothing."""
        unclosed = self._error(f'Unclosed start tag "{tag}"', begin)
        name = self._skip(SPACES + "=>/\"'").lower()
        if not name and self._peek() != END:
            raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        value = ""
        if name and self._peek() == "=":
            self.at += 1
            self._skip_spaces()
            if self._peek() == END:
                raise unclosed
            value = self._quoted() if self._peek() in "\"'" else self._token()
            unclosed = self._error("Unclosed start tag", begin)
        if self._peek() == END:
            raise unclosed
        if (tag, name) == ("blockquote", "expandable"):
            return "expandable"
        prefix = ATTRIBUTES.get((tag, name))
        return value.removeprefix(prefix) if prefix is not None and value.startswith(prefix) else ""

    def _token(self) -> str:
        begin = self.at
        found = _TOKEN.match(self.source, begin)
        assert found is not None
        self.at = found.end()
        if self._peek() not in SPACES + ">":
            raise self._error("Unexpected end of name token", begin)
        return found[0].lower()

    def _quoted(self) -> str:
        quote = self._peek()
        self.at += 1
        value = []
        while self._peek() not in (quote, END):
            value.append(self._character())
        self.at += self._peek() == quote
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._skip(SPACES + ">")[2:].lower()
        self._skip_spaces()
        if self._peek() != ">":
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
            url = link_url(opened.argument or "".join(self.text[opened.characters :]))
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
