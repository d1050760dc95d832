"""Calls to Telegram as they leave and return: counted, and told of where they are lost."""

import logging
import ssl
from typing import Any

from telegram.request import HTTPXRequest

from bot.answering.tally import POLLS, Tally
from bot.surfaces.bot_api.proxies import Proxy

LOG = logging.getLogger(__name__)

LOST_BEFORE_TOLD = 2
"""Polls in a row: one is lost now and then."""


class ReportedRequest(HTTPXRequest):
    """The library's request, which reports what becomes of each call."""

    __slots__ = ("_proxy", "_tally")

    def __init__(self, tally: Tally, proxy: Proxy | None, **options: Any) -> None:
        """`options` are the library's own."""
        super().__init__(proxy=proxy.url if proxy else None, **options)
        self._tally = tally
        self._proxy = proxy

    async def do_request(self, url: str, *options: Any, **more: Any) -> tuple[int, bytes]:
        """Make one call."""
        method = url.rpartition("/")[2]
        try:
            status, body = await super().do_request(url, *options, **more)
        except Exception as error:
            self._report(method, good=False, error=error)
            raise
        self._tally.flood_waits += status == 429
        self._report(method, good=_is_good(method, status, body))
        return status, body

    def _report(self, method: str, *, good: bool, error: Exception | None = None) -> None:
        tally, lost = self._tally, self._tally.lost_polls
        tally.called(method, good=good)
        if tally.lost_polls == LOST_BEFORE_TOLD and lost < LOST_BEFORE_TOLD:
            way = f" through {self._proxy}, as {self._proxy.variable} says" if self._proxy else ""
            LOG.warning("Two polls in a row were lost%s%s.", way, _distrust(error))
        elif lost >= LOST_BEFORE_TOLD and not tally.lost_polls:
            LOG.info("Telegram answers again, after %d lost polls.", lost)


def _distrust(error: BaseException | None) -> str:
    """What to do where the server's certificate is why; nothing else is said of an error."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return ": no certificate that we trust; SSL_CERT_FILE may name a file of others"
        error = error.__cause__ or error.__context__
    return ""


def _is_good(method: str, status: int, body: bytes) -> bool:
    """Whether Telegram itself answered, not the page of a proxy or a portal; a poll also with yes.

    A refused message is an answer, too, and so is a refused token, which ends the bot.
    """
    start = body[:40].replace(b" ", b"")
    refused = b'"ok":false' in start and (method not in POLLS or status in (401, 404))
    return b'"ok":true' in start or refused
