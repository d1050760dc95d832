"""Whatever an HTTP call brings back: is it an answer of Telegram's, and what time is it there?"""

import json
from http import HTTPStatus

import httpx
from telegram.error import NetworkError, TimedOut

from bot.surfaces.bot_api.telegram_time import TelegramTime

# Seconds. Some methods are refused for a day and more; what is longer is no number to be trusted.
LONGEST_FLOOD_WAIT = 30 * 24 * 3600


class OddAnswerError(NetworkError):
    """No answer of Telegram's, such as a proxy's page: the call is made again."""


class GatewayTimeout(TimedOut):
    """A server on the way lost patience: whether the call was carried out, nobody knows."""


class AnswerCheck:
    """Sees every response before the library does, which trusts any shape and status.

    To the library a firewall's page with status 403 is somebody who blocked the bot, one with 404
    a rejected token.
    """

    def __init__(self, time: TelegramTime) -> None:
        self._time = time

    async def __call__(self, response: httpx.Response) -> None:
        """An event hook of httpx; raises NetworkError for what Telegram can't have said."""
        body = await response.aread()
        if response.status_code == HTTPStatus.GATEWAY_TIMEOUT:
            raise GatewayTimeout
        if not _is_telegrams(body, response.is_success):
            raise OddAnswerError(f"HTTP {response.status_code}")
        self._time.hear(response.headers.get("date", ""))


def _is_telegrams(body: bytes, is_success: bool) -> bool:
    """Has it the shape that https://core.telegram.org/bots/api#making-requests promises?"""
    try:
        answer = json.loads(body.decode(errors="replace"))
    except (ValueError, RecursionError):
        return False
    if not isinstance(answer, dict) or answer.get("ok") is not is_success:
        return False
    if is_success:
        return "result" in answer
    parameters = answer.get("parameters", {})
    if not isinstance(answer.get("description"), str) or not isinstance(parameters, dict):
        return False
    seconds, moved_to = (parameters.get(name, 0) for name in ("retry_after", "migrate_to_chat_id"))
    return type(seconds) is type(moved_to) is int and 0 <= seconds <= LONGEST_FLOOD_WAIT
