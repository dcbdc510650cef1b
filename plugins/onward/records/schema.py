"""The JSON Schema of the inventory, from the records themselves: for editors, completion and other tools."""

from __future__ import annotations

import inspect
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from onward.records.base import Mark, Part, Translation
from onward.records.described import described
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Organization
from onward.records.promises import Waiver
from onward.records.reading import LONGEST_ID
from onward.records.shape import TRANSLATIONS, prose_of, yaml_name
from onward.records.values import Duration
from onward.yamltext.plain import plain

_TEXT = {"type": ["string", "number", "boolean"]}
_UNKNOWN = {"$ref": "#/$defs/Unknown"}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: _TEXT,
    bool: {"enum": [True, False, "true", "false"]},
    int: {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"},
    date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-01-31"]},
    Duration: {"type": "string", "pattern": "^P", "examples": ["P30D", "PT48H"]},
}
_MARKS: dict[str, dict[str, Any]] = {
    "country": {"type": "string", "pattern": "^([A-Z]{2}(-[A-Z0-9]{1,4})?|EEA|customer-chosen)$"},
    "id": {"type": "string", "pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$", "maxLength": LONGEST_ID},
    "prose": _TEXT,
}


def inventory_schema(instruments: tuple[str, ...] = (), schemes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The schema of one inventory file (JSON Schema draft-07); `instruments` and `schemes` are the law's closed lists."""
    defs: dict[str, Any] = {"Unknown": _unknown()}
    properties: dict[str, Any] = {ORGANIZATION: _part(Organization, defs)}
    for name, kind in COLLECTIONS.items():
        properties[name] = {"type": "array", "description": _doc(kind), "items": _part(kind, defs)}
    for name, snippet in _snippets().items():
        properties[name]["defaultSnippets"] = [snippet]
    properties["waivers"] = {"type": "array", "description": _doc(Waiver), "items": _part(Waiver, defs)}
    _close(defs, "Safeguard", "instrument", instruments)
    _close(defs, "Participation", "scheme", schemes)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Onward inventory",
        "description": "Who processes personal data, where, why and under which transfer mechanism. Information, not legal advice.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(defs.items())),
    }


@cache
def _snippets() -> Mapping[str, Any]:
    """The beginnings of records that editors with a YAML language server offer, by collection."""
    snippets: Mapping[str, Any] = plain((files(__package__) / "snippets.yml").read_text("utf-8"))
    return snippets


def _close(defs: dict[str, Any], part: str, field: str, words: tuple[str, ...]) -> None:
    if words:
        defs[part]["properties"][field] = {"anyOf": [{"enum": sorted(words)}, _UNKNOWN]}


def _unknown() -> dict[str, Any]:
    inner = {"owner": _TEXT, "due": _SIMPLE[date]}
    body = {"type": "object", "properties": inner, "required": ["owner", "due"], "additionalProperties": False}
    return {
        "description": "An unknown fact: who will supply it, and by when.",
        "type": "object",
        "properties": {"unknown": body},
        "required": ["unknown"],
        "additionalProperties": False,
    }


def _part(kind: type[Part], defs: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        defs[kind.__name__].update(_object(kind, defs))
    reference = {"$ref": f"#/$defs/{kind.__name__}"}
    return {"anyOf": [reference, _TEXT]} if kind.SHORT or kind.RECORD else reference


def _object(kind: type[Part], defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    properties, required = {}, []
    for attribute in fields(kind):
        if attribute.name == "source":
            continue
        name = yaml_name(attribute.name)
        fact = _translations(kind, hints, defs) if name == TRANSLATIONS else _of(hints[attribute.name], defs)
        needed = attribute.default is MISSING and attribute.default_factory is MISSING
        value = fact if needed else {"anyOf": [fact, _UNKNOWN, {"type": "null"}]}
        properties[name] = {"description": described(kind, name), **value}
        required += [name] if needed else []
    for name, form in kind.FORMS.items():
        value = {"anyOf": [_part(form, defs), _UNKNOWN, {"type": "null"}]}
        properties[name] = {"description": described(kind, name), **value}
    made: dict[str, Any] = {"type": "object", "description": _doc(kind), "additionalProperties": False}
    made["properties"] = dict(sorted(properties.items(), key=lambda item: (item[0] != "id", item[0])))
    return {**made, "required": required} if required else made


def _translations(kind: type[Part], hints: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    texts = {yaml_name(name): _of(hints[name], defs) for name in prose_of(kind)}
    translated = {"type": "object", "properties": dict(sorted(texts.items())), "additionalProperties": False}
    return {"type": "object", "description": _doc(Translation), "additionalProperties": translated}


def _of(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _of(next(arg for arg in args if arg is not type(None)), defs)
    if origin is Annotated:
        return _MARKS[args[1].name] if isinstance(args[1], Mark) else {"type": "string"}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        item = _of(args[0], defs)
        spread = _spread(args[0], defs)
        return {"anyOf": [{"type": "array", "items": item}, item, *([spread] if spread else [])]}
    if isinstance(hint, type) and issubclass(hint, Part):
        return _part(hint, defs)
    return _SIMPLE[hint]


def _spread(hint: Any, defs: dict[str, Any]) -> dict[str, Any] | None:
    """The mapping that may stand for several parts: from what its first field holds to one or more of its second."""
    if not (isinstance(hint, type) and issubclass(hint, Part) and hint.SPREAD[0]):
        return None
    every = get_type_hints(hint, include_extras=True)
    hints = {
        yaml_name(attribute.name): every[attribute.name] for attribute in fields(hint) if attribute.name != "source"
    }
    first, second = (_of(hints[name], defs) for name in hint.SPREAD)
    several = (
        second
        if get_origin(hints[hint.SPREAD[1]]) is tuple
        else {"anyOf": [{"type": "array", "items": second}, second]}
    )
    held = [alternative["pattern"] for alternative in first.get("anyOf", [first]) if "pattern" in alternative]
    names = (
        {"propertyNames": {"pattern": held[0], "not": {"enum": sorted(hints)}}}
        if held
        else {"propertyNames": {"not": {"enum": sorted(hints)}}}
    )
    return {"type": "object", "minProperties": 1, **names, "additionalProperties": several}


def _doc(kind: type) -> str:
    return (inspect.getdoc(kind) or "").replace("\n", " ")
