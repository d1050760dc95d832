"""The rooms of the house: who may import what."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).resolve().parents[1] / "bot"


def imports(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def users_of(package: str) -> set[str]:
    """Files below bot/ that import a package, as paths relative to bot/."""
    return {
        path.relative_to(BOT).as_posix()
        for path in BOT.rglob("*.py")
        if any(name == package or name.startswith(f"{package}.") for name in imports(path))
    }


@pytest.mark.parametrize(
    "room",
    [
        "catalog",
        "language",
        "safeguarding",
        "matching",
        "replies",
        "answering",
        "tryout",
        "workbench",
    ],
)
def test_the_core_and_the_stand_in_never_import_telegram(room: str):
    """Knowledge, answering and wording don't know Telegram; the stand-in knows only its HTTP."""
    users = users_of("telegram") - {
        "workbench/echo.py"
    }  # the reference that we are measured against
    assert [user for user in users if user.startswith(f"{room}/")] == []


def test_only_the_matcher_uses_rapidfuzz():
    """Measurements may compare with it."""
    users = {user for user in users_of("rapidfuzz") if not user.startswith("workbench/")}
    assert users == {"language/spelling.py", "matching/utterances.py"}


def test_only_one_module_reads_yaml():
    """Drafting a record writes it; nothing else touches YAML."""
    assert users_of("yaml") == {
        "catalog/yaml_file.py",
        "catalog/yaml_text.py",
        "workbench/records/drafting.py",
        "workbench/records/recording.py",
    }


ROOMS = ("catalog", "language", "safeguarding", "matching", "replies", "answering", "surfaces")
"""From below: a room may use those before it."""


def test_data_flows_one_way():
    """Arrows run down only; the workbench and the try-out are used by nobody below them."""
    for place, room in enumerate(ROOMS):
        for above in (*ROOMS[place + 1 :], "workbench", "tryout"):
            upward = [user for user in users_of(f"bot.{above}") if user.startswith(f"{room}/")]
            assert upward == [], f"{room} uses {above}"


def test_importing_the_bot_does_nothing():
    """No file is read and nothing heavy is loaded before a command runs."""
    code = "import sys, bot.__main__; print('telegram' in sys.modules, 'yaml' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]


def test_no_module_is_above_250_lines():
    """Split above it."""
    long = [path.name for path in BOT.rglob("*.py") if len(path.read_text().splitlines()) > 250]
    assert long == []
