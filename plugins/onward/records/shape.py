"""Values with positions into typed records: every field that does not fit is a finding, and reading goes on."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from onward.finding import Finding, Span
from onward.records.base import Mark, Part, Ref, Unknown
from onward.records.values import Duration, is_country_shaped, parse_date
from onward.source import Sequence, Table, did_you_mean, problem

_BOOLEANS = {"true": True, "false": False}
_REWRITTEN = {"true", "false", "yes", "no", "on", "off", "y", "n"}
_NOWHERE = {"unknown", "global", "worldwide", ""}
_GROUPS = {"EEA", "EU"}
_SOURCES = {"source_text", "source_id"}


class _Unfit(Exception):
    """A value that does not fit its field; the finding is recorded already."""


@dataclass(slots=True)
class Reading:
    """What is gathered while records are read: findings, and the references to resolve at the end."""

    findings: list[Finding] = field(default_factory=list)
    references: list[tuple[Ref, str, Table | Sequence, Any, str]] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def refuse(self, rule: str, span: Span, message: str, hint: str = "") -> _Unfit:
        """Record a finding at the current path; the caller raises what this returns."""
        self.findings.append(problem(rule, span, ".".join(self.path), message, hint))
        return _Unfit()


Convert: TypeAlias = Callable[[Reading, Any, "Table | Sequence", Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape: its name in YAML and in Python, its converter, and whether a record needs it."""

    name: str
    attribute: str
    convert: Convert
    required: bool


_SHAPES: dict[type[Part], dict[str, Field]] = {}


def shape(kind: type[Part]) -> dict[str, Field]:
    """The fields that a record of this type may have, by their names in YAML."""
    found = _SHAPES.get(kind)
    if found is None:
        hints = get_type_hints(kind, include_extras=True)
        found = _SHAPES[kind] = {
            yaml_name(one.name): Field(
                yaml_name(one.name),
                one.name,
                converter(hints[one.name]),
                one.default is MISSING and one.default_factory is MISSING,
            )
            for one in fields(kind)
            if one.name != "source"
        }
    return found


def yaml_name(attribute: str) -> str:
    """A field's name in YAML: Python's keywords carry an underscore there, and `source` belongs to positions."""
    return "source" if attribute in _SOURCES else attribute.rstrip("_")


def build(kind: type[Part], reading: Reading, table: Table) -> Any:
    """A record from a table; None where a field that it cannot do without is missing or does not fit."""
    known = shape(kind)
    values: dict[str, Any] = {}
    for name, value in table.items():
        one = known.get(name)
        if one is None:
            reading.path.append(name)
            hint = did_you_mean(name, list(known)) or f"known here: {', '.join(sorted(known))}"
            reading.refuse("unknown-key", table.key_span(name), f"`{name}` is not a field of this record", hint)
            reading.path.pop()
        elif value is not None:
            _set(one, values, reading, value, table)
    missing = [one.name for one in known.values() if one.required and one.attribute not in values]
    for name in missing:
        if table.get(name) is None:
            reading.path.append(name)
            reading.refuse("missing-field", table.span("id" if "id" in table else None), f"`{name}` is missing")
            reading.path.pop()
    return None if missing else kind(source=table, **values)


def _set(one: Field, values: dict[str, Any], reading: Reading, value: Any, table: Table) -> None:
    if type(value) is Table and not one.required and Unknown.of(value):
        return
    reading.path.append(one.name)
    try:
        values[one.attribute] = one.convert(reading, value, table, one.name)
    except _Unfit:
        pass
    finally:
        reading.path.pop()


