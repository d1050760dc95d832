"""The rooms of the house: who may import what, and names that tell one thing each."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

BOT = Path(__file__).resolve().parents[1] / "bot"
MODULES = sorted(BOT.rglob("*.py"))
ROOMS = (
    "catalog",
    "language",
    "safeguarding",
    "matching",
    "replies",
    "answering",
    "surfaces",
    "operating",
    "workbench",
    "cli",
)
"""From below: a room may use those before it."""
SMALL_ROOM = 14
"""About a dozen files lie side by side."""


def module_of(path: Path) -> str:
    inside = path.relative_to(BOT.parent).with_suffix("").as_posix().replace("/", ".")
    return inside.removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def users_of(package: str) -> set[str]:
    """Files below bot/ that import a package, as paths relative to bot/."""
    return {
        path.relative_to(BOT).as_posix()
        for path in MODULES
        if any(name == package or name.startswith(f"{package}.") for name in imports(path))
    }


def test_only_surfaces_know_telegram():
    """Nor does anything below know HTML; the echo bot is a reference to be measured against."""
    users = {user for user in users_of("telegram") if "echo" not in user}
    assert {user.split("/")[0] for user in users} <= {"surfaces", "serving.py"}
    html = {user for user in users_of("html") if not user.startswith("tryout/")}
    assert html == {"surfaces/rendering.py"}


def test_only_spelling_uses_rapidfuzz():
    """Measurements may compare with it."""
    users = {user for user in users_of("rapidfuzz") if not user.startswith("workbench/")}
    assert users == {"language/spelling.py"}


def test_only_one_module_reads_yaml():
    """Those who draft and refresh records write it; nothing else touches YAML."""
    users = {user for user in users_of("yaml") if not user.startswith("workbench/records/")}
    assert users == {"catalog/yaml_file.py"}


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_run_down_only(room: str):
    """A room uses no room above it, and nobody uses the try-out but those who start it."""
    above = (
        *ROOMS[ROOMS.index(room) + 1 :],
        *(() if room in ("workbench", "cli") else ("tryout",)),
    )
    upward = {
        other: [user for user in users_of(f"bot.{other}") if user.startswith(f"{room}/")]
        for other in above
    }
    assert not any(upward.values()), upward


def test_the_try_out_uses_no_other_room():
    """It stands in for Telegram for any bot."""
    used = {name for path in (BOT / "tryout").rglob("*.py") for name in imports(path)}
    assert not [name for name in used if name.startswith("bot.") and "tryout" not in name]


def test_no_import_runs_in_a_circle():
    """Neither at run time nor for the type checker."""
    known = {module_of(path) for path in MODULES}
    graph = {
        module_of(path): {name for name in imports(path) if name in known} - {module_of(path)}
        for path in MODULES
    }
    TopologicalSorter(graph).prepare()  # raises CycleError and names the circle


def test_every_module_and_class_has_a_name_of_its_own():
    """A reader knows from a name alone what is meant; commands and the try-out are apart."""
    ours = [path for path in MODULES if not {"cli", "tryout"} & set(path.relative_to(BOT).parts)]
    modules = Counter(path.stem for path in ours if not path.stem.startswith("__"))
    classes = Counter(
        node.name
        for path in ours
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in (modules + classes).items() if count > 1] == []


def test_rooms_and_modules_stay_small():
    """A room that grows gets a room inside it; a module that grows is split."""
    files = Counter(path.parent for path in MODULES if path.stem != "__init__")
    del files[BOT / "cli"]  # one file a command, however many there are
    crowded = {str(room.relative_to(BOT)): n for room, n in files.items() if n > SMALL_ROOM}
    assert not crowded
    assert [path.name for path in MODULES if len(path.read_text().splitlines()) > 250] == []


def test_importing_the_bot_does_nothing():
    """No file is read and nothing heavy is loaded before a command runs."""
    heavy = ("telegram", "yaml", "pydantic")
    code = f"import sys, bot.__main__; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
