"""The parts of which records are made, at every depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

from onward.frozen import hints
from onward.records.base import Part, Unknown
from onward.yamltext.values import Table


def parts(part: Part) -> Iterator[tuple[str, Part]]:
    """Every part within a record, itself first, each with its path of field names and places in lists."""
    yield "", part
    for name in _holders(type(part)):
        value = getattr(part, name)
        several = isinstance(value, tuple)
        for index, inner in enumerate(value if several else (value,)):
            if isinstance(inner, Part):
                way = f"{name}.{index}" if several else name
                for path, within in parts(inner):
                    yield f"{way}.{path}".rstrip("."), within


def open_fields(record: Part) -> list[str]:
    """The names of the fields, at every depth of a record, of which it says that they are unknown yet."""
    return sorted(
        {
            name
            for _, part in parts(record)
            for name, value in part.source.items()
            if type(value) is Table and Unknown.of(value)
        }
    )


_HOLDERS: dict[type[Part], tuple[str, ...]] = {}


def _holders(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a type that hold parts."""
    holders = _HOLDERS.get(kind)
    if holders is None:
        names = (
            attribute.name
            for attribute in fields(kind)
            if attribute.name != "source" and _holds_parts(hints(kind)[attribute.name])
        )
        holders = _HOLDERS[kind] = tuple(names)
    return holders


def _holds_parts(hint: Any) -> bool:
    return (isinstance(hint, type) and issubclass(hint, Part)) or any(_holds_parts(arg) for arg in get_args(hint))
