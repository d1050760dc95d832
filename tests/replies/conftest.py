"""Composers over the sample."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Surface
from bot.replies.composing import Composer


@pytest.fixture(scope="session")
def composer(knowledge: Knowledge) -> Composer:
    """For the private chat, in English."""
    return knowledge.composer(Surface.PRIVATE, "en")


@pytest.fixture(scope="session")
def catalog(knowledge: Knowledge) -> Catalog:
    return knowledge.catalog
