"""Serving begins by spelling; meaning is read as well as soon as the vectors are there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.tryout import Standin, running
from tests.sample_base import read_sample

from .conftest import bot_at

SPANISH = "¿qué deberían hacer los bancos?"


@pytest.fixture
def desk(sample: Path) -> Desk:
    """A test's own: it learns to read by meaning."""
    return Desk(read_sample(sample))


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    return tmp_path / "vectors"


@pytest.fixture
async def standin(desk: Desk, vectors: Path) -> AsyncIterator[Standin]:
    async with running() as standin, bot_at(standin, desk, encoder=True, vectors_dir=vectors):
        yield standin


async def reads_by_meaning(standin: Standin, desk: Desk) -> None:
    await standin.wait_for(lambda: desk.knowledge.finder.matcher.meaning is not None, timeout=60)


async def test_a_question_in_other_words_is_answered_once_meaning_is_read(
    standin: Standin, desk: Desk, vectors: Path
) -> None:
    """And a process that is stopped meanwhile, or starts anew, has the vectors at hand."""
    ann = standin.add_person("Ann")
    standin.send_text(ann, "what is grooming")
    assert (await standin.wait_for_message(ann, timeout=60)).text.startswith("Grooming")
    await reads_by_meaning(standin, desk)
    ben = standin.add_person("Ben")
    standin.send_text(ben, SPANISH)
    assert "payments" in (await standin.wait_for_message(ben, timeout=60)).text
    await standin.wait_for(
        lambda: [file.suffix for file in vectors.iterdir()] == [".npz", ".npz"], timeout=60
    )


async def test_new_knowledge_is_read_by_meaning_at_once(
    standin: Standin, desk: Desk, sample: Path
) -> None:
    """A correction doesn't cost the other languages."""
    await reads_by_meaning(standin, desk)
    before = desk.knowledge.finder
    desk.swap(read_sample(sample))
    assert desk.knowledge.finder is not before
    ann = standin.add_person("Ann")
    standin.send_text(ann, SPANISH)
    assert "payments" in (await standin.wait_for_message(ann, timeout=60)).text


async def test_new_knowledge_during_the_first_computation_is_read_by_meaning_too(
    standin: Standin, desk: Desk, sample: Path
) -> None:
    """It must not take meaning away until the next start."""
    await standin.wait_for_call("getUpdates")
    desk.swap(read_sample(sample))
    await reads_by_meaning(standin, desk)
