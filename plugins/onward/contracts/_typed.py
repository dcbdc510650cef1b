"""A JSON Schema from the types of a document: `Annotated[kind, "what it says"]` gives a field its description."""

from __future__ import annotations

import enum
import inspect
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from onward.frozen import dataclass

_SIMPLE = {str: "string", int: "integer", bool: "boolean", type(None): "null"}


@dataclass(frozen=True, slots=True)
class Schema:
    """What JSON Schema says of a value beyond its type: a keyword, such as `pattern`, and its value."""

    keyword: str
    value: str | int


Day = Annotated[str, Schema("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), Schema("format", "date")]
"""A date, such as 2026-01-31."""
Digest = Annotated[str, Schema("pattern", "^[0-9a-f]{64}$")]
"""A SHA-256 digest in hexadecimal."""


def schema(form: str, document: Any) -> dict[str, Any]:
    """The schema of a document: of its type, or as a function says it where no type of Python can."""
    if not is_typeddict(document):
        made: dict[str, Any] = document(form)
        return made
    defs: dict[str, Any] = {}
    body = _object(document, defs)
    return headed(form, body, defs)


def headed(form: str, body: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with what every one begins and ends with."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": form}
    return {**head, **body, **({"$defs": dict(sorted(defs.items()))} if defs else {})}


def _object(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    properties = {name: of(hint, defs) for name, hint in hints.items()}
    required = [name for name, hint in hints.items() if get_origin(hint) is not NotRequired]
    made: dict[str, Any] = {"description": described(kind), "type": "object", "additionalProperties": False}
    return {**made, "properties": properties, "required": required}


def of(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value of this type; types of objects go to `defs`."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is NotRequired:
        return of(args[0], defs)
    if origin is Annotated:
        return _annotated(args, defs)
    if origin in (Union, types.UnionType):
        return _either([of(choice, defs) for choice in args])
    if origin is Literal:
        return {"const": args[0]} if len(args) == 1 else {"enum": list(args)}
    if origin is list:
        return {"type": "array", "items": of(args[0], defs)}
    if origin is dict:
        return {"type": "object", "additionalProperties": of(args[1], defs)}
    if is_typeddict(hint):
        return _referred(hint, defs)
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return {"enum": [member.value for member in hint]}
    return {"type": _SIMPLE[hint]}


def _annotated(args: tuple[Any, ...], defs: dict[str, Any]) -> dict[str, Any]:
    schema = of(args[0], defs)
    for note in args[1:]:
        if isinstance(note, Schema):
            schema = {**schema, note.keyword: note.value}
        else:
            schema = {"description": note, **({"allOf": [schema]} if "$ref" in schema else schema)}
    return schema


def _either(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """One type or another; `null` joins a plain type in a list of types, as people write it."""
    first, *rest = schemas
    if rest == [{"type": "null"}] and isinstance(first.get("type"), str):
        return {**first, "type": [first["type"], "null"]}
    return {"anyOf": schemas}


def _referred(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        defs[kind.__name__].update(_object(kind, defs))
    return {"$ref": f"#/$defs/{kind.__name__}"}


def described(kind: type) -> str:
    """The docstring of a type, in one line."""
    return (inspect.getdoc(kind) or "").replace("\n", " ")
