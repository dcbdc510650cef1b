"""The format of the inventory: every record and every part of one, from their types and the decisions on who reads them."""

from __future__ import annotations

import inspect
import types
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from generated._markdown import code, plain, table
from onward.records.base import Part, Record, Ref, Translation
from onward.records.described import described
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Organization
from onward.records.promises import Waiver
from onward.records.publication import decision
from onward.records.shape import yaml_name
from onward.records.values import Duration

FOLDER = "reference/inventory"
TOP: dict[str, type[Part]] = {ORGANIZATION: Organization, **COLLECTIONS, "waivers": Waiver}
SIMPLE = {
    str: "text", bool: "`true` or `false`", int: "whole number", date: "date, such as `2026-01-31`",
    Duration: "duration, such as `P30D`", dict: "mapping", Translation: "texts by language",
}  # fmt: skip
MARKS = {"country": "country, such as `DE`", "id": "id", "prose": "text that people read"}
_LEAD = """\
# The inventory

Onward reads every `*.yml` and `*.yaml` in the folder of the inventory and its subfolders. The top-level keys of a file name
collections; a file may contain several, and a collection may be spread over many files. `organization` appears once. Ids are unique
across `actors`, `systems` and `subprocessors`, because flows refer to them."""
_RULES = """\
## How values are read

- A scalar is text until its field gives it a type: `NO` is Norway, `010` is not 8, `on` is not true.
- A date is written `2026-01-31`, a duration in ISO 8601 (`P30D`, `PT48H`), a country in ISO 3166-1 (`DE`,
  or `CA-QC` for a part of one); a list of countries may contain `EEA` and `EU`.
- Where a list is expected, a single value is accepted. Where a part has a short form, a bare word is accepted.
- **A fact that is not known yet** is written `{unknown: {owner: legal, due: 2027-01-31}}`: a warning until that date, then an
  error. Its owner is never published.
- Each field has a fixed *audience*, shown below: the public, customers, or internal readers only. A record that is not published
  publishes none of its fields."""


def pages() -> Iterator[tuple[str, str]]:
    """The collections; a page for each with the parts that only it has; the parts that several have."""
    yield f"{FOLDER}/index.md", _index()
    shared = _shared()
    for name, kind in TOP.items():
        parts = [one for one in reachable(kind) if one is not kind and one not in shared]
        lead = f"# {name}\n\n{_doc(kind)}"
        yield (
            f"{FOLDER}/{name}.md",
            "\n\n".join([lead, _fields(kind, shared), *(_section(one, shared) for one in parts)]) + "\n",
        )
    sections = [_section(one, shared) for one in sorted(shared, key=lambda one: one.__name__)]
    yield f"{FOLDER}/parts.md", "\n\n".join(["# Parts that several records have", *sections]) + "\n"


def _index() -> str:
    rows = [(f"[`{name}`]({name}.md)", _doc(kind), _visible(kind)) for name, kind in TOP.items()]
    return "\n\n".join([_LEAD, table(("collection", "a record is", "published"), rows), _RULES]) + "\n"


def _visible(kind: type[Part]) -> str:
    if not issubclass(kind, Record) or kind.COLLECTION == "objections":
        return "never"
    return "unless it is marked otherwise" if kind.VISIBLE == "public" else "only if marked `visibility: public`"


def _shared() -> set[type[Part]]:
    """The parts that more than one collection leads to."""
    counted = Counter(one for kind in TOP.values() for one in reachable(kind))
    return {one for one, times in counted.items() if times > 1}


def reachable(kind: type[Part]) -> list[type[Part]]:
    """A type and all parts that its fields lead to, in the order of the fields."""
    found: list[type[Part]] = []
    waiting = [kind]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found.append(one)
            waiting += [part for hint in get_type_hints(one, include_extras=True).values() for part in _parts(hint)]
    return found


def _parts(hint: Any) -> Iterator[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for arg in get_args(hint):
        yield from _parts(arg)


def _doc(kind: type[Part]) -> str:
    return plain((inspect.getdoc(kind) or "").replace("\n", " "))


def _section(kind: type[Part], shared: set[type[Part]]) -> str:
    short = f"\n\nShort form: a bare word is read as `{yaml_name(kind.SHORT)}`." if kind.SHORT else ""
    return f"## {kind.__name__}\n\n{_doc(kind)}{short}\n\n{_fields(kind, shared)}"


def _fields(kind: type[Part], shared: set[type[Part]]) -> str:
    hints = get_type_hints(kind, include_extras=True)
    rows = []
    for one in fields(kind):
        if one.name != "source":
            needed = one.default is MISSING and one.default_factory is MISSING
            value = _value(hints[one.name], shared) + ("; required" if needed else "")
            rows.append(
                (
                    f"`{yaml_name(one.name)}`",
                    plain(described(kind, yaml_name(one.name))),
                    value,
                    decision(kind, one.name),
                )
            )
    return table(("field", "meaning", "value", "audience"), rows)


def _value(hint: Any, shared: set[type[Part]]) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(arg for arg in args if arg is not type(None)), shared)
    if origin is Annotated:
        return _reference(args[1]) if isinstance(args[1], Ref) else MARKS[args[1].name]
    if origin is Literal:
        return "one of " + ", ".join(code(str(one)) for one in args)
    if origin is tuple:
        return f"list: {_value(args[0], shared)}"
    if isinstance(hint, type) and issubclass(hint, Part):
        return f"[{hint.__name__}]({'parts.md' if hint in shared else ''}#{hint.__name__.lower()})"
    return SIMPLE[hint]


def _reference(ref: Ref) -> str:
    where = " or ".join(f"[{name}]({name}.md)" for name in ref.collections)
    return f"id in {where}" + "".join(f", or `{word}`" for word in ref.words)
