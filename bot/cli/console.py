"""What the commands share: their voice, the settings, and paths as somebody typed them."""

import argparse
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from bot.config import Settings
from bot.errors import WaymarkError

if TYPE_CHECKING:
    from bot.answering.desk import Desk
    from bot.answering.knowledge import Knowledge

Options: TypeAlias = argparse.Namespace
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class UsageError(WaymarkError):
    """A path or an option is wrong; one sentence."""


def add_command(commands: Commands, module: ModuleType) -> None:
    """Register a command. The first line of its module says its name and what it does."""
    named, _, told = (module.__doc__ or "").splitlines()[0].rstrip(".").partition(": ")
    command = commands.add_parser(named.strip("`").split()[1], help=told, description=told)
    command.set_defaults(run=module.run)
    if hasattr(module, "add_arguments"):
        module.add_arguments(command)


def say(text: str) -> None:
    # at once, even through a pipe: `bot try` says its address and goes on for hours
    print(text, flush=True)  # noqa: T201 - the command line's own voice


def settings() -> Settings:
    """Settings of this process. Raises ConfigError."""
    return Settings.from_env(os.environ)


def knowledge(chosen: Settings) -> "Knowledge":
    """The knowledge that settings name. Raises KnowledgeError."""
    from bot.answering.knowledge import read_knowledge

    return read_knowledge(chosen.knowledge_dir, operator_contact=chosen.operator_contact)


def desk(chosen: Settings) -> "Desk":
    """A desk that reads by meaning too, if it can. Raises KnowledgeError."""
    from bot.serving import read_desk, understand

    ready = read_desk(chosen)
    understand(chosen, ready)
    return ready


def file(typed: str) -> Path:
    """A file that exists. Raises UsageError."""
    path = Path(typed)
    if not path.is_file():
        raise UsageError(f"{path}: {'this is no file' if path.exists() else 'no such file'}.")
    return path


def folder(typed: str) -> Path:
    """A folder that exists. Raises UsageError."""
    path = Path(typed)
    if not path.is_dir():
        raise UsageError(f"{path}: {'this is no folder' if path.exists() else 'no such folder'}.")
    return path


def folder_of(pattern: str) -> Callable[[str], Path]:
    """Takes a folder that holds files whose names fit. Raises UsageError."""

    def take(typed: str) -> Path:
        path = folder(typed)
        if not any(path.glob(pattern)):
            raise UsageError(f"{path} holds no {pattern} files.")
        return path

    return take


def whole_number(option: str, unit: str) -> Callable[[str], int]:
    """Takes a whole number of something. Raises UsageError."""

    def take(typed: str) -> int:
        if not (typed.isascii() and typed.isdecimal()):
            raise UsageError(f"{option}: found {typed!r}, expected a whole number of {unit}.")
        return int(typed)

    return take


def needs(module: str, group: str, command: str) -> None:
    """Raises UsageError where a library is missing that only a curator's tool uses."""
    if importlib.util.find_spec(module) is None:
        raise UsageError(f"{module} is missing: run `uv run --group {group} bot {command}`.")
