"""Inventories with every field of every record filled in, made from the types: a new field is in them at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from onward.records.base import Part, Ref
from onward.records.inventory import COLLECTIONS, read_inventory
from onward.records.parties import Organization
from onward.records.promises import Waiver
from onward.records.shape import TRANSLATIONS, prose_of, yaml_name
from onward.records.values import Duration
from onward.world import World
from shared import shipped_law

LAW = shipped_law(date(2026, 11, 24))
Text = Callable[[type[Part], str], str]
"""The text for a field that takes any."""

MEANT: dict[str, Any] = {
    "regime": "eu-gdpr", "regimes": ["eu-gdpr"], "scheme": "eu-us-dpf", "instrument": "eu-scc-2021",
    "modules": ["1", "2", "3"], "base": "eu-scc-2021", "languages": ["en", "de"],
    "colour": "#0e4a5a", "logo": "picture.svg",
}  # fmt: skip
"""Fields that take any text and mean something to the law."""
LEFT_OUT = ("org", "active_from", "module", "with_", "non_personal")
"""Fields whose mere presence makes another record of it, or contradicts another field."""


def parts_of(kind: type[Part]) -> Iterator[type[Part]]:
    """Every type of part within a type, itself first."""
    yield kind
    for hint in get_type_hints(kind).values():
        for found in _types(hint):
            yield from parts_of(found)


def _types(hint: Any) -> Iterator[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for inner in get_args(hint):
        yield from _types(inner)


def _every() -> tuple[type[Part], ...]:
    tops = (Organization, Waiver, *COLLECTIONS.values())
    forms = {form for kind in tops for form in kind.FORMS.values()}
    found = {part for kind in (*tops, *sorted(forms, key=str)) for part in parts_of(kind)}
    return tuple(sorted(found, key=lambda kind: kind.__name__))


KINDS = _every()
"""Every type of record, of part and of short form of an inventory."""


def filled(kind: type[Part], text: Text, day: Callable[[type[Part], str], str]) -> dict[str, Any]:
    """One part with all its fields."""
    hints = get_type_hints(kind, include_extras=True)
    names = (one.name for one in fields(kind) if one.name not in ("source", "id", "visibility"))
    values = {yaml_name(name): _value(kind, name, hints[name], text, day) for name in names}
    return {name: value for name, value in values.items() if value is not None}


def _value(kind: type[Part], name: str, hint: Any, text: Text, day: Callable[[type[Part], str], str]) -> Any:
    if name in LEFT_OUT:
        return None
    if name == TRANSLATIONS:
        hints = get_type_hints(kind)
        german: Text = lambda of, one: f"Auf Deutsch: {text(of, one)}"  # noqa: E731
        return {"de": {yaml_name(one): _typed(kind, one, hints[one], german, day) for one in prose_of(kind)}}
    return MEANT[name] if name in MEANT else _typed(kind, name, hint, text, day)


def _typed(kind: type[Part], name: str, hint: Any, text: Text, day: Callable[[type[Part], str], str]) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        mark = args[1]
        if isinstance(mark, Ref):
            return _reference(mark)
        return {"country": "US", "id": "x", "prose": text(kind, name)}[mark.name]
    if origin is Literal:
        return args[0]
    if origin is tuple:
        return [_typed(kind, name, args[0], text, day)]
    if args:
        return _typed(kind, name, next(one for one in args if one is not type(None)), text, day)
    if isinstance(hint, type) and issubclass(hint, Part):
        return filled(hint, text, day)
    plain = {str: lambda: text(kind, name), date: lambda: day(kind, name), bool: lambda: "true", int: lambda: "2"}
    return plain[hint]() if hint in plain else "P30D" if hint is Duration else None


def _reference(mark: Ref) -> str:
    return f"full-{mark.collections[0].replace('_', '-')}"


def inventory(text: Text, day: Callable[[type[Part], str], str], **changes: Any) -> dict[str, Any]:
    """One record in each collection, `full-<collection>`, and the organization; all of them public."""
    found: dict[str, Any] = {"organization": {"id": "acme", **filled(Organization, text, day)}}
    for name, kind in COLLECTIONS.items():
        identity = f"full-{name.replace('_', '-')}"
        found[name] = [{"id": identity, "visibility": "public", **filled(kind, text, day), **changes.get(name, {})}]
    found["subprocessors"][0]["until"] = "2031-02-03"
    found["flows"][0] |= {"to": "full-subprocessors", "on_behalf_of": "organization"}
    return found


def world(content: dict[str, Any] | str) -> World:
    """The world of an inventory; every finding of the reader is a mistake of the test."""
    written = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    read, findings = read_inventory({"inventory/case.yml": written})
    assert not findings, [f"{finding.detail}: {finding.message}" for finding in findings]
    return World.of(read, LAW)
