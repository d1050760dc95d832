"""One declaration a kind of file: a pydantic model, which checks it and is its documentation.

Every scalar of our YAML is text. An empty value counts as none. Everything that is wrong with a
file is told at once, each as `path:line: entry: field: found …, expected …`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator
from pydantic_core import ErrorDetails

from bot.catalog.yaml_file import YamlFile, read_yaml
from bot.errors import KnowledgeError, Problem

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something."""


class FileModel(BaseModel):
    """Base of every model of a file or a part of one: immutable, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, fields: Any) -> Any:
        if isinstance(fields, dict):
            return {key: value for key, value in fields.items() if value != ""}
        return fields


Model = TypeVar("Model", bound=FileModel)


def read_model(path: Path, model: type[Model]) -> Model:
    """A file as its model. Raises KnowledgeError with everything that is wrong with it."""
    return validated(read_yaml(path), model)


def validated(file: YamlFile, model: type[Model], extra: Mapping[str, Any] | None = None) -> Model:
    """A file that was read, as its model; `extra` fields come from elsewhere (its name, say)."""
    try:
        return model.model_validate({**file.content, **(extra or {})})
    except ValidationError as error:
        raise KnowledgeError(
            [_problem(file, model, found) for found in error.errors(include_url=False)]
        ) from None


def _problem(file: YamlFile, model: type[FileModel], found: ErrorDetails) -> Problem:
    place = tuple(part for part in found["loc"] if part != "[key]")
    field = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return Problem(
        file.path, file.line_of(place), file.path.stem, field.removeprefix("."), _told(found, model)
    )


def _told(found: ErrorDetails, model: type[FileModel]) -> str:
    """One of pydantic's errors in our own words."""
    value, context = found["input"], found.get("ctx", {})
    shown = f"{value!r}" if isinstance(value, str) else "something else"
    match found["type"]:
        case "missing":
            return "found nothing, expected a value"
        case "extra_forbidden":
            return _unknown(str(found["loc"][-1]), _fields_at(model, found["loc"][:-1]))
        case "string_type":
            return "found a list or mapping, expected text"
        case "list_type" | "tuple_type" | "set_type" | "frozen_set_type":
            return f"found {_sort(value)}, expected a list"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"found {_sort(value)}, expected `key: value` lines"
        case "string_too_long":
            return f"found {len(value)} characters, expected at most {context['max_length']}"
        case "string_too_short":
            return "found nothing, expected text"
        case "too_short":
            return f"found {context['actual_length']}, expected at least {context['min_length']}"
        case "string_pattern_mismatch":
            return f"found {shown}, expected {context['pattern']}"
        case "enum" | "literal_error":
            known = context["expected"].replace("'", "")
            return f"found {shown}, expected {known}{_near(str(value), known.split(', '))}"
        case "value_error":
            return str(context["error"])
        case _:
            return f"found {shown}: {found['msg'][:1].lower()}{found['msg'][1:]}"


def _unknown(name: str, known: list[str]) -> str:
    return f"found an unknown field, expected one of {sorted(known)}{_near(name, known)}"


def _near(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _sort(value: object) -> str:
    return {str: "text", list: "a list", dict: "a mapping"}.get(type(value), "something else")


def _fields_at(model: type[FileModel], place: tuple[str | int, ...]) -> list[str]:
    """Names of the fields that a file may have at a place."""
    kind: Any = model
    for part in place:
        if isinstance(part, str) and isinstance(kind, type) and issubclass(kind, FileModel):
            kind = kind.model_fields[part].annotation
        else:
            kind = next(iter(reversed(get_args(kind))), kind)
        while not isinstance(kind, type) and get_args(kind):
            inner = [one for one in get_args(kind) if one is not Ellipsis]
            kind = inner[-1]
    return (
        list(kind.model_fields) if isinstance(kind, type) and hasattr(kind, "model_fields") else []
    )


__all__ = ["FileModel", "KnowledgeError", "Line", "read_model", "validated"]
