"""The command line as its user runs it, over the small sample and far from any `.env`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli import main

VARIABLES = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "WEBHOOK_URL", "WEBHOOK_SECRET", "LOG_LEVEL")


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Bot = Callable[..., Ended]


@pytest.fixture
def bot(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Bot:
    """Runs `bot` with these arguments in an empty folder."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(sample))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ended:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:  # as argparse ends it
            code = int(ended.code or 0)
        return Ended(code, *capsys.readouterr())

    return run
