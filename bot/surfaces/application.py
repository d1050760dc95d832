"""Put the bot together: the one ordered list of handlers."""

import datetime
import os
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import httpx
from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.answering.desk import Desk
from bot.answering.tally import Tally
from bot.config import Settings
from bot.surfaces.bot_api.answers import AnswerCheck
from bot.surfaces.bot_api.proxies import proxy_for, trusted_certificates
from bot.surfaces.bot_api.request import ReportedRequest
from bot.surfaces.bot_api.telegram_time import TelegramTime
from bot.surfaces.events import OwnCards
from bot.surfaces.failures import FailureHandler
from bot.surfaces.messages import Memory, MessageHandlers, utc_now
from bot.surfaces.ordering import PersonalOrder, Throttle
from bot.surfaces.outbox import Outbox
from bot.surfaces.receiving.intake import kinds_wanted
from bot.surfaces.receiving.polling import PollingBot
from bot.surfaces.sending import Sender
from bot.surfaces.taps import QueryHandlers
from bot.surfaces.waiting import QueueReplies

BotApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

READ_SECONDS = 10.0
CONNECT_SECONDS = 5.0
CONNECTIONS = 700
"""More than the outbox uses at once: a call never waits for one."""
CONNECTIONS_KEPT = 32
"""Idle ones, after a burst: each call looks at every pair of them."""
KEEPALIVE_SECONDS = 30.0

FIRST = -1
"""Before the handlers that answer: the group of what every update passes."""
NEW = filters.UpdateType.MESSAGE & ~OwnCards()
EDITED = filters.UpdateType.EDITED_MESSAGE
MIGRATED = filters.StatusUpdate.MIGRATE
GUEST = filters.UpdateType.GUEST_MESSAGE
SERVICE = filters.StatusUpdate.ALL
CHATS = filters.ChatType.PRIVATE | filters.ChatType.GROUPS


def handlers(messages: MessageHandlers, queries: QueryHandlers) -> list[BaseHandler[Any, Any, Any]]:
    """Who answers what. The first that fits takes the update."""
    return [
        MessageHandler(NEW & CHATS & ~SERVICE, messages.answer),
        MessageHandler(EDITED & CHATS, messages.follow_edit),
        CallbackQueryHandler(queries.open_page),
        InlineQueryHandler(queries.answer_inline),
        MessageHandler(NEW & MIGRATED, messages.follow_migration),
        ChatMemberHandler(messages.forget_group, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


def build_application(
    settings: Settings,
    desk: Desk,
    *,
    request: BaseRequest | None = None,
    now: Callable[[], datetime.datetime] = utc_now,
    clock: Callable[[], float] = time.monotonic,
) -> BotApplication:
    """The application, ready to be initialised. Tests give a request and clocks of their own.

    `now` is this machine's time of day, asked until Telegram's is known; `clock` counts the seconds
    that messages are remembered for.
    """
    # the library's own opt-in; without it every flood wait prints a deprecation warning
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    telegram_time = TelegramTime(now)
    bot = build_bot(settings, request, desk.tally, telegram_time)
    sender = Sender(bot, Outbox())
    memory = Memory(clock)
    messages = MessageHandlers(desk, sender, memory, telegram_time)
    order = PersonalOrder(QueueReplies(desk, sender, telegram_time), Throttle())
    application: BotApplication = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(order)
        .build()
    )
    application.add_handler(TypeHandler(Update, bot.hear_names), group=FIRST)
    queries = QueryHandlers(desk, sender, memory, telegram_time)
    application.add_handlers(handlers(messages, queries))
    if settings.guest_mode:
        application.add_handler(MessageHandler(GUEST, queries.answer_guest))
    application.add_error_handler(FailureHandler(desk, sender).meet)
    return application


def build_bot(
    settings: Settings,
    request: BaseRequest | None = None,
    tally: Tally | None = None,
    telegram_time: TelegramTime | None = None,
) -> PollingBot:
    """The bot, talking to the Bot API server of the settings. Raises ConfigError."""
    base = settings.telegram_api_url
    secure = request is None and base.startswith("https://")
    verify = trusted_certificates() if secure else False  # read once, not once a client
    check = AnswerCheck(telegram_time or TelegramTime(utc_now))

    def http(connections: int) -> BaseRequest:
        return request or _http(connections, verify, base, tally or Tally(), check)

    return PollingBot(
        settings.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=http(CONNECTIONS),
        get_updates_request=http(4),
        kinds_wanted=kinds_wanted(settings),
    )


def _http(
    connections: int, verify: Any, base: str, tally: Tally, check: AnswerCheck
) -> BaseRequest:
    # the pool's own default closes idle connections after 5 s: every answer would shake hands anew
    limits = httpx.Limits(
        max_connections=connections,
        max_keepalive_connections=CONNECTIONS_KEPT,
        keepalive_expiry=KEEPALIVE_SECONDS,
    )
    return ReportedRequest(
        tally,
        proxy_for(base),
        read_timeout=READ_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        httpx_kwargs={
            "verify": verify,
            "limits": limits,
            "trust_env": False,
            "event_hooks": {"response": [check]},
        },
    )
