"""Frames over lexicons: who × what × now, with suppressors, as data in knowledge/safeguarding/.

A frame fires when each of its lexicons has a hit and none of its suppressors has one. Frames stand
in order of urgency; the first that fires decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.outcome import Concern
from bot.answering.text import normalise
from bot.catalog.yaml_text import Fields, read_yaml

HELP_WORDS = frozenset({"help", "sos", "help me", "please help", "please help me", "i need help"})
"""Messages that are a call for help as a whole, in any state and chat."""


@dataclass(frozen=True)
class Finding:
    concern: Concern
    sure: bool
    """False: an answer with one quiet line rather than a card."""


@dataclass(frozen=True)
class Frame:
    concern: Concern
    sure: bool
    wanted: tuple[re.Pattern[str], ...]
    suppressors: tuple[re.Pattern[str], ...]

    def fires(self, text: str) -> bool:
        wanted = all(pattern.search(text) for pattern in self.wanted)
        return wanted and not any(pattern.search(text) for pattern in self.suppressors)


class Screen:
    """Reads a message once, in every language that has frames."""

    def __init__(self, frames: Sequence[Frame], help_words: frozenset[str]) -> None:
        self._frames = frames
        self._help_words = help_words

    def look(self, text: str) -> Finding | None:
        """What the message gives away; None for an ordinary question."""
        said = normalise(text)
        if said in self._help_words:
            return Finding(Concern.HELP_WORD, sure=True)
        for frame in self._frames:
            if frame.fires(said):
                return Finding(frame.concern, frame.sure)
        return None


def read_screen(knowledge: Path) -> Screen:
    """Every language file of knowledge/safeguarding/, the surest frames first."""
    frames: list[Frame] = []
    for path in sorted((knowledge / "safeguarding").glob("*.yaml")):
        frames += _read_language(read_yaml(path))
    return Screen(sorted(frames, key=lambda frame: not frame.sure), HELP_WORDS)


def _read_language(fields: Fields) -> list[Frame]:
    lexicons = fields["lexicons"]
    assert isinstance(lexicons, Fields)
    compiled = {
        name: _compile(terms) for name, terms in lexicons.items() if isinstance(terms, list)
    }
    items = fields["frames"]
    assert isinstance(items, list)
    return [_read_frame(item, compiled) for item in items if isinstance(item, Fields)]


def _read_frame(item: Fields, lexicons: Mapping[str, re.Pattern[str]]) -> Frame:
    def named(key: str) -> tuple[re.Pattern[str], ...]:
        names = item.get(key, [])
        assert isinstance(names, list)
        return tuple(lexicons[str(name)] for name in names)

    sure = item.get("sure", "yes") == "yes"
    return Frame(Concern(str(item["concern"])), sure, named("all"), named("none"))


def _compile(terms: Sequence[object]) -> re.Pattern[str]:
    """One pattern for a lexicon; `*` ends a word early: "blackmail*"."""
    parts = [normalise(str(term).replace("*", " ")).strip() for term in terms]
    stars = [str(term).endswith("*") for term in terms]
    said = [
        re.escape(part) + (r"\w*" if star else "") for part, star in zip(parts, stars, strict=True)
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(said, key=len, reverse=True)) + r")(?!\w)")
