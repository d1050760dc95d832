"""The schema that editors use and the dataclasses that the bot uses say the same."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.catalog.entries import ID_PATTERN, LEAST_PHRASES, SUMMARY_CHARS, TITLE_CHARS
from bot.catalog.model import Audience, Basis, Contact, Entry, Figure, Link, Surface
from bot.workbench.checks.helplines import PHONE
from tests.small_base import REPOSITORY, SmallBase

SCHEMA = json.loads((REPOSITORY / "knowledge/schema/entry.schema.json").read_text(encoding="utf-8"))
DEFINITIONS = SCHEMA["$defs"]
NOT_IN_FILES = {"id", "kind"}
"""The file's name and folder."""


@pytest.mark.parametrize(
    ("schema", "shape"),
    [
        pytest.param(SCHEMA, Entry, id="entry"),
        pytest.param(DEFINITIONS["figure"], Figure, id="figure"),
        pytest.param(DEFINITIONS["link"], Link, id="link"),
        pytest.param(DEFINITIONS["contact"], Contact, id="contact"),
    ],
)
def test_schema_and_dataclass_have_the_same_fields(schema: dict[str, Any], shape: type) -> None:
    """In the same order, and no others."""
    names = [field.name for field in dataclasses.fields(shape) if field.name not in NOT_IN_FILES]
    assert list(schema["properties"]) == names
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("values", "choices"),
    [
        pytest.param(SCHEMA["properties"]["audience"]["items"]["enum"], Audience, id="audience"),
        pytest.param(SCHEMA["properties"]["surfaces"]["items"]["enum"], Surface, id="surfaces"),
        pytest.param(DEFINITIONS["link"]["properties"]["basis"]["enum"], Basis, id="basis"),
    ],
)
def test_schema_and_enum_have_the_same_values(values: list[str], choices: type) -> None:
    """Every choice, no other."""
    assert values == list(choices)


def test_the_schema_has_the_readers_limits() -> None:
    """Lengths, the shape of a number and of an id."""
    properties = SCHEMA["properties"]
    assert properties["title"]["maxLength"] == TITLE_CHARS
    assert properties["summary"]["maxLength"] == SUMMARY_CHARS
    assert properties["phrases"]["minItems"] == LEAST_PHRASES
    phone = DEFINITIONS["contact"]["properties"]["phones"]["items"]["pattern"]
    assert phone == f"^{PHONE.pattern}$"
    assert DEFINITIONS["id"]["pattern"] == f"^{ID_PATTERN}$"


@pytest.mark.parametrize("field", SCHEMA["required"])
def test_the_reader_requires_what_the_schema_requires(base: SmallBase, field: str) -> None:
    """An entry without it is refused."""
    content = base.entry.read_text(encoding="utf-8")
    base.entry.write_text(
        content.replace(f"\n{field}:", "\nsurfaces:", 1).replace(f"{field}:", "surfaces:", 1)
    )
    with pytest.raises(AssertionError, match=f"field='{field}'"):
        base.open()


def test_every_field_is_explained() -> None:
    """Title, description and example, as an editor shows them."""
    unexplained = [
        name
        for name, field in _fields(SCHEMA)
        if "$ref" not in field and not {"title", "description", "examples"} <= field.keys()
    ]
    assert unexplained == []


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from schema["properties"].items()
    for name in ("figure", "link", "contact"):
        yield from schema["$defs"][name]["properties"].items()
