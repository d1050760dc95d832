"""What safeguarding recognises; named in the catalog, since files of the knowledge name it."""

from bot.catalog.safety_files import Concern

__all__ = ["Concern"]
