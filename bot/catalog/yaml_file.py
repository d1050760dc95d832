"""YAML read as text: every scalar stays what was typed, and every value remembers its line.

The only place that imports yaml for reading. Octal phone numbers, `NO` for false, base-60 hours and
dates can't happen, because nothing is resolved. Aliases, keys that stand twice and keys that are no
text are refused: an alias in an alias makes gigabytes of a few bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from bot.errors import KnowledgeError, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Place: TypeAlias = tuple[str | int, ...]
"""Keys and positions that lead to a value: `("figures", 0, "unit")`."""

# The C loader reads 500 entry files in a quarter of a second, the Python one in two.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class YamlFile:
    """The mapping in a file, and where each of its values stands."""

    path: Path
    content: dict[str, Value]
    lines: Mapping[Place, int]
    """Line of each key and list item, counted from 1."""

    def line_of(self, place: Place) -> int:
        """The line of a value; of what is around it where it doesn't stand in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path) -> YamlFile:
    """Read a file. Raises KnowledgeError, with the line, for whatever can't be read as YAML."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_LOADER)
        if not isinstance(node, yaml.MappingNode):
            raise _RefusedError(1, "found no mapping, expected `key: value` lines")
        walk = _Walk()
        content = walk.value(node, ())
    except _RefusedError as refused:
        raise _told(path, refused.line, refused.message) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _told(path, line, "found bytes that are no UTF-8, expected UTF-8 text") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _told(path, 0, f"found no readable file ({reason}), expected one") from None
    except RecursionError:
        raise _told(path, 1, "found brackets nested without end, expected a few levels") from None
    except yaml.YAMLError as error:
        raise _told(path, _line(error, path), f"found no valid YAML: {_reason(error)}") from None
    if walk.problems:
        raise KnowledgeError(
            [Problem(path, line, path.stem, key, told) for line, key, told in walk.problems]
        )
    assert isinstance(content, dict)
    return YamlFile(path, content, walk.lines)


class _RefusedError(Exception):
    """YAML that we don't take, and its line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class _Walk:
    """Turns nodes into values and remembers their lines."""

    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self.problems: list[tuple[int, str, str]] = []
        """Line, key and sentence of each key that stands twice."""
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Value:
        line = node.start_mark.line + 1
        if id(node) in self._seen:  # the loader gives an alias as the node it stands for
            raise _RefusedError(
                line, "found an alias of the anchor here, expected the value itself"
            )
        self._seen.add(id(node))
        self.lines.setdefault(place, line)
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*place, at)) for at, child in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        found: dict[str, Value] = {}
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise _RefusedError(line, "found a list or mapping as a key, expected text")
            if key.value in found:
                self.problems.append((line, key.value, "found this key twice, expected it once"))
            self.lines[(*place, key.value)] = line
            found[key.value] = self.value(child, (*place, key.value))
        return found


def _told(path: Path, line: int, message: str) -> KnowledgeError:
    return KnowledgeError([Problem(path, line, path.stem, "", message)])


def _line(error: yaml.YAMLError, path: Path) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 1
    position = getattr(error, "position", 0)
    return path.read_text(encoding="utf-8-sig")[:position].count("\n") + 1


def _reason(error: yaml.YAMLError) -> str:
    told = getattr(error, "problem", None) or getattr(error, "reason", None)
    return str(told or type(error).__name__)
