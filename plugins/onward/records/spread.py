"""A mapping in place of a list of parts: `{billing: processor}` for parts with a purpose and a role each."""

from __future__ import annotations

from typing import Any, get_origin

from onward.frozen import hints
from onward.records.base import Part, Unknown
from onward.records.shape import shape, yaml_name
from onward.yamltext.reader import Sequence, Table


def is_mapping(kind: type[Part], value: Table) -> bool:
    """Whether a mapping stands for several parts: it is no part itself, and no fact that is not known yet."""
    return not Unknown.of(value) and not any(name in shape(kind) for name in value)


def spread(kind: type[Part], value: Table) -> Sequence:
    """The parts for which a mapping stands; a list in it is several parts, or one part where its field takes a list."""
    first, second = kind.SPREAD
    several = _takes_list(kind, second)
    made = Sequence(value.file, value.mark)
    for key, held in value.items():
        listed = isinstance(held, Sequence) and not several
        for index, item in enumerate(held if listed else [held]):
            part = Table(value.elsewhere.get(key, value.file), value.keys_at[key], value.text)
            part[first], part[second] = key, item
            part.keys_at = {first: value.keys_at[key], second: value.keys_at[key]}
            at = held.items_at[index] if listed else value.values_at[key]
            part.values_at = {first: value.keys_at[key], second: at}
            made.append(part)
            made.items_at.append(value.keys_at[key])
    return made


_LISTS: dict[tuple[type[Part], str], bool] = {}


def _takes_list(kind: type[Part], name: str) -> bool:
    listed = _LISTS.get((kind, name))
    if listed is None:
        hint: Any = next(held for field, held in hints(kind).items() if yaml_name(field) == name)
        listed = _LISTS[kind, name] = get_origin(hint) is tuple
    return listed
