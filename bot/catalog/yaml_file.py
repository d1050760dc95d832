"""YAML read as text: every scalar stays what was typed, and every value remembers its line.

The only place that imports yaml for reading. Octal phone numbers, `NO` for false, base-60 hours and
dates can't happen, because nothing is resolved. Aliases, keys that stand twice and keys that are no
text are refused: an alias in an alias makes gigabytes of a few bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import yaml

from bot.errors import KnowledgeError, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Place: TypeAlias = tuple[str | int, ...]
"""Keys and positions that lead to a value: `("figures", 0, "unit")`."""


class _TextLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """The C loader, eight times as fast as the Python one; resolves no types, since all is text."""

    def resolve(self, *_: object) -> str:
        return "text"

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(frozen=True)
class YamlFile:
    """The mapping in a file, and where each of its values stands."""

    path: Path
    source: str
    """The file as it was typed."""
    content: dict[str, Value]

    @cached_property
    def lines(self) -> Mapping[Place, int]:
        """Line of each key and list item, counted from 1; worked out when first asked for."""
        lines: dict[Place, int] = {}
        node = yaml.compose(self.source, Loader=_TextLoader)
        if node is not None:
            _add_lines(node, (), lines)
        return lines

    def line_of(self, place: Place, wanted: str = "") -> int:
        """The line of a value, or of some words in it.

        Where the value doesn't stand in the file, the line of what would be around it.
        """
        while place and place not in self.lines:
            place = place[:-1]
        start = self.lines.get(place, 1)
        later = (line for other, line in self.lines.items() if other[: len(place)] != place)
        end = min((line for line in later if line > start), default=None)
        inside = self.source.splitlines()[start - 1 : end and end - 1] if wanted else []
        return next((start + at for at, line in enumerate(inside) if wanted in line), start)

    def problem(
        self, place: Place, message: str, *, near: str = "", warning: bool = False
    ) -> Problem:
        """What is wrong with a value, told at its line, or at that of the words `near` in it."""
        parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
        field = "".join(parts).removeprefix(".")
        line = self.line_of(place, near)
        return Problem(self.path, line, self.path.stem, field, message, warning)


def read_yaml(path: Path) -> YamlFile:
    """Read a file. Raises KnowledgeError, with the line, for whatever can't be read as YAML."""
    return parse_yaml(read_text(path), path)


def read_text(path: Path) -> str:
    """A text file of ours. Raises KnowledgeError where there is none, or it is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _told(path, line, "found bytes that are no UTF-8, expected UTF-8 text") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _told(path, 0, f"found no readable file ({reason}), expected one") from None


def parse_yaml(source: str, path: Path) -> YamlFile:
    """The same for what was read already, told as if it stood in `path`."""
    walk = _Walk(path, anchors="&" in source)
    try:
        node = yaml.compose(source, Loader=_TextLoader)
        if not isinstance(node, yaml.MappingNode):
            raise _told(path, 1, "found no mapping, expected `key: value` lines")
        content = walk.mapping(node)
    except RecursionError:
        raise _told(path, 1, "found brackets nested without end, expected a few levels") from None
    except yaml.YAMLError as error:
        line, reason = _line_of(error, source), _reason_of(error)
        raise _told(path, line, f"found no valid YAML: {reason}") from None
    if walk.twice:
        raise KnowledgeError(walk.twice)
    return YamlFile(path, source, content)


class _Walk:
    """Turns nodes into values."""

    def __init__(self, path: Path, *, anchors: bool) -> None:
        """`anchors`: may there be any? Without an anchor there is no alias to look for."""
        self.twice: list[Problem] = []
        self._path = path
        self._anchors = anchors
        self._seen: set[int] = set()

    def _value(self, node: yaml.Node) -> Value:
        if self._anchors:
            self._refuse_alias(node)
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return text
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        return [self._value(child) for child in node.value]

    def mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                told = "found a list or mapping as a key, expected text"
                raise _told(self._path, line, told)
            if key.value in found:
                told = "found this key twice, expected it once"
                self.twice.append(Problem(self._path, line, self._path.stem, key.value, told))
            found[key.value] = self._value(child)
        return found

    def _refuse_alias(self, node: yaml.Node) -> None:
        """The loader gives an alias as the very node that it stands for."""
        if id(node) in self._seen:
            told = "found an alias of what stands here, expected no aliases"
            raise _told(self._path, node.start_mark.line + 1, told)
        self._seen.add(id(node))


def _add_lines(node: yaml.Node, place: Place, lines: dict[Place, int]) -> None:
    """Add the line of everything inside a node."""
    if isinstance(node, yaml.ScalarNode):
        return
    keyed = isinstance(node, yaml.MappingNode)
    for at, child in enumerate(node.value):
        start, value = child if keyed else (child, child)
        inner = (*place, start.value if keyed else at)
        lines[inner] = start.start_mark.line + 1
        _add_lines(value, inner, lines)


def _told(path: Path, line: int, message: str) -> KnowledgeError:
    return KnowledgeError([Problem(path, line, path.stem, "", message)])


def _line_of(error: yaml.YAMLError, source: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 1
    return source[: getattr(error, "position", 0)].count("\n") + 1


def _reason_of(error: yaml.YAMLError) -> str:
    """The loader's reason; in our words where a curator couldn't guess what it means."""
    told = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    return next((ours for theirs, ours in _REASONS.items() if theirs in told), told)


_REASONS = {
    "tab character": "a tab, expected spaces",
    "maximum nesting depth": "brackets in brackets without end",
    "found another document": "a second document after ---, expected one",
    "cannot start any token": "a tab or a sign that needs quotation marks round its text",
    "mapping values are not allowed": "a colon in a text, which needs quotation marks",
    "unexpected end of stream": "a quotation mark that is never closed",
    "control characters are not allowed": "a control character, which is to be deleted",
    "special characters are not allowed": "a control character, which is to be deleted",
}
