"""The fields of records, and the functions of claims, as the quick way of an expression reads and asks them."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, Final, TypeAlias

from onward.claims.facts import ABSENT, ATTRIBUTES, Look
from onward.claims.types import COLLECTION, fields_of, is_simple
from onward.finding import OnwardError
from onward.records.base import Part, Record
from onward.records.data import Flow
from onward.records.values import Duration
from onward.transfers.model import Transfer

Scope: TypeAlias = "dict[str, Any]"
Quick: TypeAlias = "Callable[[Scope], Any]"
_REFERRED: Final = ("from", "to", "purpose")
"""Fields of a flow that name a record, and are read as that record."""


class Doubt(Exception):
    """CEL has to be asked."""


def asks(look: Look, name: str) -> Callable[[Any], bool]:
    """How it is asked whether a field is stated."""
    return lambda holder: look.member(holder, name) is not ABSENT


def reads(look: Look, kind: type[Any], name: str) -> Callable[[Any], Any]:
    """How a field is read of a type of record. One that is recorded as unknown is left as if it were not written."""
    if kind is Transfer and name == "outcome":
        return lambda holder: str(holder.verdict.outcome)
    if kind is Flow and name in _REFERRED:
        return _refers(look, name)
    attribute, unwritten = _attribute(kind, name)
    if not attribute:
        return lambda holder: _plain(look.member(holder, name))

    def read(holder: Any) -> Any:
        value = getattr(holder, attribute)
        if type(value) is str and value != unwritten:
            return value
        return _plain(look.member(holder, name) if value is None or value == unwritten else value)

    return read


def _refers(look: Look, name: str) -> Callable[[Any], Any]:
    """How the record is found that a flow names in a field."""
    inventory, attribute = look.world.inventory, ATTRIBUTES.get(name, name)
    records: Mapping[str | None, Any] = inventory.purposes if name == "purpose" else inventory.parties  # type: ignore[assignment]

    def refers(holder: Any) -> Any:
        record = records.get(getattr(holder, attribute))
        return _plain(look.member(holder, name)) if record is None else record

    return refers


def _attribute(kind: type[Any], name: str) -> tuple[str, Any]:
    """The attribute that holds a field, and what it holds where nothing is written; no name where the look has to be asked."""
    attribute = ATTRIBUTES.get(name, name)
    if not issubclass(kind, Part) or name == COLLECTION or (issubclass(kind, Flow) and name in _REFERRED):
        return "", None
    for declared in fields(kind):
        if declared.name == attribute:
            made = declared.default_factory
            return (
                attribute,
                made() if made is not MISSING else None if declared.default is MISSING else declared.default,
            )
    return "", None


def _plain(value: Any) -> Any:
    """A value as expressions see it; records stay what they are."""
    kind = type(value)
    if kind is str or kind is bool or kind is int:
        return value
    if value is ABSENT:
        raise Doubt
    if kind is tuple:
        return value if not value or type(value[0]) is str else tuple(map(_plain, value))
    if isinstance(value, Duration):
        return value.hours
    if isinstance(value, date):
        return value.toordinal()
    return str(value) if isinstance(value, enum.Enum) else value


def asked(look: Look, call: Callable[..., Any], args: tuple[Quick, ...]) -> Quick:
    """What a function says of these; what it says of texts alone is asked once."""
    known: dict[Any, Any] = {}

    def answer(scope: Scope) -> Any:
        values = [arg(scope) for arg in args]
        alike = _alike(values)
        said = known.get(alike) if alike else None
        if said is None:
            given = [_handed(look, value) for value in values]
            try:
                said = call(look, *given)
            except (
                OnwardError,
                LookupError,
                TypeError,
                ValueError,
            ) as error:  # CEL makes an answer of what a function raises
                raise Doubt from error
            if alike:
                known[alike] = said
        return said

    return answer


def _alike(values: list[Any]) -> tuple[Any, ...]:
    """What decides an answer that rests on texts alone, and on pieces of records that hold nothing else; empty for any other."""
    key: list[Any] = []
    for value in values:
        if type(value) is str:
            key.append(value)
        elif isinstance(value, Part) and not isinstance(value, Record) and {*map(type, value.source.values())} <= {str}:
            key.append((type(value), *(getattr(value, attribute) for attribute in _simple(type(value)).values())))
        else:
            return ()
    return tuple(key)


_SIMPLE: dict[type[Any], Mapping[str, str]] = {}


def _simple(kind: type[Any]) -> Mapping[str, str]:
    """The fields of a piece of a record that a function is given, each with its attribute."""
    simple = _SIMPLE.get(kind)
    if simple is None:
        names = (name for name, of in fields_of((kind,)).items() if is_simple(of))
        simple = _SIMPLE[kind] = {name: ATTRIBUTES.get(name, name) for name in names}
    return simple


def _handed(look: Look, value: Any) -> Any:
    """What a function is given: a record itself, the simple fields of a piece of one, a list."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Part) and not isinstance(value, Record):
        return look.value(value, {name: {} for name in _simple(type(value))})
    return value
