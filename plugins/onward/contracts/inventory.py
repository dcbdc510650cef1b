"""`inventory.json` of a site: records as the inventory's own types have them, with every fact that an audience may read."""

from __future__ import annotations

import types
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints

from onward.contracts._typed import Day, Digest, described, headed, of
from onward.contracts.common import Named
from onward.records import described as words
from onward.records.base import Part, Record
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Organization
from onward.records.shape import TRANSLATIONS, prose_of, yaml_name
from onward.records.standing import Standing, Status
from onward.records.values import Duration

_UNKNOWN = {"$ref": "#/$defs/Unknown"}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"const": True},
    date: {"type": "string", "format": "date"},
    Duration: {"type": "string", "pattern": "^P"},
}


Engagement = TypedDict(
    "Engagement", {"status": Status, "from": Annotated[Day | None, "its first day"], "standing": list[Standing]}
)
"""Whether a vendor is planned, active or retired, and its legal roles."""


class Transfer(TypedDict):
    """A restricted transfer: to whom, where, for what, under which law, and on what it relies."""

    to: str
    country: str | None
    purpose: str | None
    regime: str
    stands: Annotated[str, "the outcome, or `processing-contract`"]
    ground: Annotated[str | None, "the mechanism that covers it"]
    says: Annotated[str, "the same in words"]


class Head(Named):
    """The records that an audience may read, and how each transfer stands. A field appears only if it has a value."""

    format: Literal["onward-inventory/1"]
    title: str
    url: Annotated[str | None, "the address of the site"]
    audience: Literal["public", "customer", "internal"]
    as_of: Annotated[Day, "the date of the data"]
    law_as_of: Annotated[Day, "the date on which the law data was last checked"]
    law_texts_up_to: Annotated[Day, "the most recent source reviewed by then"]
    facts: Annotated[Digest, "the digest of the published facts"]
    revision: Annotated[str | None, "the commit of the records, with `+` where they differ from it"]
    note: str
    status: Annotated[dict[str, Engagement], "vendors by id"]
    transfers: list[Transfer]


def document(form: str) -> dict[str, Any]:
    """The schema: what stands around the records, and each collection."""
    defs: dict[str, Any] = {"Unknown": _unknown()}
    head = of(Head, defs)
    body = defs.pop(Head.__name__) if "$ref" in head else head
    records: dict[str, dict[str, Any]] = {ORGANIZATION: {"anyOf": [_part(Organization, defs), {"type": "null"}]}}
    for name, kind in COLLECTIONS.items():
        records[name] = {"type": "array", "items": _part(kind, defs)}
    made = {**body, "properties": {**body["properties"], **records}, "required": [*body["required"], ORGANIZATION]}
    return headed(form, made, defs)


def _unknown() -> dict[str, Any]:
    inner = {"unknown": {"const": True}}
    about = "A fact to be confirmed."
    return {
        "description": about, "type": "object", "properties": inner, "required": [*inner], "additionalProperties": False,
    }  # fmt: skip


def _part(kind: type[Part], defs: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        defs[kind.__name__].update(_object(kind, defs))
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind: type[Part], defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    properties = {}
    for attribute in fields(kind):
        if attribute.name == "source":
            continue
        name = yaml_name(attribute.name)
        value = _translations(kind, hints, defs) if name == TRANSLATIONS else _value(hints[attribute.name], defs)
        properties[name] = {"description": words.described(kind, name), "anyOf": [value, _UNKNOWN]}
    required = ["id"] if issubclass(kind, Record) else []
    made = {"description": described(kind), "type": "object", "additionalProperties": False, "properties": properties}
    return {**made, "required": required} if required else made


def _translations(kind: type[Part], hints: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    texts = {yaml_name(name): _value(hints[name], defs) for name in prose_of(kind)}
    translated = {"type": "object", "properties": texts, "additionalProperties": False}
    return {"type": "object", "additionalProperties": translated}


def _value(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(choice for choice in args if choice is not type(None)), defs)
    if origin is Annotated:
        return _value(args[0], defs)
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "minItems": 1, "items": _value(args[0], defs)}
    if isinstance(hint, type) and issubclass(hint, Part):
        return _part(hint, defs)
    return _SIMPLE[hint]
