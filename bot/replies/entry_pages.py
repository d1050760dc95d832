"""An entry as a reply: short under a question, whole behind "more", alone in an inline card."""

from __future__ import annotations

from collections.abc import Iterable

from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry, Surface
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.replies.contacts import contact_lines
from bot.replies.evidence import EvidenceView, changing, series
from bot.replies.wording import Wording, escape

SHORT_CHARS = 900
"""Visible characters of a reply to a question; what doesn't fit stands behind "more"."""
OTHER_BUTTONS = 4
NEAR_BUTTONS = 2
"""Of these for what else the question may have meant; the rest for related entries."""
CONTACTS_SHORT = 3
"""A reader in a hurry sees the first three services of a country."""


class EntryView:
    """Renders entries. Everything curated is escaped here."""

    def __init__(self, catalog: Catalog, wording: Wording, today: str, surface: Surface) -> None:
        self._catalog = catalog
        self._surface = surface
        self._wording = wording
        self._evidence = EvidenceView(catalog, wording)
        self._today = today

    def short(
        self,
        entry: Entry,
        language: str,
        lead: str = "",
        near: tuple[Entry, ...] = (),
    ) -> Reply:
        """At most 900 visible characters; `lead` is a line above the title, HTML.

        Entries `near` the question get buttons before related ones.
        """
        head = [part for part in (lead, self._title(entry, language)) if part]
        tail = self._evidence.source_line(entry, language, most=1)
        body = [*self._contacts(entry, language, CONTACTS_SHORT), *_paragraphs(entry.text)]
        body += self._evidence.figures(changing(entry.figures), language)
        kept = _fitting(body, SHORT_CHARS - _length([*head, tail]))
        cut = len(kept) < len(body) or self._has_more(entry)
        rows = self._rows(entry, language, near, more=cut)
        return Reply("\n\n".join([*head, *kept, tail]), rows, entry=entry.id)

    def whole(self, entry: Entry, language: str) -> Reply:
        """Everything we know: text, figures, every source and link."""
        blocks = [
            self._title(entry, language),
            *self._contacts(entry, language, len(entry.contacts)),
            *_paragraphs(entry.text),
            *self._evidence.figures(series(entry.figures), language),
            *self._evidence.links(entry, language),
            self._evidence.source_line(entry, language, most=len(entry.sources)),
        ]
        rows = self._rows(entry, language, (), more=False)
        return Reply("\n\n".join(block for block in blocks if block), rows, entry=entry.id)

    def card(self, entry: Entry, language: str) -> str:
        """HTML that makes sense to somebody who never saw the bot."""
        head = self._title(entry, language)
        tail = self._evidence.source_line(entry, language, most=1)
        body = [*self._contacts(entry, language, CONTACTS_SHORT), *_paragraphs(entry.text)]
        return "\n\n".join([head, *_fitting(body, SHORT_CHARS - _length([head, tail])), tail])

    def _title(self, entry: Entry, language: str) -> str:
        kind = self._wording.say(f"kind_{entry.kind}", language)
        return f"<b>{escape(entry.title)}</b> · {kind}"

    def _contacts(self, entry: Entry, language: str, most: int) -> list[str]:
        return [
            contact_lines(contact, self._wording, language, self._today)
            for contact in entry.contacts[:most]
        ]

    def _has_more(self, entry: Entry) -> bool:
        more_sources = len(entry.sources) > 1
        more_contacts = len(entry.contacts) > CONTACTS_SHORT
        return more_sources or more_contacts or bool(entry.links and entry.sources)

    def _rows(
        self,
        entry: Entry,
        language: str,
        near: tuple[Entry, ...],
        *,
        more: bool,
    ) -> tuple[tuple[Button, ...], ...]:
        say = self._wording.say
        first = []
        if more:
            address = str(Address(Page.MORE, entry.id))
            first.append(Button(say("button_more", language), Press.OPEN, address))
        first.append(Button(say("button_share", language), Press.SHARE, entry.title))
        if self._surface is not Surface.PRIVATE:
            return (tuple(first),)
        related = [self._catalog.entries[name] for name in entry.related]
        others = list(dict.fromkeys([*near[:NEAR_BUTTONS], *related]))[:OTHER_BUTTONS]
        rows = [
            (Button(other.title, Press.OPEN, str(Address(Page.ENTRY, other.id))),)
            for other in others
        ]
        return (tuple(first), *rows)


def _paragraphs(text: str) -> list[str]:
    return [escape(" ".join(part.split())) for part in text.split("\n\n") if part.strip()]


def _length(blocks: Iterable[str]) -> int:
    """Visible characters of blocks joined by an empty line."""
    return sum(len(Reply(block).visible) + 2 for block in blocks)


def _fitting(blocks: list[str], room: int) -> list[str]:
    """The first blocks that fit; always one."""
    kept: list[str] = []
    for block in blocks:
        room -= _length([block])
        if room < 0 and kept:
            break
        kept.append(block)
    return kept
