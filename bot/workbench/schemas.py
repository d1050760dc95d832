"""`bot schema`: the JSON Schema of every kind of file that curators write, for their editors.

A curator's tool; the models of bot/catalog are what it is made from.
"""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from bot.catalog.entries import Entry
from bot.catalog.files import FILES, FileKind
from bot.catalog.translated import Translation


def write_schemas(folder: Path) -> int:
    """Write all schemas and delete those of kinds that are no more; returns how many there are."""
    wanted = schemas()
    for old in folder.glob("*.schema.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(wanted)


def schemas() -> Mapping[str, str]:
    """The text of each schema, by its file name."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    found = {}
    for kind in FILES:
        if kind.model is not None and kind.by_hand:
            schema = dialect | kind.model.model_json_schema()
            text = json.dumps(schema, ensure_ascii=False, indent=2)
            found[f"{_name(kind)}.schema.json"] = f"{text}\n"
    return found


def _name(kind: FileKind) -> str:
    """What its files are called together: their folder's name, or the only file's."""
    if kind.model in (Entry, Translation):  # in a folder a kind
        return kind.model.__name__.lower()
    path = PurePosixPath(kind.pattern)
    return path.parent.name if {"*", "["} & {*path.name} else path.stem
