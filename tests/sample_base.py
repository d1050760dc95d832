"""The small knowledge base of tests/sample, with the real wording, word lists and help plans."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bot.answering.knowledge import Knowledge, read_knowledge

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = Path(__file__).parent / "sample"
TODAY = "2026-11-21"
REAL = ("wording", "language", "after-card", "contact-words", "help-plans.yaml")
"""What the sample takes over from the real base."""


def copy_sample(to: Path) -> Path:
    """A copy of the sample, complete, for a test to change and to read; returns its root."""
    shutil.copytree(SAMPLE, to, dirs_exist_ok=True)
    for name in REAL:
        real = ROOT / "knowledge" / name
        target = to / "knowledge" / name
        if real.is_dir():
            shutil.copytree(real, target)
        else:
            shutil.copyfile(real, target)
    return to


def read_sample(root: Path, today: Callable[[], str] = lambda: TODAY) -> Knowledge:
    """The knowledge of a copy of the sample."""
    return read_knowledge(root, operator_contact="ops@example.org", today=today)