@cache
def converter(hint: Any) -> Convert:
    """The converter of a field's annotation; TypeError for an annotation that no inventory value can fill."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return converter(next(arg for arg in args if arg is not type(None)))
    if origin is Annotated:
        return _annotated(args[1])
    if origin is Literal:
        return _choice(args)
    if origin is tuple:
        return _list(converter(args[0]))
    if isinstance(hint, type) and issubclass(hint, Part):
        return _part(hint)
    return _SIMPLE[hint]


def _text(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str:
    if type(value) is str:
        return value
    raise reading.refuse("wrong-type", holder.span(key), f"expected a text, found {_called(value)}")


def _called(value: Any) -> str:
    return {Table: "a mapping", Sequence: "a list"}.get(type(value), f"`{value}`" if value is not None else "nothing")


def _parsed(parse: Callable[[str], Any], expected: str) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Any:
        text = _text(reading, value, holder, key)
        try:
            return parse(text)
        except (ValueError, KeyError):
            raise reading.refuse("wrong-type", holder.span(key), f"`{text}` is not {expected}") from None

    return convert


def _table(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Table:
    if type(value) is Table:
        return value
    raise reading.refuse("wrong-type", holder.span(key), f"expected a mapping, found {_called(value)}")


_SIMPLE: dict[Any, Convert] = {
    str: _text,
    bool: _parsed(lambda text: _BOOLEANS[text], "`true` or `false`"),
    int: _parsed(int, "a whole number"),
    date: _parsed(parse_date, "a day as `2026-01-31`"),
    Duration: _parsed(Duration.parse, "a duration of ISO 8601, as `P30D` or `PT48H`"),
    dict: _table,
}


def _choice(words: tuple[str, ...]) -> Convert:
    allowed = frozenset(words)

    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Any:
        if type(value) is str and value in allowed:
            return value
        text = _text(reading, value, holder, key)
        hint = did_you_mean(text, list(words)) or f"one of {', '.join(words)}"
        raise reading.refuse("wrong-type", holder.span(key), f"`{text}` is not a value of this field", hint)

    return convert


def _list(item: Convert) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> tuple[Any, ...]:
        if type(value) is not Sequence:
            return (item(reading, value, holder, key),)
        found = []
        for index, entry in enumerate(value):
            reading.path.append(str(index))
            try:
                found.append(item(reading, entry, value, index))
            except _Unfit:
                pass
            finally:
                reading.path.pop()
        return tuple(found)

    return convert


def _part(kind: type[Part]) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Any:
        if type(value) is str and kind.SHORT:
            value = _spelled_out(kind, value, holder, key)
        made = build(kind, reading, _table(reading, value, holder, key))
        if made is None:
            raise _Unfit
        return made

    return convert


def _spelled_out(kind: type[Part], text: str, holder: Table | Sequence, key: Any) -> Table:
    """The table that a bare word stands for: `locations: [DE]` is `locations: [{country: DE}]`."""
    mark = holder.items_at[key] if isinstance(holder, Sequence) else holder.values_at[key]
    table = Table(holder.file, mark)
    name = yaml_name(kind.SHORT)
    table[name] = text
    table.keys_at[name] = table.values_at[name] = mark
    return table


def _annotated(mark: Ref | Mark) -> Convert:
    if isinstance(mark, Ref):
        return _reference(mark)
    return {"country": _country, "id": _identity}[mark.name]


def _reference(ref: Ref) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str:
        text = value if type(value) is str else _text(reading, value, holder, key)
        reading.references.append((ref, text, holder, key, ".".join(reading.path)))
        return text

    return convert


def _identity(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str:
    text = _text(reading, value, holder, key)
    words = text.replace(".", "-").split("-")
    if all(word.isascii() and word.isalnum() and word == word.lower() for word in words):
        return text
    hint = "small letters and digits, joined by `-` or `.`"
    raise reading.refuse("wrong-type", holder.span(key), f"`{text}` cannot be an id", hint)


def _country(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str | None:
    text = _text(reading, value, holder, key)
    if (
        (is_country_shaped(text) and text.lower() not in _REWRITTEN - {"no"})
        or text in _GROUPS
        or text == "customer-chosen"
    ):
        return text
    if text.lower() in _NOWHERE:
        return None
    if text.lower() in _REWRITTEN:
        message = f"`{text}` is what a tool made of a country code; a country is two capital letters"
        raise reading.refuse("country-is-boolean", holder.span(key), message, "did you mean `NO` (Norway)?")
    raise reading.refuse(
        "wrong-type", holder.span(key), f"`{text}` is not a country code", "two capital letters of ISO 3166-1, as `DE`"
    )
