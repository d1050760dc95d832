"""Inline results: cards of entries for what is typed after the bot's name."""

from collections.abc import Sequence

from bot.answering.event import Event
from bot.answering.finding import Finder
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.language.words import Typed
from bot.replies.blocks import Address, Card, Cards, PageKind, Reply
from bot.replies.entry_pages import EntryPages
from bot.replies.wording import Wording

PAGE_CARDS = 20  # Telegram takes 50, and nobody scrolls past twenty
MOST_CARDS = 60
CACHE_SECONDS = 300  # Telegram's default: a corrected helpline is out everywhere soon


class InlineCards:
    """Finds and composes inline results."""

    def __init__(
        self, catalog: Catalog, finder: Finder, wording: Wording, first: Sequence[str]
    ) -> None:
        """`first` are ids of the entries that an empty query shows before all others."""
        self._catalog = catalog
        self._finder = finder
        self._wording = wording
        self._first = first

    def nothing(self, language: str) -> Reply:
        """Only the way to the private chat: nothing about a call for help slips into another."""
        label = self._wording.for_pages(language).text("inline_button")
        start = str(Address(PageKind.HELP_CARD))
        return Reply(cards=Cards(button_label=label, button_start=start, personal=True))

    def page(self, event: Event, typed: Typed, pages: EntryPages) -> Reply:
        """A page of cards; a junk offset starts over."""
        sentences = self._wording.for_pages(event.language)
        found = self._found(typed)
        offset = event.offset
        first = int(offset) if offset.isdecimal() and len(offset) < 4 else 0
        after = first + PAGE_CARDS
        cards = Cards(
            tuple(
                Card(
                    id=f"{entry.id}.{sentences.language}.{self._catalog.version}",
                    title=entry.title,
                    description=_description(sentences.text(f"kind_{entry.kind}"), entry),
                    reply=pages.card(entry),
                )
                for entry in found[first:after]
            ),
            next_offset=str(after) if after < len(found) else "",
            button_label=sentences.text("inline_button"),
            button_start=str(Address(PageKind.HELP_CARD)),
            cache_seconds=CACHE_SECONDS,
            personal=len(self._wording.languages) > 1,
        )
        return Reply(cards=cards)

    def _found(self, typed: Typed) -> list[Entry]:
        entries = self._catalog.parts
        if typed.text.strip():
            named = [match.id for match in self._finder.nearest(typed, MOST_CARDS)]
        else:
            named = [*self._first, *self._catalog.entries]
        found = [entries[name] for name in dict.fromkeys(named) if name in entries]
        return found[:MOST_CARDS]


def _description(kind: str, entry: Entry) -> str:
    return f"{kind[:1].upper()}{kind[1:]} · {entry.line}"
