"""The README's lists are those of the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answering.commands import COMMANDS
from bot.catalog.entries import Kind

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows(pattern: str) -> list[str]:
    """What stands first in the README's tables, where it fits."""
    return re.findall(rf"^\| `{pattern}` ", README, re.MULTILINE)


def variables(text: str) -> list[str]:
    return re.findall(r"^([A-Z][A-Z_]+)=", text, re.MULTILINE)


def test_the_readme_lists_every_command():
    """Somebody reading it knows all that can be typed."""
    assert rows(r"/(\w+)") == [command.name for command in COMMANDS]


def test_the_readme_lists_every_variable_of_the_example():
    """And the example holds every variable that settings read."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    code = (ROOT / "bot" / "config.py").read_text(encoding="utf-8")
    read = set(re.findall(r"\"([A-Z][A-Z_]{4,})\"", code)) - {"DEBUG", "WARNING", "ERROR"}
    assert sorted(rows(r"([A-Z][A-Z_]+)")) == sorted(variables(example))
    assert read - {"CRITICAL"} == set(variables(example))


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", "deploy/waymark.service"])
def test_deployment_sets_variables_that_exist(file: str):
    """A misspelt one would change nothing, and nobody would know."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    text = (ROOT / file).read_text(encoding="utf-8")
    named = set(re.findall(r"\b((?:HEALTH|HEARTBEAT|KNOWLEDGE|WEBHOOK)_[A-Z]+)\b", text))
    assert named
    assert named <= set(variables(example))


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda page: page.name)
def test_no_link_leads_nowhere(page: Path):
    """From the pages beside the code to its files."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_lists_every_command_of_the_command_line():
    """What `bot --help` shows stands in the README."""
    told = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    commands = re.findall(r"^    (\w+) ", told, re.MULTILINE)
    listed = re.findall(r"^\| `uv run (?:--group \w+ )?bot (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(commands)


@pytest.mark.parametrize("command", ["uv run bot", "uv run --group test pytest"])
def test_the_two_commands_stand_in_the_readme(command: str):
    """They do everything on a fresh machine."""
    assert f"pip install uv && {command}" in README


def test_the_readme_of_the_knowledge_names_everything_beside_the_entries():
    """Somebody who opens the folder learns what each file is."""
    told = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    kinds = {kind.folder for kind in Kind}
    others = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "knowledge").iterdir()
        if path.name not in {*kinds, "README.md", "LICENSE"}
    }
    section = told.partition("## The other files")[2]
    rows = re.findall(r"^\| (`.+) \| .+ \|$", section, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row)} == others
