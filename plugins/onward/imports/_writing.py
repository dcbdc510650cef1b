"""Records as YAML that a person would write: a line for each field, and above an unknown fact what the file says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onward.characters import escaped, in_line
from onward.imports._records import Finder, Made, Unknown
from onward.records.inventory import ORGANIZATION
from onward.yamltext.edits import scalar

_WIDE = 116
_COMMENT = 140
_PLAIN_LINES = 2


def written(records: Iterable[Made], source: str, finder: Finder, remarks: Iterable[str] = ()) -> str:
    """A file of records by collection, under a comment on where they come from and on what was not imported."""
    collections: dict[str, list[str]] = {}
    records = tuple(records)
    for record in records:
        collections.setdefault(record.collection, []).append(entry(record, source, finder))
    head = [f"# Imported from {_comment(source)}.", *(f"# {_comment(remark)}" for remark in remarks)]
    if ours := [record for record in records if record.collection == ORGANIZATION]:
        collections[ORGANIZATION] = ["".join(f"{line}\n" for line in _lines(ours[0], source, finder, "  "))]
    body = [f"{name}:\n" + "".join(entries) for name, entries in collections.items()]
    return "\n".join([*head, "\n".join(body)])


def entry(record: Made, source: str, finder: Finder, indent: int = 2) -> str:
    """A record as an item of its collection."""
    space = " " * (indent + 2)
    lines = _lines(record, source, finder, space)
    first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{' ' * indent}- {lines[first].lstrip(' ')}"
    return "".join(f"{line}\n" for line in lines)


def _lines(record: Made, source: str, finder: Finder, space: str) -> list[str]:
    return [
        line for name, value in record.fields.items() for line in lines_of(record, name, value, source, finder, space)
    ]


def lines_of(record: Made, name: str, value: Any, source: str, finder: Finder, space: str) -> list[str]:
    """The lines of a field, a comment on each doubt above them."""
    where = f"{source}, line {record.line}" if record.line else source
    doubts = [doubt for doubt in record.doubts if doubt.field == name]
    said = [f"{space}# {_comment(f'{where}: {doubt}')}" for doubt in doubts]
    return [*said, f"{space}{name}: {value_of(value, finder, space)}"]


def value_of(value: Any, finder: Finder, space: str) -> str:
    """The value of a field: a text over several lines as a block, a long list an item a line."""
    if isinstance(value, str):
        return _text(value, space)
    flat = in_flow(value, finder)
    if isinstance(value, list) and len(flat) + len(space) > _WIDE:
        return "".join(f"\n{space}  - {in_flow(item, finder)}" for item in value)
    return flat


def _text(value: str, space: str) -> str:
    lines = value.split("\n")
    plain = all(line and line == line.strip() and line.isprintable() for line in lines)
    if len(lines) < _PLAIN_LINES or not plain:
        return scalar(value)
    return "|-" + "".join(f"\n{space}  {line}" for line in lines)


def in_flow(value: Any, finder: Finder) -> str:
    """The value of a field of a record that stands in braces, on one line."""
    if isinstance(value, Unknown):
        return f"{{unknown: {{owner: {scalar(finder.owner, True)}, due: {finder.due}}}}}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {in_flow(inner, finder)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(in_flow(item, finder) for item in value) + "]"
    return scalar(value, True) if isinstance(value, str) else str(value).lower()


def _comment(text: str) -> str:
    words = escaped(in_line(text))
    return words if len(words) <= _COMMENT else f"{words[: _COMMENT - 1]}…"
