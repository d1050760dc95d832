"""An entry as a reply: short under a question, whole behind "more", alone in an inline card."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.addresses import Address, Page
from bot.answering.contact_view import contact_lines
from bot.answering.question import Surface
from bot.answering.reply import Button, Press, Reply
from bot.answering.wording import Wording, escape
from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry, Figure, Kind

SHORT_CHARS = 900
"""Visible characters of a reply to a question; what doesn't fit stands behind "more"."""
OTHER_BUTTONS = 4
NEAR_BUTTONS = 2
"""Of these for what else the question may have meant; the rest for related entries."""
CONTACTS_SHORT = 3
"""A reader in a hurry sees the first three services of a country."""


class EntryView:
    """Renders entries. Everything curated is escaped here."""

    def __init__(self, catalog: Catalog, wording: Wording, today: str) -> None:
        self._catalog = catalog
        self._wording = wording
        self._today = today

    def short(
        self,
        entry: Entry,
        language: str,
        surface: Surface,
        lead: str = "",
        near: tuple[Entry, ...] = (),
    ) -> Reply:
        """At most 900 visible characters; `lead` is a line above the title, HTML.

        Entries `near` the question get buttons before related ones.
        """
        head = [part for part in (lead, self._title(entry, language)) if part]
        tail = self._source_line(entry, language, most=1)
        body = [*self._contacts(entry, language, CONTACTS_SHORT), *_paragraphs(entry.text)]
        body += self._figure_block(_changing(entry.figures), language)
        kept = _fitting(body, SHORT_CHARS - _length([*head, tail]))
        cut = len(kept) < len(body) or self._has_more(entry)
        rows = self._rows(entry, language, surface, near, more=cut)
        return Reply("\n\n".join([*head, *kept, tail]), rows, entry=entry.id)

    def whole(self, entry: Entry, language: str, surface: Surface) -> Reply:
        """Everything we know: text, figures, every source and link."""
        blocks = [
            self._title(entry, language),
            *self._contacts(entry, language, len(entry.contacts)),
            *_paragraphs(entry.text),
            *self._figure_block(_series(entry.figures), language),
            *self._links(entry, language),
            self._source_line(entry, language, most=len(entry.sources)),
        ]
        rows = self._rows(entry, language, surface, (), more=False)
        return Reply("\n\n".join(block for block in blocks if block), rows, entry=entry.id)

    def card(self, entry: Entry, language: str) -> str:
        """HTML that makes sense to somebody who never saw the bot."""
        head = self._title(entry, language)
        tail = self._source_line(entry, language, most=1)
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

    def _figure_block(self, groups: Iterable[list[Figure]], language: str) -> list[str]:
        """Figures as a list, a series on one line."""
        lines = [self._series_line(series, language) for series in groups]
        return [f"{self._wording.say('figures', language)}\n" + "\n".join(lines)] if lines else []

    def _series_line(self, series: list[Figure], language: str) -> str:
        values = " · ".join(self._figure(figure, language) for figure in reversed(series))
        return f"• {escape(_capital(series[0].of))}: {values}"

    def _figure(self, figure: Figure, language: str) -> str:
        value = f"{figure.value}%" if figure.unit == "%" else figure.value
        said = f"{figure.qualifier} {value}" if figure.qualifier else value
        if not figure.as_of:
            return escape(said)
        return self._wording.say("figure_dated", language, figure=said, date=figure.as_of)

    def _source_line(self, entry: Entry, language: str, *, most: int) -> str:
        if not entry.sources:
            links = [
                f'<a href="{escape(link.url)}">{escape(link.title)}</a>' for link in entry.links
            ]
            return f"{self._wording.say('source', language)} {'; '.join(links[: most or 1])}"
        places = [self._citation(passage, language) for passage in entry.sources[:most]]
        return f"{self._wording.say('source', language)} {'; '.join(places)}"

    def _citation(self, passage_id: str, language: str) -> str:
        passage = self._catalog.passages[passage_id]
        source = self._catalog.sources[passage.source]
        note = passage.paragraph.startswith("footnote")
        key = "citation_footnote" if note else "citation_paragraph"
        return self._wording.say(
            key,
            language,
            source=source.short_title,
            heading=passage.heading,
            paragraph=passage.paragraph.removeprefix("footnote "),
        )

    def _links(self, entry: Entry, language: str) -> list[str]:
        lines = [
            self._wording.say(f"link_{link.basis}", language, date=link.checked).replace(
                "{link}", f'<a href="{escape(link.url)}">{escape(link.title)}</a>'
            )
            for link in entry.links
        ]
        return ["\n".join(lines)] if lines else []

    def _has_more(self, entry: Entry) -> bool:
        more_sources = len(entry.sources) > 1
        more_contacts = len(entry.contacts) > CONTACTS_SHORT
        return more_sources or more_contacts or bool(entry.links and entry.sources)

    def _rows(
        self,
        entry: Entry,
        language: str,
        surface: Surface,
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
        if surface is not Surface.PRIVATE:
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


def _changing(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures that change over time; a single one stands in the text already."""
    return [group for group in _series(figures) if len(group) > 1]


def _series(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures grouped by what they count, each group oldest first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.of, figure.unit), []).append(figure)
    return [sorted(group, key=lambda figure: figure.as_of) for group in groups.values()]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
