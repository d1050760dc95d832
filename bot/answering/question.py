"""What somebody asks, the same from every surface."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalog.model import Kind, Surface


@dataclass(frozen=True)
class Question:
    """One question, cleaned of nothing: safeguarding and matching normalise for themselves."""

    text: str
    surface: Surface = Surface.PRIVATE
    language: str = "en"
    """The asker's IETF language tag as Telegram gives it; wording falls back to English."""
    kind: Kind | None = None
    """Set by a command such as /law: steers the ranking."""
    asker: int | None = None
    """Who asks, for follow-ups and the minutes after a help card; None keeps nothing."""
