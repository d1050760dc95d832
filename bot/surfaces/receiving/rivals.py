"""Who else takes this bot's updates: another poller, or a webhook."""

import logging
import random
import time

LOG = logging.getLogger(__name__)

BORNE_SECONDS = 30.0
"""A predecessor may need as long to stop."""


class Rival:
    """Conflicts that follow one another, and how long they have been borne."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._began = 0.0
        self._last = 0.0
        self._borne = 0.0

    def is_borne(self) -> bool:
        """Count a conflict. False once they have lasted too long."""
        now = time.monotonic()
        if not self._last or now - self._last > BORNE_SECONDS:
            self._began = now
            # two that began together don't give way together
            self._borne = BORNE_SECONDS + random.uniform(0, BORNE_SECONDS)  # noqa: S311
            LOG.warning(self._sentence, BORNE_SECONDS)
        self._last = now
        return now - self._began < self._borne

    def was_there(self, first_poll: float) -> bool:
        """Whether it served already when we, who began then, had just come."""
        return self._began - first_poll < BORNE_SECONDS
