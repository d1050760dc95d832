"""Fixtures that several rooms share: the sample, the live base, and a desk over the sample."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind, typed_event
from bot.answering.knowledge import Knowledge, read_knowledge
from bot.answering.people import People
from bot.catalog.entries import Surface
from bot.matching import Encoder, VectorStore, open_encoder
from bot.replies.blocks import Cards, Reply
from tests.sample_base import ROOT, TODAY, copy_sample, read_sample
from tests.small_base import base

__all__ = ["ROOT", "base"]

ANN, BEN = 7, 8


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class BrokenScreen:
    """Breaks on the word "crash", and tells what was written, as a careless library might."""

    def look(self, text: str) -> None:
        if "crash" in text:
            raise ValueError(f"broken by {text}")


class Asker:
    """Ann, who asks a desk in a private chat unless a test says otherwise."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def __call__(self, text: str, **fields: Any) -> Reply:
        """Type something; `/name words` is a command."""
        return await self.desk.ask(replace(typed_event(text), **{"asker": ANN, **fields}))

    async def tap(self, address: str, **fields: Any) -> Reply:
        """Press the button behind which the address stands."""
        fields = {"asker": ANN, **fields}
        return await self.desk.ask(Event(EventKind.TAP, address=address, **fields))

    async def inline(self, query: str, offset: str = "", **fields: Any) -> Cards:
        """Type something after the bot's name in another chat."""
        fields = {"surface": Surface.INLINE, "offset": offset, **fields}
        reply = await self.desk.ask(Event(EventKind.INLINE, query, **fields))
        assert reply.cards is not None
        return reply.cards


@pytest.fixture
def clock() -> Clock:
    """Counts the minutes that people are remembered for."""
    return Clock()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Root of the sample on disk; read only."""
    return copy_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def knowledge(sample: Path) -> Knowledge:
    """The sample, read."""
    return read_sample(sample)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The real one."""
    found = open_encoder()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def live(encoder: Encoder, pytestconfig: pytest.Config) -> Knowledge:
    """The knowledge base that people are answered from, by spelling and meaning.

    The vectors of its texts stay in pytest's cache: the first run takes half a minute longer.
    """
    assert pytestconfig.cache is not None
    store = VectorStore(encoder, pytestconfig.cache.mkdir("vectors"))
    knowledge = _read_live()
    knowledge.understand(encoder, store)
    return knowledge


@pytest.fixture(scope="session")
def live_by_spelling() -> Knowledge:
    """The same as served where there is no encoder."""
    return _read_live()


def _read_live() -> Knowledge:
    return read_knowledge(ROOT, operator_contact="ops@example.org", today=lambda: TODAY)


@pytest.fixture
def desk(knowledge: Knowledge, clock: Clock) -> Desk:
    """A desk over the sample that remembers nobody yet."""
    return Desk(knowledge, People(clock))


@pytest.fixture
def ask(desk: Desk) -> Asker:
    return Asker(desk)


@pytest.fixture
def ask_live(live: Knowledge, clock: Clock) -> Asker:
    """The same over the live base."""
    return Asker(Desk(live, People(clock)))
