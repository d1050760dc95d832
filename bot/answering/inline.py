"""Inline results: cards of entries for what is typed after the bot's name."""

from __future__ import annotations

from bot.answering.finding import Finder
from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Card, Cards, Reply
from bot.replies.entry_pages import EntryView
from bot.replies.wording import Wording
from bot.safeguarding import Screen

PAGE_CARDS = 20
"""Cards of a page; Telegram takes 50, and nobody scrolls past twenty."""
CACHE_SECONDS = 300
"""Telegram's default: a corrected helpline is out everywhere within five minutes."""
MOST_CARDS = 60
FIRST = (
    "ecpat-international",
    "disrupting-harm",
    "ask-states-2024",
    "luxembourg-guidelines",
    "icse-database",
)
"""What an empty query shows first, where it exists; then the rest by title."""


class InlineCards:
    """Finds and words inline results."""

    def __init__(
        self,
        catalog: Catalog,
        finder: Finder,
        screen: Screen,
        entries: EntryView,
        wording: Wording,
    ) -> None:
        self._catalog = catalog
        self._finder = finder
        self._screen = screen
        self._entries = entries
        self._wording = wording

    def page(self, query: str, offset: str, language: str) -> Cards:
        """A page of cards; a junk offset starts over; a call for help shows no entry at all."""
        label = self._wording.label("inline_button", language)
        start = str(Address(Page.HELP_CARD))
        finding = self._screen.look(query)
        if finding is not None and finding.sure:
            return Cards((), button_label=label, button_start=start, personal=True)
        found = self._found(query)
        first = int(offset) if offset.isdecimal() and len(offset) < 4 else 0
        shown = found[first : first + PAGE_CARDS]
        after = first + PAGE_CARDS
        return Cards(
            tuple(self._card(entry, language) for entry in shown),
            next_offset=str(after) if after < len(found) else "",
            button_label=label,
            button_start=start,
            cache_seconds=CACHE_SECONDS,
            personal=len(self._wording.languages) > 1,
        )

    def _found(self, query: str) -> list[Entry]:
        entries = self._catalog.entries
        if query.strip():
            named = [match.id for match in self._finder.nearest(query, MOST_CARDS)]
        else:
            named = [*FIRST, *entries]
        found = [entries[name] for name in dict.fromkeys(named) if name in entries]
        return found[:MOST_CARDS]

    def _card(self, entry: Entry, language: str) -> Card:
        kind = self._wording.label(f"kind_{entry.kind}", language)
        return Card(
            id=f"{entry.id}.{language[:2]}.{self._catalog.version}",
            title=entry.title,
            description=f"{kind[:1].upper()}{kind[1:]} · {entry.summary}",
            reply=Reply(self._entries.card(entry, language), entry=entry.id),
        )
