"""The names by which records name each other, with the place of each; and the same records under other names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from onward.records.base import Part, Ref
from onward.records.inventory import COLLECTIONS, ORGANIZATION, Inventory
from onward.records.parts import parts
from onward.records.shape import marks_of, shape, yaml_name

P = TypeVar("P", bound=Part)
_VENDORS = "subprocessors"
_REFS: dict[type[Part], tuple[tuple[str, Ref], ...]] = {}


def references(record: Part) -> Iterator[tuple[Part, str, str, Ref]]:
    """Every name that a record, or a part of it, writes down: the part, its field, the name, and what it may name."""
    for _, part in parts(record):
        for field, ref in _of(type(part)):
            value = getattr(part, field)
            for name in value if isinstance(value, tuple) else (value,):
                if name:
                    yield part, field, name, ref


def with_vendors_called(inventory: Inventory, names: Mapping[str, str]) -> Inventory:
    """The same records, naming vendors by other ids; the vendors' own records keep theirs."""
    if not names:
        return inventory
    records: dict[str, Any] = {
        name: {key: _renamed(record, names) for key, record in getattr(inventory, name).items()} for name in COLLECTIONS
    }
    ours = inventory.organization
    return replace(inventory, **{ORGANIZATION: _renamed(ours, names) if ours else None, **records})


def _renamed(part: P, names: Mapping[str, str]) -> P:
    """A part with its references changed; itself where none is."""
    naming = {field for field, ref in _of(type(part)) if _VENDORS in ref.collections}
    values = (
        (attribute.name, getattr(part, attribute.name)) for attribute in fields(part) if attribute.name != "source"
    )
    made = {field: (value, _value(value, names, field in naming)) for field, value in values}
    changed: dict[str, Any] = {field: new for field, (value, new) in made.items() if new != value}
    return replace(part, **changed) if changed else part


def _value(value: Any, names: Mapping[str, str], naming: bool) -> Any:
    if isinstance(value, Part):
        return _renamed(value, names)
    if isinstance(value, tuple):
        return tuple(_value(item, names, naming) for item in value)
    return names.get(value, value) if naming and isinstance(value, str) else value


def knowing(part: P, inventory: Inventory) -> P | None:
    """The same part without the names of records that an inventory does not hold; None where it cannot do without one."""
    changes: dict[str, Any] = {}
    for field, ref in _of(type(part)):
        value = getattr(part, field)
        if isinstance(value, tuple):
            changes[field] = tuple(name for name in value if _holds(inventory, name, ref))
        elif value and not _holds(inventory, value, ref):
            if shape(type(part))[yaml_name(field)].required:
                return None
            changes[field] = None
    for attribute in fields(part):
        value = getattr(part, attribute.name)
        if isinstance(value, Part):
            changes[attribute.name] = knowing(value, inventory)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[attribute.name] = tuple(known for inner in value if (known := knowing(inner, inventory)))
    return replace(part, **changes) if changes else part


def _holds(inventory: Inventory, name: str, ref: Ref) -> bool:
    return name in ref.words or any(name in getattr(inventory, collection) for collection in ref.collections)


def _of(kind: type[Part]) -> tuple[tuple[str, Ref], ...]:
    refs = _REFS.get(kind)
    if refs is None:
        marked = marks_of(kind).items()
        refs = _REFS[kind] = tuple((name, mark) for name, mark in marked if isinstance(mark, Ref))
    return refs
