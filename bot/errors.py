"""Our own errors, and the problems that curators and operators are told about.

WaymarkError
├── ConfigError       a setting in the environment is missing or wrong
├── KnowledgeError    knowledge/ or seeds/ can't be used as it is
└── StartError        Telegram refuses us at the start (token, second poller)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file, told as `path:line: entry: field: …`."""

    path: Path
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    entry: str
    field: str
    message: str
    """`found …, expected …`, or a sentence that names both."""
    warning: bool = False

    def __str__(self) -> str:
        places = [part for part in (self.entry, self.field) if part]
        level = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}: {level}{': '.join([*places, self.message])}"


class WaymarkError(Exception):
    """Anything that we raise on purpose."""


class ConfigError(WaymarkError):
    """Settings are wrong; one sentence each, all of them."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


class KnowledgeError(WaymarkError):
    """The knowledge base can't be used; every problem, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class StartError(WaymarkError):
    """Telegram refuses us at the start; one sentence that never holds the token."""
