"""Put the bot together: the one ordered list of handlers."""

from __future__ import annotations

import os
from typing import Any

import httpx
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.answering.desk import Desk
from bot.config import Settings
from bot.surfaces.buttons import open_page
from bot.surfaces.commands import answer_command
from bot.surfaces.context import BotApplication, BotContext, Services
from bot.surfaces.courtesies import BotCourtesies
from bot.surfaces.edits import answer_edit
from bot.surfaces.failures import meet_failure
from bot.surfaces.groups import answer_group, follow_migration, forget_group
from bot.surfaces.inline import answer_inline
from bot.surfaces.late import meet_old_message
from bot.surfaces.media import answer_media
from bot.surfaces.ordering import PersonalOrder
from bot.surfaces.outbox import Outbox
from bot.surfaces.questions import answer_question
from bot.surfaces.reading import OwnCards
from bot.surfaces.sending import Sender
from bot.surfaces.throttle import Throttle
from bot.surfaces.updates import PollingBot

READ_SECONDS = 10.0
CONNECT_SECONDS = 5.0
CONNECTIONS = 256
CONNECTIONS_KEPT = 32
"""Idle ones, after a burst: each call looks at every pair of them."""
KEEPALIVE_SECONDS = 30.0

NEW = filters.UpdateType.MESSAGE & ~OwnCards()
EDITED = filters.UpdateType.EDITED_MESSAGE
SERVICE = filters.StatusUpdate.ALL
PRIVATE = filters.ChatType.PRIVATE
GROUPS = filters.ChatType.GROUPS
MIGRATED = filters.StatusUpdate.MIGRATE


def handlers() -> list[BaseHandler[Any, BotContext, Any]]:
    """Who answers what. The first that fits takes the update."""
    return [
        MessageHandler(NEW & PRIVATE & filters.COMMAND, answer_command),
        MessageHandler(NEW & PRIVATE & filters.TEXT, answer_question),
        MessageHandler(NEW & PRIVATE & ~SERVICE, answer_media),
        MessageHandler(NEW & GROUPS & ~SERVICE, answer_group),
        MessageHandler(EDITED & (PRIVATE | GROUPS), answer_edit),
        CallbackQueryHandler(open_page),
        InlineQueryHandler(answer_inline),
        MessageHandler(NEW & GROUPS & MIGRATED, follow_migration),
        ChatMemberHandler(forget_group, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


def build_application(
    settings: Settings, desk: Desk, *, request: BaseRequest | None = None
) -> BotApplication:
    """The application, ready to be initialised. Tests give a request of their own."""
    # the library's own opt-in; without it every flood wait prints a deprecation warning
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    bot = build_bot(settings, request)
    services = Services(settings, desk, Sender(bot, Outbox()))
    order = PersonalOrder(BotCourtesies(bot, services), Throttle())
    application: BotApplication = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=BotContext))
        .concurrent_updates(order)
        .build()
    )
    application.bot_data["services"] = services
    application.add_handler(MessageHandler(NEW & ~SERVICE, meet_old_message), group=-1)
    application.add_handlers(handlers())
    application.add_error_handler(meet_failure)
    return application


def build_bot(settings: Settings, request: BaseRequest | None = None) -> PollingBot:
    """The bot, talking to the Bot API server of the settings."""
    secure = request is None and settings.telegram_api_url.startswith("https://")
    verify = httpx.create_ssl_context() if secure else False  # read once, not once a client
    return PollingBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request or _http(CONNECTIONS, verify),
        get_updates_request=request or _http(4, verify),
    )


def _http(connections: int, verify: Any) -> HTTPXRequest:
    # the pool's own default closes idle connections after 5 s: every answer would shake hands anew
    limits = httpx.Limits(
        max_connections=connections,
        max_keepalive_connections=CONNECTIONS_KEPT,
        keepalive_expiry=KEEPALIVE_SECONDS,
    )
    return HTTPXRequest(
        read_timeout=READ_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        httpx_kwargs={"verify": verify, "limits": limits},
    )
