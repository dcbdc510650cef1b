"""Records as plain values, for one audience: the names and shapes of the inventory's own schema."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from onward.frozen import hints
from onward.records.base import Part, Ref, Translation
from onward.records.publication import visible
from onward.records.shape import TRANSLATIONS, yaml_name
from onward.records.values import Duration
from onward.site.parts.edition import Edition


def plain(edition: Edition, part: Part) -> dict[str, Any]:
    """The fields that the audience may read and that hold something; a fact that is being confirmed is `{"unknown": true}`.

    A reference to a record that the audience may not know is left out.
    """
    stated: dict[str, Any] = {}
    for attribute, name, reference in _readable(type(part), edition.audience):
        held = getattr(part, attribute)
        if attribute == TRANSLATIONS:
            value: Any = {said.language: dict(said.texts) for said in held} or None
        else:
            value = _value(edition, held, reference)
        if part.unknown(name):
            value = {"unknown": True}
        if value not in (None, [], False):
            stated[name] = value
    return stated


_READABLE: dict[tuple[type[Part], str], tuple[tuple[str, str, Ref | None], ...]] = {}


def _readable(kind: type[Part], audience: str) -> tuple[tuple[str, str, Ref | None], ...]:
    """The fields that an audience may read: their names in Python and in YAML, and what records they name."""
    readable = _READABLE.get((kind, audience))
    if readable is None:
        known = hints(kind)
        readable = _READABLE[kind, audience] = tuple(
            (attribute.name, yaml_name(attribute.name), _reference(known[attribute.name]))
            for attribute in fields(kind)
            if attribute.name != "source" and visible(kind, attribute.name, audience)
        )
    return readable


def _value(edition: Edition, value: Any, reference: Ref | None) -> Any:
    if isinstance(value, Part):
        return plain(edition, value)
    if isinstance(value, tuple) and any(isinstance(item, Translation) for item in value):
        return {
            translation.language: {yaml_name(name): text for name, text in translation.texts} for translation in value
        }
    if isinstance(value, tuple):
        return [made for item in value if (made := _value(edition, item, reference)) is not None]
    if isinstance(value, str) and reference and not _known(edition, value, reference):
        return None
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Duration) else value


def _reference(hint: Any) -> Ref | None:
    """What a field's type says of the records that it names, at any depth of the type."""
    if get_origin(hint) is Annotated:
        return next((mark for mark in get_args(hint) if isinstance(mark, Ref)), None)
    return next((reference for argument in get_args(hint) if (reference := _reference(argument))), None)


def _known(edition: Edition, name: str, reference: Ref) -> bool:
    return name in reference.words or any(
        name in getattr(edition.inventory, collection) for collection in reference.collections
    )
