"""Values with positions into typed records: every field that does not fit is a finding, and reading goes on."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from onward.frozen import dataclass, hints
from onward.records import names
from onward.records.base import Mark, Part, Ref, Translation, Unknown
from onward.records.reading import (
    EVERY,
    SIMPLE,
    Convert,
    Reading,
    Unfit,
    choice,
    country,
    identity,
    listed,
    table_of,
    text_of,
    words_of,
)
from onward.records.ways_out import for_name
from onward.yamltext.reader import Sequence, Table

_SOURCES = {"source_text", "source_id"}
CODE, PROSE = Mark("code"), Mark("prose")
"""A word of a closed list, and a text that people read."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
TRANSLATIONS = "translations"
"""The field in which a part says its texts in other languages."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape: its name in YAML and in Python, its converter, and whether a record needs it."""

    name: str
    attribute: str
    convert: Convert
    required: bool
    words: frozenset[str] = frozenset()
    """The texts that it holds as they stand."""
    ref: Ref | None = None
    """What the texts of its list refer to, where it holds such a list."""


_TEXT = {str}
_SHAPES: dict[type[Part], dict[str, Field]] = {}


def shape(kind: type[Part]) -> dict[str, Field]:
    """The fields that a record of this type may have, by their names in YAML."""
    by_name = _SHAPES.get(kind)
    if by_name is None:
        known = hints(kind)
        by_name = _SHAPES[kind] = {
            yaml_name(attribute.name): Field(
                yaml_name(attribute.name),
                attribute.name,
                _translations(kind) if attribute.name == TRANSLATIONS else converter(known[attribute.name]),
                attribute.default is MISSING and attribute.default_factory is MISSING,
                words_of(known[attribute.name]),
                listed(known[attribute.name]),
            )
            for attribute in fields(kind)
            if attribute.name != "source"
        }
    return by_name


def part_of(kind: type[Part], name: str) -> type[Part] | None:
    """The type of the parts that a field of this YAML name holds; None where it holds none, or there is no such field."""
    types = _PARTS.get(kind)
    if types is None:
        known = hints(kind)
        held = {
            yaml_name(attribute.name): _held(known[attribute.name])
            for attribute in fields(kind)
            if attribute.name != "source"
        }
        types = _PARTS[kind] = {name: part for name, part in held.items() if part} | {**kind.FORMS}
    return types.get(name)


_PARTS: dict[type[Part], dict[str, type[Part]]] = {}


def _held(hint: Any) -> type[Part] | None:
    if isinstance(hint, type) and issubclass(hint, Part):
        return hint
    return next((part for arg in get_args(hint) if (part := _held(arg))), None)


def yaml_name(attribute: str) -> str:
    """A field's name in YAML: Python's keywords carry an underscore there, and `source` belongs to positions."""
    return "source" if attribute in _SOURCES else attribute.rstrip("_")


def build(kind: type[Part], reading: Reading, table: Table) -> Any:
    """A record from a table; None where a field that it cannot do without is missing or does not fit."""
    known = shape(kind)
    values: dict[str, Any] = {}
    unknown: list[str] = []
    for name, value in table.items():
        field = known.get(name)
        if field is not None and type(value) is str and (field.words is EVERY or value in field.words):
            values[field.attribute] = value
        elif field is None:
            unknown.append(name)
        elif value is not None:
            _set(field, values, reading, value, table)
    needed = _NEEDED.get(kind)
    if needed is None:
        needed = _NEEDED[kind] = {field.attribute: field.name for field in known.values() if field.required}
    missing = [] if needed.keys() <= values.keys() else [needed[of] for of in needed if of not in values]
    if unknown or missing:
        unsaid = [name for name in missing if table.get(name) is None]
        names.refuse(reading, table, unknown, unsaid, sorted([*known, *kind.FORMS]))
    return None if missing else kind(source=table, **values)


_NEEDED: dict[type[Part], dict[str, str]] = {}
"""The names of the fields that a part needs, by what they are called in Python."""


