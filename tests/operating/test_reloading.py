"""Knowledge that changes under a bot that serves."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.knowledge import Knowledge
from bot.operating.reloading import Reloader
from tests.sample_base import copy_sample, read_sample
from tests.waiting import until

GROOMING = "knowledge/terms/term-grooming.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


@pytest.fixture
def served(root: Path) -> Desk:
    return Desk(read_sample(root))


def correct(root: Path, old: str = "makes friends", new: str = "seeks the trust") -> None:
    path = root / GROOMING
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


class Looking(Reloader):
    """Counts how often it looks at the files."""

    looks = 0

    def _state(self) -> str:
        self.looks += 1
        return super()._state()


async def test_a_changed_file_is_found_and_read(root: Path, served: Desk) -> None:
    """A new file, too; what is unchanged is not read again."""
    reads = []

    def read() -> Knowledge:
        reads.append(root)
        return read_sample(root)

    reloader = Looking(served, root, read)
    watching = asyncio.create_task(reloader.run(0.05))
    entries = served.knowledge.catalog.entries
    before = entries["term-grooming"]
    await until(lambda: reloader.looks > 3)
    assert not reads
    correct(root)
    await until(lambda: served.knowledge.catalog.entries["term-grooming"] != before)
    new = (root / GROOMING).read_text(encoding="utf-8").replace("rooming", "rooming b")
    (root / "knowledge/terms/term-other.yaml").write_text(new, encoding="utf-8")
    await until(lambda: "term-other" in served.knowledge.catalog.entries)
    assert len(reads) == 2
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("title: [", "term-grooming.yaml:3: term-grooming: found no valid YAML"),
        ("colour: red", "term-grooming.yaml:1: term-grooming: colour: found an unknown field"),
        ("related: [nothing]", "found 'nothing', expected an entry's id"),
    ],
)
async def test_wrong_files_change_nothing(
    root: Path, served: Desk, caplog: pytest.LogCaptureFixture, broken: str, told: str
) -> None:
    """The log says which line is wrong."""
    before = served.knowledge
    path = root / GROOMING
    path.write_text(f"{broken}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    await Reloader(served, root, partial(read_sample, root)).reload()
    assert served.knowledge is before
    (line,) = caplog.messages
    assert line.startswith(f"Version {before.catalog.version} stays, the new files are wrong: ")
    assert told in line


async def test_whatever_else_fails_changes_nothing(
    root: Path, served: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Such as a disk that is gone; its words stay unsaid."""
    before = served.knowledge

    def read() -> Knowledge:
        raise OSError("secret words")

    await Reloader(served, root, read).reload()
    assert served.knowledge is before
    (line,) = caplog.messages
    assert line.startswith(f"Version {before.catalog.version} stays, reading failed: OSError")
    assert "secret" not in line


async def test_the_event_loop_goes_on_while_it_is_read(root: Path, served: Desk) -> None:
    """Reading runs beside it."""
    meanwhile = asyncio.Event()
    loop = asyncio.get_running_loop()

    def read() -> Knowledge:
        loop.call_soon_threadsafe(meanwhile.set)
        asyncio.run_coroutine_threadsafe(meanwhile.wait(), loop).result(timeout=5)
        return read_sample(root)

    correct(root)
    await Reloader(served, root, read).reload()
    assert "seeks the trust" in served.knowledge.catalog.entries["term-grooming"].text
