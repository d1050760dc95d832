"""YAML read as text: every scalar stays what was typed, and every key remembers its line.

The only place that imports yaml for reading. Octal phone numbers, `NO` for false, base-60 hours and
dates can't happen, because nothing is resolved; a key that stands twice is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import yaml

from bot.errors import KnowledgeError, Problem

Value: TypeAlias = "str | list[Value] | Fields"

# The C loader reads 500 entry files in a quarter of a second, the Python one in two.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Fields(dict[str, Value]):
    """A mapping that knows the line of each key, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


def read_yaml(path: Path, text: str | None = None) -> Fields:
    """The mapping in a file (or in `text`, told as if it stood in `path`).

    Raises KnowledgeError for YAML that can't be parsed, a key that stands twice, and anything
    that is no mapping at the top.
    """
    content = path.read_text(encoding="utf-8") if text is None else text
    try:
        node = yaml.compose(content, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = Problem(path, line, path.stem, "", f"found no valid YAML: {error.problem}")
        raise KnowledgeError([problem]) from error
    if not isinstance(node, yaml.MappingNode):
        raise KnowledgeError([Problem(path, 1, path.stem, "", "expected `key: value` lines")])
    twice: list[tuple[str, int]] = []
    value = _value(node, twice)
    if twice:
        told = "found this key twice, expected it once"
        raise KnowledgeError([Problem(path, line, path.stem, key, told) for key, line in twice])
    assert isinstance(value, Fields)
    return value


def _value(node: yaml.Node, twice: list[tuple[str, int]]) -> Value:
    """A node as text, list or mapping; keys that stand twice are added to `twice`."""
    if isinstance(node, yaml.MappingNode):
        fields = Fields(node.start_mark.line + 1)
        for key, child in node.value:
            line = key.start_mark.line + 1
            if key.value in fields:
                twice.append((key.value, line))
            fields[key.value] = _value(child, twice)
            fields.lines[key.value] = line
        return fields
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, twice) for child in node.value]
    return str(node.value)
