"""What the log says of a bot that does well: one line at the start, one an hour."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping

from bot.answering.desk import Desk
from bot.answering.tally import Tally
from bot.config import Settings

LOG = logging.getLogger(__name__)

HOUR = 3600.0


def tell_start(settings: Settings, desk: Desk, name: str, *, may_be_guest: bool) -> None:
    """Who serves, with what, and how."""
    way = "webhook" if settings.webhook_url else "polling"
    catalog = desk.knowledge.catalog
    told = "Serving as %s by %s: %d entries, version %s."
    LOG.info(told, name, way, len(catalog.entries), catalog.version)
    if settings.guest_mode and not may_be_guest:
        LOG.warning(
            "GUEST_MODE is on, but guest mode was not switched on for this bot at @BotFather."
        )


async def report_hourly(tally: Tally, seconds: float = HOUR) -> None:
    """Say what was answered; runs until cancelled."""
    while True:
        before = counts(tally)
        await asyncio.sleep(seconds)
        LOG.info("The last hour: %s.", _told(counts(tally) - before, tally))


def counts(tally: Tally) -> Counter[str]:
    """All that goes into the line."""
    found = Counter({"updates": tally.updates.total(), "help cards": tally.cards})
    for (_, outcome), count in tally.outcomes.items():
        found[outcome] += count
    found["taps after Near"], found["flood waits"] = tally.taps_after_near, tally.flood_waits
    return found


def _told(new: Mapping[str, int], tally: Tally) -> str:
    parts = [f"{new.get('updates', 0)} updates"]
    parts += [f"{count} {name}" for name, count in new.items() if name != "updates"]
    if tally.good_poll is not None:
        parts.append(f"last good poll {tally.clock() - tally.good_poll:.0f} s ago")
    return ", ".join(parts)
