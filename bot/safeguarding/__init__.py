"""Is somebody in trouble? Screened before anything else, on every surface."""

from bot.safeguarding.arbitration import Finding
from bot.safeguarding.screen import Screen, read_screen

__all__ = ["Finding", "Screen", "read_screen"]
