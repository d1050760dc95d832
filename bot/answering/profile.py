"""The bot's profile as data: name, descriptions and command lists, per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.yaml_text import Fields, read_yaml


@dataclass(frozen=True)
class Profile:
    """What Telegram shows before and beside a chat."""

    name: str
    """At most 64 characters."""
    description: str
    """On the empty chat, at most 512 characters."""
    short_description: str
    """On the profile page, at most 120 characters."""
    private_commands: tuple[tuple[str, str], ...]
    """(name without slash, description of 1–256 characters), in order."""
    group_commands: tuple[tuple[str, str], ...]


def read_profiles(knowledge: Path) -> Mapping[str, Profile]:
    """Profiles by language, English first; from knowledge/profile.yaml."""
    return {
        language: _profile(fields)
        for language, fields in read_yaml(knowledge / "profile.yaml").items()
        if isinstance(fields, Fields)
    }


def _profile(fields: Fields) -> Profile:
    commands, in_groups = fields["commands"], fields["group_commands"]
    assert isinstance(commands, Fields)
    listed = tuple((name, str(told)) for name, told in commands.items())
    return Profile(
        name=str(fields["name"]),
        description=str(fields["description"]).strip(),
        short_description=str(fields["short_description"]).strip(),
        private_commands=listed,
        group_commands=tuple(pair for pair in listed if pair[0] in in_groups),
    )
