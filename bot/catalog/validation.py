"""One declaration a kind of file: a pydantic model, which checks it and is its documentation.

Every scalar of our YAML is text. An empty value counts as none. Everything that is wrong with a
file is told at once, each as `path:line: entry: field: found …, expected …`.
"""

import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeAlias, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails

from bot.catalog.yaml_file import Place, YamlFile, read_yaml
from bot.errors import KnowledgeError, Problem

_TOLD: dict[str, str] = {}
"""What to call the texts that a pattern allows."""


def shaped(pattern: str, told: str) -> StringConstraints:
    """Text of a shape; `told` is what a curator is told to write instead of another."""
    _TOLD[f"^{pattern}$"] = told
    return StringConstraints(strip_whitespace=True, pattern=f"^{pattern}$")


def _day(value: str) -> str:
    try:
        if datetime.date.fromisoformat(value).isoformat() == value:  # no 20261121 or 2026-W47-6
            return value
    except ValueError:
        pass
    raise ValueError(f"found {value!r}, expected a date like 2026-11-21")


Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something."""
Lines: TypeAlias = tuple[Line, ...]
Some: TypeAlias = Annotated[tuple[Line, ...], Field(min_length=1)]
"""At least one text."""
Day: TypeAlias = Annotated[
    str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
"""An ISO date."""
Address: TypeAlias = Annotated[str, shaped(r"https?://\S+", "an address like https://ecpat.org/")]
Share: TypeAlias = Annotated[float, Field(ge=0, le=1)]


class Consistent:
    """What can be wrong with a file whose values are right one by one."""

    def contradictions(self) -> Iterable[tuple[Place, str]]:
        """Where, and a sentence; told only when every value is right by itself."""
        return ()


_NONE_GIVEN: set[str] = set()


class FileModel(Consistent, BaseModel):
    """Base of every model of a file with fields, or a part of one: immutable, no others."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, fields: Any) -> Any:
        if isinstance(fields, dict) and "" in fields.values():
            return {key: value for key, value in fields.items() if value != ""}
        return fields

    def model_post_init(self, _: Any, /) -> None:
        """Forget which fields were given: nobody asks, and their names take 4 MB."""
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_GIVEN)


Key = TypeVar("Key")
Value = TypeVar("Value")


class FileTable(Consistent, RootModel[dict[Key, Value]]):
    """Base of every model of a file whose keys are free; its mapping is `root`."""

    model_config = ConfigDict(frozen=True, defer_build=True)


Model = TypeVar("Model", bound=BaseModel)


def read_model(path: Path, model: type[Model]) -> Model:
    """A file as its model. Raises KnowledgeError with everything that is wrong with it."""
    return validated(read_yaml(path), model)


def validated(file: YamlFile, model: type[Model], given: Mapping[str, str] | None = None) -> Model:
    """A file that was read, as its model; `given` fields come from its path, not from the file."""
    given = given or {}
    content = {key: value for key, value in file.content.items() if key not in given}
    problems = [
        file.problem((key,), _unknown(key, _fields_at(model, (), given)))
        for key in file.content.keys() & given.keys()
    ]
    try:
        found = model.model_validate({**content, **given})
    except ValidationError as error:
        problems += _told_errors(file, model, error, given)
        raise KnowledgeError(problems) from None
    if isinstance(found, Consistent):
        problems += [file.problem(place, told) for place, told in found.contradictions()]
    if problems:
        raise KnowledgeError(problems)
    return found


def near(name: str, known: Iterable[str]) -> str:
    """ "; did you mean …?" where a known name is close; else nothing."""
    close = difflib.get_close_matches(name, list(known), 1, cutoff=0.7)
    return f"; did you mean {close[0]}?" if close else ""


def _told_errors(
    file: YamlFile, model: type[BaseModel], error: ValidationError, given: Iterable[str]
) -> Iterator[Problem]:
    """Every error; a field that is missing because its name is misspelt is told once."""
    errors = error.errors(include_url=False)
    unknown = [wrong["loc"] for wrong in errors if wrong["type"] == "extra_forbidden"]
    for wrong in errors:
        place = tuple(part for part in wrong["loc"] if part != "[key]")
        *around, name = place or ("",)
        misspelt = [str(loc[-1]) for loc in unknown if list(loc[:-1]) == around]
        if wrong["type"] == "missing" and near(str(name), misspelt):
            continue
        known = _fields_at(model, place[:-1], given)
        yield file.problem(place, _told(wrong, known))


def _told(wrong: ErrorDetails, known: Iterable[str]) -> str:
    """One of pydantic's errors in our own words; `known` are the fields that may stand there."""
    value, context = wrong["input"], wrong.get("ctx", {})
    sort: str = wrong["type"]
    shown = repr(value) if isinstance(value, str) else _SORTS.get(type(value), "nothing")
    match sort:
        case "missing":
            return "found nothing, expected a value"
        case "extra_forbidden":
            return _unknown(str(wrong["loc"][-1]), known)
        case "string_too_long":
            return f"found {len(value)} characters, expected at most {context['max_length']}"
        case "string_too_short":
            return "found nothing, expected text"
        case "too_short":
            return f"found {context['actual_length']}, expected at least {context['min_length']}"
        case "too_long":
            return f"found {context['actual_length']}, expected at most {context['max_length']}"
        case "string_pattern_mismatch":
            return f"found {shown}, expected {_TOLD.get(str(context['pattern']), 'another shape')}"
        case "enum" | "literal_error":
            choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return f"found {shown}, expected one of {', '.join(choices)}{near(str(value), choices)}"
        case "value_error":
            return str(context["error"])
        case _:
            return f"found {shown}, expected {_EXPECTED.get(sort) or wrong['msg']}"


_SORTS: dict[type, str] = {list: "a list", dict: "a mapping"}
_EXPECTED = {
    "string_type": "text",
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type"), "a list"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "`key: value` lines"),
    **dict.fromkeys(("float_parsing", "float_type"), "a number"),
    **dict.fromkeys(("int_parsing", "int_type", "greater_than"), "a whole number from 1"),
    **dict.fromkeys(("greater_than_equal", "less_than_equal"), "a number from 0 to 1"),
    **dict.fromkeys(("bool_parsing", "bool_type"), "yes or no"),
}


def _unknown(name: str, known: Iterable[str]) -> str:
    known = sorted(known)
    return f"found an unknown field, expected one of {', '.join(known)}{near(name, known)}"


def _fields_at(model: type[BaseModel], place: Place, given: Iterable[str]) -> list[str]:
    """Names of the fields that a file may have at a place; those `given` from its path it can't."""
    for part in place:
        fields = model.model_fields
        field = fields.get(str(part)) or fields.get("root")
        model = next(_models_in(field.annotation), model) if field else model
    named = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in named if place or name not in given]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type such as a list or mapping of models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
