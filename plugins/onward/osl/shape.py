"""A value against a JSON Schema, as far as the schema of the list uses the language (draft 2020-12)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onward.osl.places import Path
from onward.yamltext.nearest import did_you_mean

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}
_CALLED = {"object": "an object", "array": "a list", "string": "a text", "boolean": "true or false",
           "integer": "a whole number", "null": "null"}  # fmt: skip
_FEW = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path of a list, and what would be right."""

    path: Path
    message: str
    hint: str = ""


def faults(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], path: Path = ()) -> Iterator[Fault]:
    """All that does not fit; what is of another type is not looked into."""
    schema = {**_target(schema, root), **schema}
    wanted = schema.get("type")
    if wanted and not _is(value, wanted):
        yield Fault(path, f"expected {_CALLED[wanted]}, found {_called(value)}")
        return
    if "anyOf" in schema:
        every = [list(faults(value, choice, root, path)) for choice in schema["anyOf"]]
        if all(every):
            yield from min(every, key=len)
    if "enum" in schema and value not in schema["enum"]:
        yield Fault(path, f"`{value}` is not a value of this member", f"use one of {', '.join(schema['enum'])}")
    if isinstance(value, str):
        yield from _text(value, schema, path)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        yield from _number(value, schema, path)
    elif isinstance(value, list):
        yield from _list(value, schema, root, path)
    elif isinstance(value, dict):
        yield from _object(value, schema, root, path)


def _target(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    target: Mapping[str, Any] = root["$defs"][name] if name else {}
    return target


def _is(value: Any, wanted: str) -> bool:
    return isinstance(value, _TYPES[wanted]) and not (wanted == "integer" and isinstance(value, bool))


def _called(value: Any) -> str:
    return next((called for name, called in _CALLED.items() if name != "boolean" and _is(value, name)), f"`{value}`")


def _text(value: str, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    pattern = schema.get("pattern")
    if pattern and not re.search(pattern, value):
        yield Fault(path, f"`{value}` does not have the form of this member", schema.get("description", ""))
    if len(value) < schema.get("minLength", 0):
        yield Fault(path, "an empty text", "leave the member out")
    if len(value) > schema.get("maxLength", len(value)):
        yield Fault(path, f"longer than {schema['maxLength']} characters")


def _number(value: int, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    least, most = schema.get("minimum", value), schema.get("maximum", value)
    if not least <= value <= most:
        yield Fault(path, f"{value} is out of range", schema.get("description", ""))


def _list(value: list[Any], schema: Mapping[str, Any], root: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for index, item in enumerate(value):
        yield from faults(item, schema.get("items", {}), root, (*path, index))
        if schema.get("uniqueItems") and item in value[:index]:
            yield Fault((*path, index), f"`{item}` stands here twice", "remove one of the two")


def _object(value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    known, further = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Fault(path, f"`{name}` is missing", known[name].get("description", ""))
    for name, inner in value.items():
        yield from (Fault((*path, name), fault.message, fault.hint)
                    for fault in faults(name, schema.get("propertyNames", {}), root))  # fmt: skip
        if name in known:
            yield from faults(inner, known[name], root, (*path, name))
        elif any(re.search(pattern, name) for pattern in schema.get("patternProperties", {})):
            continue
        elif further is False:
            listed = f"use one of {', '.join(known)}" if len(known) <= _FEW else "members of your own begin with `x_`"
            yield Fault((*path, name), f"unknown member `{name}`", did_you_mean(name, list(known)) or listed)
        else:
            yield from faults(inner, further, root, (*path, name))
