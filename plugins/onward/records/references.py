"""The names by which records name each other, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from onward.records.base import Part, Ref
from onward.records.inventory import parts

_REFS: dict[type[Part], tuple[tuple[str, Ref], ...]] = {}


def references(record: Part) -> Iterator[tuple[Part, str, str, Ref]]:
    """Every name that a record, or a part of it, writes down: the part, its field, the name, and what it may name."""
    for _, part in parts(record):
        for field, ref in _of(type(part)):
            value = getattr(part, field)
            for name in value if isinstance(value, tuple) else (value,):
                if name:
                    yield part, field, name, ref


def _of(kind: type[Part]) -> tuple[tuple[str, Ref], ...]:
    found = _REFS.get(kind)
    if found is None:
        hints = get_type_hints(kind, include_extras=True)
        marked = ((one.name, _ref(hints[one.name])) for one in fields(kind))
        found = _REFS[kind] = tuple((name, ref) for name, ref in marked if ref)
    return found


def _ref(hint: Any) -> Ref | None:
    if isinstance(hint, Ref):
        return hint
    inner = (*get_args(hint), *getattr(hint, "__metadata__", ()))
    return next((found for one in inner if (found := _ref(one))), None)
