"""What every field of the inventory states, in a sentence: shown by editors and by the manual."""

from __future__ import annotations

from dataclasses import fields

from onward.records.base import Part
from onward.records.declared import declared
from onward.records.shape import yaml_name


def described(kind: type[Part], name: str) -> str:
    """What a field, by its name in YAML, states in a record of this type. KeyError where nobody has described it."""
    if name in kind.FORMS:
        return str(kind.FORMS[name].SAYS)
    attribute = next(
        (field.name for field in fields(kind) if field.name != "source" and yaml_name(field.name) == name), name
    )
    return declared(kind, attribute).says
