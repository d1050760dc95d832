"""Telegram's HTML to plain text and entities, with the errors of Telegram's own parser.

Follows ``parse_html`` of tdlib (td/telegram/MessageEntity.cpp): byte offsets in errors, UTF-16
units in entities, only four named character references, attributes it doesn't know ignored.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from .addresses import link_url

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACES = " \t\r\n\v\0"
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NAMED = re.compile(r"&([a-zA-Z]+);?")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
END = "\0"


class MarkupError(Exception):
    """What Telegram says after ``can't parse entities:``."""


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    return _Reader(source).read()


@dataclass
class _Open:
    tag: str
    argument: str
    units: int
    characters: int


@dataclass
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    units: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "<":
                self._tag()
                continue
            if character == "&":
                character, self.at = self._reference()
            else:
                self.at += 1
            self.text.append(character)
            self.units += units(character)
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

    def _offset(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _reference(self) -> tuple[str, int]:
        """The character meant at this ``&`` and where to go on; an unknown one stays as written."""
        if found := _NUMBERED.match(self.source, self.at):
            code = int(found[1], 16) if found[1] else int(found[2])
            if 0 < code < 0x10FFFF:
                return chr(code), found.end()
        elif (found := _NAMED.match(self.source, self.at)) and found[1] in REFERENCES:
            return REFERENCES[found[1]], found.end()
        return "&", self.at + 1

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._skip(SPACES + ">").lower()
        if self._peek() == END:
            raise MarkupError(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if tag not in TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._offset(begin)}')
        argument = ""
        while True:
            self._skip_spaces()
            if self._peek() == ">":
                break
            argument = self._attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            where = self._offset(begin)
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open.append(_Open(tag, argument, self.units, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; what it means for the entity, empty if nothing."""
        unclosed = f'Unclosed start tag "{tag}" at byte offset {self._offset(begin)}'
        name = self._skip(SPACES + "=>/\"'").lower()
        if not name:
            if self._peek() == END:
                raise MarkupError(unclosed)
            where = self._offset(begin)
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._skip_spaces()
        if self._peek() != "=":
            if self._peek() == END:
                raise MarkupError(unclosed)
            return "expandable" if (tag, name) == ("blockquote", "expandable") else ""
        self.at += 1
        self._skip_spaces()
        if self._peek() == END:
            raise MarkupError(unclosed)
        value = self._quoted() if self._peek() in "\"'" else self._token()
        if self._peek() == END:
            raise MarkupError(f"Unclosed start tag at byte offset {self._offset(begin)}")
        return _argument(tag, name, value)

    def _token(self) -> str:
        begin = self.at
        found = _TOKEN.match(self.source, begin)
        assert found is not None
        self.at = found.end()
        if self._peek() not in SPACES + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._offset(begin)}")
        return found[0].lower()

    def _quoted(self) -> str:
        quote = self._peek()
        self.at += 1
        value = []
        while self._peek() not in (quote, END):
            if self._peek() == "&":
                character, self.at = self._reference()
                value.append(character)
            else:
                value.append(self._peek())
                self.at += 1
        if self._peek() == quote:
            self.at += 1
        return "".join(value)

    def _end_tag(self, begin: int) -> None:
        where = self._offset(begin)
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {where}")
        name = self._skip(SPACES + ">")[1:].lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {where}")
        opened = self.open[-1]
        if name and name != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {where},"
                f' expected "</{opened.tag}>", found "</{name}>"'
            )
        self.at += 1
        self.open.pop()
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


def _argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "expandable" if (tag, name) == ("blockquote", "expandable") else ""
