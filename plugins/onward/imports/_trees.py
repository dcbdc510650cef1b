"""Lists within JSON and YAML: a list of mappings is a table, its fields the columns; that of a section stands below its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onward.finding import OnwardError
from onward.imports._cells import of_text
from onward.imports._columns import is_heading, meant
from onward.imports._held import called, held
from onward.imports._page import Block, Cell, Grid, Heading, Item, Items, Page, Row, Text
from onward.imports._sections import says

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_-]+")
_MOST = 200_000
"""As many values as are looked at."""
_DEEP = 60
_NAMING = ("name", "title", "label", "displayName", "display_name", "code", "id")
"""A mapping in a cell is called by the first of these that it has."""
_CALLED = ("name", "displayName", "display_name", "title", "label")
_SAME = frozenset((*_NAMING, "iso", "slug", "key", "uuid", "type", "short", "abbreviation"))
"""What says no more of a mapping than its name does."""
_PLACE_ORDER = ("city", "town", "state", "region", "province", "country", "countrycode", "country_code")
_PLACES = frozenset(_PLACE_ORDER)
_CODE = re.compile("[A-Z]{2}")
_WRAPPING = frozenset(("attributes", "fields", "properties", "node", "data", "record", "values"))
"""Fields that only hold the fields of what they stand in."""


def page(value: Any, name: str) -> Page:
    """The lists of mappings in a tree, each a table under the fields that lead to it. OnwardError where it is too large."""
    walk = _Walk(name)
    return Page(tuple(walk.blocks(value, (), 0)))


class _Walk:
    """One walk over a tree, which counts what it looks at."""

    def __init__(self, name: str) -> None:
        self.name, self.seen = name, 0

    def count(self, depth: int) -> None:
        """OnwardError for a tree that is larger or deeper than a list."""
        self.seen += 1
        if self.seen > _MOST or depth > _DEEP:
            raise OnwardError(
                f"`{self.name}` holds more than {_MOST} values, or values too deep within others, for one import"
            )

    def blocks(self, value: Any, path: tuple[str, ...], depth: int) -> Iterator[Block]:
        """The tables below a value."""
        self.count(depth)
        value = _headed(value)
        if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
            yield from self._list(value, path, depth)
        elif (
            isinstance(value, Mapping)
            and value
            and all(isinstance(item, Mapping) for item in value.values())
            and len(value) > 1
        ):
            yield from self._list([_keyed(key, fields) for key, fields in value.items()], path, depth, _line(value))
        elif isinstance(value, list) and value and all(isinstance(item, str) and item.strip() for item in value):
            yield from self._names(value, path)
        elif isinstance(value, Mapping):
            for key, inner in _tabled(value).items():
                if isinstance(inner, Mapping | list):
                    yield from self.blocks(inner, (*path, str(key)), depth + 1)

    def _names(self, names: Sequence[str], path: tuple[str, ...]) -> Iterator[Block]:
        """A list of mere names, below words on vendors or as all that there is."""
        on_vendors = [at for at, key in enumerate(path) if says("vendors", _words(key))]
        if (path and not on_vendors) or any(_says_a_field(key) for key in path[-1:]):
            return
        for _ in names:
            self.count(len(path))
        above = path[on_vendors[-1] :] if on_vendors else ()
        for level, key in enumerate(above[:6]):
            yield Heading(0, level + 1, _words(key))
        if not above:
            yield Text(0, Cell("subprocessors"))
        yield Items(0, tuple(Item(0, of_text(name)) for name in names))

    def _list(
        self, items: Sequence[Mapping[str, Any]], path: tuple[str, ...], depth: int, line: int = 0, title: str = ""
    ) -> Iterator[Block]:
        """A list of vendors as a table; sections that hold lists of them, each below its own heading."""
        self.count(depth)
        rows = [item for item in items if not held(item)]
        line = _line(items) or line
        yield Heading(line, min(len(path), 6) or 1, title or (_words(path[-1]) if path else "List"))
        if rows:
            yield self._table(rows, depth, line)
        for item in items:
            for key in held(item):
                yield from self._list(item[key], (*path, key), depth + 1, title=called(item) or _words(key))

    def _table(self, rows: Sequence[Mapping[str, Any]], depth: int, line: int) -> Grid:
        flat = _alike([dict(self._flat(row, "", depth)) for row in rows])
        columns = list(dict.fromkeys(name for fields in flat for name in fields))
        heads = Row(line, tuple(Cell(_words(name), strong=True) for name in columns))
        body = (
            Row(_line(row), tuple(replace(of_text(said := fields.get(name, "")), blank=not said) for name in columns))
            for row, fields in zip(rows, flat, strict=True)
        )
        return Grid(line, (heads, *body), head=1)

    def _flat(self, row: Mapping[str, Any], before: str, depth: int) -> Iterator[tuple[str, str]]:
        """The fields of a mapping, those within others by both names."""
        self.count(depth)
        for key, value in row.items():
            name = f"{before} {key}" if before else str(key)
            if isinstance(value, Mapping) and str(key).lower() in _WRAPPING:
                yield from self._flat(value, before, depth + 1)
            elif isinstance(value, Mapping) and not (_named(value) and {*value} <= _SAME) and not _is_place(value):
                yield from self._flat(value, name, depth + 1)
            else:
                yield name, self._said(value, depth + 1)

    def _said(self, value: Any, depth: int) -> str:
        self.count(depth)
        if isinstance(value, Mapping):
            name = _named(value)
            others = [key for key in value if key != name and not (name and key in _SAME)]
            if not name and _is_place(value):
                said = sorted(value, key=lambda key: _PLACE_ORDER.index(str(key).lower()))
                return ", ".join(filter(None, (self._said(value[key], depth + 1) for key in said)))
            if name and _CODE.fullmatch(str(code := value.get("code") or value.get("iso") or "")) and not others:
                return f"{self._said(value[name], depth + 1)} ({code})"
            more = "; ".join(f"{key}: {self._said(value[key], depth + 1)}" for key in others)
            return more if not name else self._said(value[name], depth + 1) + (f" ({more})" if more else "")
        if isinstance(value, list):
            return "\n".join(self._said(item, depth + 1) for item in value)
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _headed(value: Any) -> Any:
    """Lists of texts under a first one of headings, and mappings each under a key of its own, as mappings; else what it is."""
    if not isinstance(value, list) or len(value) < 2:
        return value
    if all(isinstance(row, list) and len(row) == len(value[0]) > 1 for row in value) and _are_headings(value[0]):
        return [dict(zip(map(str, value[0]), row, strict=True)) for row in value[1:]]
    inner = [next(iter(item.items())) for item in value if isinstance(item, Mapping) and len(item) == 1]
    if len(inner) == len(value) and all(isinstance(fields, Mapping) for _, fields in inner):
        return [_keyed(key, fields) for key, fields in inner]
    return value


def _are_headings(row: list[Any]) -> bool:
    """Whether a list holds what columns are called."""
    texts = all(isinstance(value, str) for value in row) and len({*row}) == len(row)
    return texts and sum(is_heading(_words(value)) for value in row) * 2 >= len(row)


def _alike(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Rows in which a name alone stands where others have it among further fields: `vendor` is their `vendor name`."""
    named = {f"{key} name": key for row in rows for key in row} if rows else {}
    columns = {name for row in rows for name in row if name in named}
    return [
        {
            f"{key} name" if f"{key} name" in columns and f"{key} name" not in row else key: said
            for key, said in row.items()
        }
        for row in rows
    ]


