"""What every field of the inventory says, in a sentence: shown by editors and by the manual."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onward.records.base import Part
from onward.yamltext.plain import plain


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    text = (files(__package__) / "fields.yml").read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = plain(text)
    return found


def described(kind: type[Part], name: str) -> str:
    """What a field, by its name in YAML, says in a record of this type; KeyError where nobody has described it."""
    for one in kind.__mro__:
        told = _texts().get(one.__name__, {})
        if name in told:
            return told[name]
    raise KeyError(f"{kind.__name__}.{name} is not described in records/fields.yml")


def descriptions() -> frozenset[tuple[str, str]]:
    """Every type and field that is described."""
    return frozenset((kind, name) for kind, told in _texts().items() for name in told)
