"""pyproject.toml names the exact version of everything that is installed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

TOML = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
PINS = TOML["tool"]["uv"]["constraint-dependencies"]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_installed_is_what_is_named() -> None:
    """Two machines run the same; whatever is missing here `.ci/pin` writes."""
    named = {re.split(r"\s*;", pin)[0] for pin in PINS}
    installed = {f"{canonical(one.name)}=={one.version}" for one in distributions()}
    ours = {one for one in installed if one.startswith(("waymark==", "pip==", "setuptools=="))}
    assert installed - ours <= named


def test_no_registry_is_named() -> None:
    """Names and versions alone."""
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+( ; [^/]+)?", pin) for pin in PINS)
