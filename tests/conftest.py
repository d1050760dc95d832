"""Fixtures that several rooms share: a small base on disk, and the desk over the real knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.opening import open_desk
from tests.small_base import base

__all__ = ["base"]

ROOT = Path(__file__).resolve().parents[1]


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def desk(clock: Clock) -> Desk:
    return open_desk(ROOT, today="2026-11-21", operator_contact="ops@example.org", clock=clock)
