"""YAML read as text: every scalar stays what was typed, and every key remembers its line.

The only place that imports yaml for reading. Octal phone numbers, `NO` for false, base-60 hours and
dates can't happen, because nothing is resolved; a key that stands twice is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    twice = [Problem(path, line, path.stem, key, "found this key twice, expected it once")
             for key, line in _repeated(node)]  # fmt: skip
    if twice:
        raise KnowledgeError(twice)
    value = _value(node)
    assert isinstance(value, Fields)
    return value


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.MappingNode):
        fields = Fields(node.start_mark.line + 1)
        for key, child in node.value:
            fields[key.value] = _value(child)
            fields.lines[key.value] = key.start_mark.line + 1
        return fields
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    return str(node.value)


def _repeated(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, child in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _repeated(child)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _repeated(child)
