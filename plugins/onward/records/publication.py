"""Who may read which field, as it is declared at the field, and records with the rest taken out.

A field that has no decision is a mistake of the program (KeyError), never a public field. Source of the decisions:
what Arts 13 to 15 GDPR owe to everybody, what Opinion 22/2024 of the EDPB and Art. 28 GDPR owe to controllers, and
what privilege, the vendor's confidence and security keep inside.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeAlias, TypeVar, cast

from onward.records.base import Part, Record, Translation, Unknown, Visibility
from onward.records.declared import AUDIENCES, declared
from onward.records.inventory import COLLECTIONS, ORGANIZATION, Inventory
from onward.records.shape import yaml_name
from onward.yamltext.reader import Table

P = TypeVar("P", bound=Part)
R = TypeVar("R", bound=Record)


_NOWHERE = 0


def decision(kind: type[Part], field: str) -> Visibility:
    """The narrowest audience that may read a field. KeyError where nobody has decided."""
    audience = declared(kind, field).audience
    return "internal" if kind.INTERNAL else audience


def _reaches(audience: str, needed: str) -> bool:
    return AUDIENCES.index(audience) >= AUDIENCES.index(needed)


def visible(part: Part | type[Part], field: str, audience: str) -> bool:
    """Whether this audience may read a field."""
    return _reaches(audience, decision(part if isinstance(part, type) else type(part), field))


def published(record: Record, audience: str) -> bool:
    """Whether this audience may know of a record at all."""
    return _reaches(audience, narrowest(record))


def narrowest(record: Record) -> Visibility:
    """The narrowest audience that may know of a record; of objections, and of what others take over, our own people."""
    return "internal" if record.INTERNAL else record.audience


def show(part: P, audience: str) -> P:
    """The same record with every field that this audience may not read at its default, at every depth."""
    if audience == "internal":
        return part
    changes: dict[str, Any] = {"source": _stated(part, audience)}
    for name, readable, default in _fields(type(part), audience):
        if name == "translations":
            changes[name] = tuple(_heard(part, each, audience) for each in getattr(part, name))
        else:
            changes[name] = _shown(getattr(part, name), audience) if readable else default
    return replace(part, **changes)


_FIELDS: dict[tuple[type[Part], str], tuple[tuple[str, bool, Any], ...]] = {}


def _fields(kind: type[Part], audience: str) -> tuple[tuple[str, bool, Any], ...]:
    """Each field of a type, whether an audience may read it, and its default."""
    listed = _FIELDS.get((kind, audience))
    if listed is None:
        named = (attribute for attribute in fields(kind) if attribute.name != "source")
        known = tuple(
            (attribute.name, visible(kind, attribute.name, audience), attribute.default) for attribute in named
        )
        listed = _FIELDS[kind, audience] = known
    return listed


def _heard(part: Part, translation: Translation, audience: str) -> Translation:
    """A text is as internal in one language as in another."""
    texts = tuple((name, text) for name, text in translation.texts if visible(part, name, audience))
    return Translation(translation.language, texts, Table("", _NOWHERE))


def _shown(value: Any, audience: str) -> Any:
    if isinstance(value, Part):
        return show(value, audience)
    if isinstance(value, tuple):
        return tuple(_shown(item, audience) for item in value)
    return value


def _stated(part: Part, audience: str) -> Table:
    """Which of the readable fields are written, and which are unknown: not the values, not the owner."""
    source = Table("", _NOWHERE)
    for attribute, readable, _ in _fields(type(part), audience):
        name = yaml_name(attribute)
        if name in part.source and readable:
            source[name] = _UNKNOWN if Unknown.of(part.source[name]) else ("stated" if part.states(name) else "")
    return source


_UNKNOWN = Table("", _NOWHERE)
_UNKNOWN["unknown"] = Table("", _NOWHERE)


Known: TypeAlias = dict[int, tuple[Record, Record]]
"""Records with what one audience reads of them, by the identity of the first."""


def shown(inventory: Inventory, audience: str, known: Known | None = None) -> Inventory:
    """The inventory that this audience may read: the published records alone, with their readable fields.

    What is `known` of this audience is taken from there, and what is made is added.
    """
    if audience == "internal":
        return inventory
    records: dict[str, Any] = {
        name: {
            record.id: _known(record, audience, known)
            for record in getattr(inventory, name).values()
            if published(record, audience)
        }
        for name in COLLECTIONS
    }
    ours = inventory.organization
    return Inventory(**{ORGANIZATION: _known(ours, audience, known) if ours else None, **records})


def _known(record: R, audience: str, known: Known | None) -> R:
    if known is None:
        return show(record, audience)
    if id(record) not in known:
        known[id(record)] = record, show(record, audience)
    return cast("R", known[id(record)][1])
