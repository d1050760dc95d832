"""Who need not wait."""

from __future__ import annotations

import pytest

from bot.answering.desk import Desk
from bot.answering.opening import read_desk
from bot.config import Settings
from bot.surfaces.context import BotApplication, Services
from bot.surfaces.courtesies import BotCourtesies

from .fakes import parse, private_text


@pytest.fixture(scope="module")
def real_desk() -> Desk:
    """The core itself: only it knows what is a call for help."""
    return read_desk(Settings())


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("HELP", True),
        ("/helpline", True),
        ("/start help", True),
        ("/term he blackmails me with my photos", True),
        ("/frobnicate he blackmails me with my photos", True),
        ("/help", False),
        ("/start", False),
        ("/term grooming", False),
        ("what is grooming", False),
    ],
)
def test_only_calls_for_help_are_urgent(
    application: BotApplication, services: Services, real_desk: Desk, text: str, urgent: bool
) -> None:
    """The list of commands keeps its turn, though its name is the word for help."""
    services.desk = real_desk
    courtesies = BotCourtesies(application.bot, services)
    assert courtesies.is_urgent(parse(private_text(text), application.bot)) is urgent
