"""Telegram's HTML to plain text and entities, with the errors of Telegram's own parser; and which
web addresses Telegram takes.

Follows ``parse_html`` of tdlib (td/telegram/MessageEntity.cpp): byte offsets in errors, UTF-16
units in entities, only four named character references, attributes it doesn't know ignored.
Simpler than there: ``span``, ``tg-emoji`` and ``tg-time`` count as unknown tags, code has no
language, anything may stand in code and quotations, references to half characters stay as
written, and a tag whose attributes can't be read counts as unclosed.
"""

import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

Entity = dict[str, Any]

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **{"tg-spoiler": "spoiler", "a": "text_link"},
    **{name: name for name in ("pre", "code", "blockquote")},
}
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,12})|#([0-9]{1,12})|([a-zA-Z]+));?")
_NAME = re.compile(r"</?([^\s>]*)\s*")
_ATTRIBUTE = re.compile(
    r"([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?\s*"
)


class MarkupError(Exception):
    """What Telegram says after ``can't parse entities:``."""


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def url_fault(url: str) -> str:
    """Why a button could not open the address, in Telegram's words; empty if it could."""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "Wrong port number specified in the URL"
    if parts.scheme not in ("http", "https"):  # Telegram takes a few more, the bot has none
        return "Unsupported URL protocol"
    if not host:
        return "URL host is empty"
    if any(character.isspace() for character in url):
        return "Wrong HTTP URL"
    return "" if "." in host.strip(".") else "Wrong HTTP URL"


def parse_html(source: str) -> tuple[str, list[Entity]]:
    return _Reader(source).read()


def _link_url(url: str) -> str:
    """The address of a link in a text as Telegram keeps it, or empty: then there is no link."""
    if "://" not in url:
        url = f"http://{url}"
    if url_fault(url):
        return ""
    parts = urlsplit(url)
    return url if parts.path or parts.query or parts.fragment else f"{url}/"


def _resolved(text: str) -> str:
    """The text with the characters that its references name; unknown ones stay as written."""

    def character(found: re.Match[str]) -> str:
        if found[3]:
            return REFERENCES.get(found[3], found[0])
        code = int(found[1], 16) if found[1] else int(found[2])
        is_character = 0 < code < 0xD800 or 0xDFFF < code < 0x10FFFF
        return chr(code) if is_character else found[0]

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
        return "".join(self.text), self.entities

    def _error(self, reason: str, position: int, more: str = "") -> MarkupError:
        offset = len(self.source[:position].encode("utf-8", "surrogatepass"))
        return MarkupError(f"{reason} at byte offset {offset}{more}")

    def _tag_name(self) -> str:
        """Read the beginning of a tag up to what follows its name."""
        found = _NAME.match(self.source, self.at)
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
        while found := _ATTRIBUTE.match(self.source, self.at):
            self.at = found.end()
            key = (tag, found[1].lower())
            if key == ("blockquote", "expandable"):
                argument = "expandable"
            elif key == ("a", "href"):
                argument = _resolved(found[2] or found[3] or "") or (found[4] or "").lower()
        if not self.source.startswith(">", self.at):
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        self.at += 1
        self.open.append(_Open(tag, argument, self.units, len(self.text)))

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._tag_name()
        if not self.source.startswith(">", self.at):
            raise self._error("Unclosed end tag", begin)
        opened = self.open.pop()
        if name and name != opened.tag:
            expected = f', expected "</{opened.tag}>", found "</{name}>"'
            raise self._error("Unmatched end tag", begin, expected)
        self.at += 1
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.units - opened.units
        entity: Entity = {"type": TAGS[opened.tag], "offset": opened.units, "length": length}
        if opened.tag == "a":
            entity["url"] = _link_url(opened.argument or "".join(self.text[opened.pieces :]))
        elif opened.argument:
            entity["type"] = "expandable_blockquote"
        if length and entity.get("url", "there"):
            self.entities.append(entity)