def _set(field: Field, values: dict[str, Any], reading: Reading, value: Any, table: Table) -> None:
    if type(value) is Table and not field.required and Unknown.of(value):
        return
    reading.path.append(field.name)
    if field.ref and type(value) is Sequence and {*map(type, value)} == _TEXT:
        values[field.attribute] = names = tuple(value)
        reading.references.append((field.ref, names, value, None, ".".join(reading.path)))
        reading.path.pop()
        return
    try:
        values[field.attribute] = field.convert(reading, value, table, field.name)
    except Unfit:
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
        return choice(args)
    if origin is tuple:
        return _list(converter(args[0]))
    if isinstance(hint, type) and issubclass(hint, Part):
        return _part(hint)
    return SIMPLE[hint]


def _list(item: Convert) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> tuple[Any, ...]:
        if type(value) is not Sequence:
            return (item(reading, value, holder, key),)
        entries = []
        for index, entry in enumerate(value):
            reading.path.append(str(index))
            try:
                entries.append(item(reading, entry, value, index))
            except Unfit:
                pass
            finally:
                reading.path.pop()
        return tuple(entries)

    return convert


def _part(kind: type[Part]) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Any:
        if type(value) is str and kind.SHORT:
            value = spelled_out(kind, value, holder, key)
        made = build(kind, reading, table_of(reading, value, holder, key))
        if made is None:
            raise Unfit
        return made

    return convert


def spelled_out(kind: type[Part], text: str, holder: Table | Sequence, key: Any) -> Table:
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
    return {"country": country, "id": identity, "prose": text_of}[mark.name]


_MARKS: dict[type[Part], dict[str, Ref | Mark]] = {}


def marks_of(kind: type[Part]) -> dict[str, Ref | Mark]:
    """What a text in a field is, by the field's name in Python: a reference, a country, an id, prose, a `code`."""
    marks = _MARKS.get(kind)
    if marks is None:
        known = hints(kind)
        marked = ((attribute.name, next(_marks(known[attribute.name]), None)) for attribute in fields(kind))
        marks = _MARKS[kind] = {name: mark for name, mark in marked if mark}
    return marks


def _marks(hint: Any) -> Iterator[Ref | Mark]:
    if get_origin(hint) is Literal:
        yield CODE
    elif get_origin(hint) is Annotated:
        yield get_args(hint)[1]
    else:
        yield from (mark for arg in get_args(hint) for mark in _marks(arg))


def prose_of(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a type that people read."""
    return tuple(name for name, mark in marks_of(kind).items() if mark == PROSE)


def _translations(kind: type[Part]) -> Convert:
    """`{de: {name: …}}`: by language, the texts of the part's own fields."""

    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> tuple[Translation, ...]:
        table = table_of(reading, value, holder, key)
        for language in (code for code in table if not _LANGUAGE.fullmatch(code)):
            message = f"`{language}` is not a language code such as `de` or `pt-BR`"
            fields = prose_of(kind)
            hint = f"write the texts under their language: `de: {{{language}: …}}`" if language in fields else ""
            reading.refuse("wrong-type", table.key_span(language), message, hint)
        return tuple(
            _translation(kind, reading, language, table) for language in table if _LANGUAGE.fullmatch(language)
        )

    return convert


def _translation(kind: type[Part], reading: Reading, language: str, holder: Table) -> Translation:
    texts: dict[str, Any] = {}
    known = {yaml_name(name): name for name in prose_of(kind)}
    table = table_of(reading, holder[language], holder, language)
    reading.path.append(language)
    for name in table:
        if name in known:
            _set(shape(kind)[name], texts, reading, table[name], table)
        else:
            reading.path.append(name)
            hint = for_name(name, sorted(known))
            reading.refuse(
                "unknown-key", table.key_span(name), f"`{name}` is not a translatable field of this record", hint
            )
            reading.path.pop()
    reading.path.pop()
    return Translation(language, tuple(texts.items()), table)


def _reference(ref: Ref) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str:
        text = value if type(value) is str else text_of(reading, value, holder, key)
        reading.references.append((ref, (text,), holder, key, ".".join(reading.path)))
        return text

    return convert
