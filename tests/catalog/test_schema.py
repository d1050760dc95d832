"""The JSON Schemas that editors use are those of the models."""

from __future__ import annotations

import json

from bot.workbench.schemas import schemas
from tests.small_base import REPOSITORY

FOLDER = REPOSITORY / "knowledge/schema"


def test_the_schemas_are_current() -> None:
    """After a change of a model, run `bot schema`."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert committed == schemas()


def test_an_entrys_schema_knows_what_stands_in_its_file() -> None:
    """The file's name and folder say its id and kind; a misspelt field is underlined."""
    schema = json.loads((FOLDER / "entry.schema.json").read_text(encoding="utf-8"))
    assert not {"id", "kind"} & {*schema["properties"], *schema["required"]}
    assert schema["additionalProperties"] is False


def test_every_entry_names_a_schema_that_exists() -> None:
    """Its first line does, for editors."""
    for path in sorted(FOLDER.parent.glob("*s/*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        if first.startswith("# yaml-language-server: $schema="):
            assert (path.parent / first.split("=")[1]).is_file(), path
