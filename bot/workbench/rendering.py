"""Every entry as every surface shows it, for the check of limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import Press, Reply
from bot.replies.entry_pages import SHORT_CHARS, EntryView
from bot.replies.wording import read_wording


@dataclass(frozen=True)
class Rendered:
    """One message about an entry, as a surface would send it."""

    surface: str
    visible: str
    """Its text after Telegram has read the tags."""
    most_chars: int = 0
    """How long we allow it to be; 0 for as long as Telegram does."""
    data: tuple[str, ...] = ()
    """Callback data of its buttons."""
    copied: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


class EverySurface:
    """Renders entries in every language that has words for them; others show English."""

    def __init__(self, catalog: Catalog, knowledge: Path, today: str) -> None:
        self._wording = read_wording(knowledge)
        self._views = {
            surface: EntryView(catalog, self._wording, today, surface) for surface in Surface
        }

    def __call__(self, entry: Entry) -> Iterator[Rendered]:
        for language in self._wording.languages:
            for surface, view in self._views.items():
                short = view.short(entry, language)
                yield _rendered(f"{surface}, {language}", short, SHORT_CHARS)
                whole = view.whole(entry, language)
                yield _rendered(f"{surface} whole, {language}", whole)
            card = Reply(self._views[Surface.INLINE].card(entry, language))
            yield _rendered(f"card, {language}", card, SHORT_CHARS)


def _rendered(surface: str, reply: Reply, most_chars: int = 0) -> Rendered:
    buttons = [button for row in reply.rows for button in row]
    return Rendered(
        surface=surface,
        visible=reply.visible,
        most_chars=most_chars,
        data=tuple(button.value for button in buttons if button.press is Press.OPEN),
        copied=tuple(button.value for button in buttons if button.press is Press.COPY),
        shared=tuple(button.value for button in buttons if button.press is Press.SHARE),
    )
