"""Where reading stood before; `bot.catalog.survey` is the place to import it from."""

from bot.catalog.survey import read_catalog

__all__ = ["read_catalog"]
