"""The real application over the sample, on a transport that records."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.config import Settings
from bot.replies.outcomes import HelpCard
from bot.safeguarding.concerns import Concern
from bot.surfaces.application import BotApplication, build_application
from bot.surfaces.rendering import html_of
from tests.conftest import Clock

from .wire import NOW, Json, RecordingRequest, parse

TOKEN = "123456:planted-token"

Handle = Callable[[Json], Awaitable[None]]


class Moment:
    """The time of day, which stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime.datetime:
        return self.time

    def passes(self, **parts: float) -> None:
        """Let hours or minutes pass."""
        self.time += datetime.timedelta(**parts)


@pytest.fixture
def request_() -> RecordingRequest:
    return RecordingRequest()


@pytest.fixture
def now() -> Moment:
    return Moment()


@pytest.fixture
async def application(
    request_: RecordingRequest, desk: Desk, now: Moment, clock: Clock
) -> AsyncIterator[BotApplication]:
    """The real application on a transport that records."""
    settings = Settings(telegram_bot_token=TOKEN)
    built = build_application(settings, desk, request=request_, now=now, clock=clock)
    await built.initialize()
    yield built
    await built.shutdown()


@pytest.fixture
def handle(application: BotApplication) -> Handle:
    """Pass an update through the real handlers."""

    async def _handle(update: Json) -> None:
        await application.process_update(parse(update, application.bot))

    return _handle


@pytest.fixture
def card(knowledge: Knowledge) -> Callable[..., str]:
    """A help card as it goes over the wire."""

    def _card(concern: Concern = Concern.BLACKMAIL, language: str = "en") -> str:
        composer = knowledge.composer(Surface.PRIVATE, language)
        return html_of(composer.reply(HelpCard(concern, language=language)).blocks)

    return _card
