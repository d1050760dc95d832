"""Where entries' types used to stand; `bot.catalog.entries` is the place to import them from."""

from bot.catalog.entries import Audience, Basis, Contact, Entry, Figure, Kind, Link, Surface

__all__ = ["Audience", "Basis", "Contact", "Entry", "Figure", "Kind", "Link", "Surface"]
