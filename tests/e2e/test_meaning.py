"""Serving begins by spelling; meaning is read as well as soon as the vectors are there."""

from __future__ import annotations

from pathlib import Path

from bot.answering.desk import Desk
from bot.tryout import running
from tests.sample_base import read_sample

from .conftest import bot_at

SPANISH = "¿qué deberían hacer los bancos?"


async def test_a_question_in_other_words_is_answered_once_meaning_is_read(
    sample: Path, tmp_path: Path
) -> None:
    """And a process that is stopped meanwhile, or starts anew, has the vectors at hand."""
    desk = Desk(read_sample(sample))
    vectors = tmp_path / "vectors"
    async with running() as standin, bot_at(standin, desk, encoder=True, vectors_dir=vectors):
        ann = standin.add_person("Ann")
        standin.send_text(ann, "what is grooming")
        assert (await standin.wait_for_message(ann, timeout=60)).text.startswith("Grooming")
        finder = desk.knowledge.finder
        await standin.wait_for(lambda: finder.matcher.meaning is not None, timeout=60)
        ben = standin.add_person("Ben")
        standin.send_text(ben, SPANISH)
        assert "payments" in (await standin.wait_for_message(ben, timeout=60)).text
    assert [file.suffix for file in vectors.iterdir()] == [".npz", ".npz"]


async def test_new_knowledge_is_read_by_meaning_at_once(sample: Path, tmp_path: Path) -> None:
    """A correction doesn't cost the other languages."""
    desk = Desk(read_sample(sample))
    vectors = tmp_path / "vectors"
    async with running() as standin, bot_at(standin, desk, encoder=True, vectors_dir=vectors):
        finder = desk.knowledge.finder
        await standin.wait_for(lambda: finder.matcher.meaning is not None, timeout=60)
        desk.swap(read_sample(sample))
        assert desk.knowledge.finder is not finder
        ann = standin.add_person("Ann")
        standin.send_text(ann, SPANISH)
        assert "payments" in (await standin.wait_for_message(ann, timeout=60)).text


async def test_new_knowledge_during_the_first_computation_is_read_by_meaning_too(
    sample: Path, tmp_path: Path
) -> None:
    """It must not take meaning away until the next start."""
    desk = Desk(read_sample(sample))
    vectors = tmp_path / "vectors"
    async with running() as standin, bot_at(standin, desk, encoder=True, vectors_dir=vectors):
        await standin.wait_for_call("getUpdates")
        desk.swap(read_sample(sample))
        await standin.wait_for(
            lambda: desk.knowledge.finder.matcher.meaning is not None, timeout=60
        )