def _says_a_field(key: str) -> bool:
    """Whether a key is what a column is called that holds no names: `regions` beside `hosting`."""
    return is_heading(_words(key)) and "name" not in meant(_words(key)) and not says("work", _words(key))


def _tabled(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A mapping that holds headings and rows each in a list, as one list of both; else what it is."""
    heads = next((row for row in value.values() if isinstance(row, list) and len(row) > 1 and _are_headings(row)), None)
    made = dict(value)
    for key, rows in value.items() if heads else ():
        if (
            isinstance(rows, list)
            and rows
            and all(isinstance(row, list) and len(row) == len(heads or ()) for row in rows)
        ):
            made[key] = [heads, *rows]
    return made


def _keyed(key: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping under a key, which is its name where it has no better one."""
    own = next((name for name in _CALLED if isinstance(fields.get(name), str)), "")
    return {"name": fields[own] if own else key, **{name: value for name, value in fields.items() if name != own}}


def _is_place(value: Mapping[str, Any]) -> bool:
    """Whether a mapping is a place, such as a city with its country."""
    return bool(value) and {str(key).lower() for key in value} <= _PLACES


def _named(value: Mapping[str, Any]) -> str:
    """The field by which a mapping is called; empty where it has none."""
    return next((key for key in _NAMING if value.get(key) not in (None, "")), "")


def _words(name: str) -> str:
    """A field as people would say it: `legalName` is `legal name`."""
    return " ".join(_CAMEL.sub(" ", name).split()).lower()


def _line(value: Any) -> int:
    return int(value.span().line) if hasattr(value, "span") else 0
