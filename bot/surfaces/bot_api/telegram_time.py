"""The time of day at Telegram: messages are dated by it, and the host's clock may be hours off."""

import datetime
import email.utils
import logging
import time
from collections.abc import Callable

LOG = logging.getLogger(__name__)

# Minutes that nobody needs to be told of.
SMALL_DIFFERENCE = datetime.timedelta(minutes=5)


class TelegramTime:
    """Telegram's clock as its last response told it; the host's until there is one."""

    def __init__(
        self,
        host: Callable[[], datetime.datetime],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._host = host
        self._clock = clock
        self._heard: tuple[datetime.datetime, float] | None = None
        self._differs = False

    def __call__(self) -> datetime.datetime:
        if self._heard is None:
            return self._host()
        told, at = self._heard
        return told + datetime.timedelta(seconds=self._clock() - at)

    def hear(self, date: str) -> None:
        """The Date header of a response; what is none changes nothing."""
        try:
            told = email.utils.parsedate_to_datetime(date).astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            return
        self._heard = told, self._clock()
        differs = abs(told - self._host()) > SMALL_DIFFERENCE
        if differs and not self._differs:
            LOG.warning("The clock of this machine is wrong by minutes or more: set it by NTP.")
        self._differs = differs
