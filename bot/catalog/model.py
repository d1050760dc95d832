"""Where entries' types stood before; `bot.catalog.entries` is the place to import them from."""

from bot.catalog.callers import Callers, Contact
from bot.catalog.entries import Audience, Basis, Entry, Figure, Kind, Link, Surface

__all__ = ["Audience", "Basis", "Callers", "Contact", "Entry", "Figure", "Kind", "Link", "Surface"]
