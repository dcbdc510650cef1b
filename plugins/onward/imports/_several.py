"""Columns that hold more than one thing: fields with their colons in one cell, and a column for each country with marks in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from onward.imports._atlas import Atlas, folded
from onward.imports._behind import brackets
from onward.imports._columns import is_field, meant
from onward.imports._grids import Headed
from onward.imports._page import Cell, Grid, Row
from onward.imports._places import places
from onward.imports._sections import says

_T = TypeVar("_T")
_CITY_AND_COUNTRY = 2
"""A table of no more columns names no vendors."""
_A_NAME = 8
"""A heading that says so strongly that it is of names."""
_PAIR = re.compile(r"^(?P<key>[^:.\n]{2,50}?)\s*[:：]\s*(?P<value>\S.*)$", re.DOTALL)
_FIRST = 12
"""Headings that begin again are looked for among as many rows."""
_PIECES = re.compile(r"[;|\n]")
WHERE = "Locations"
"""What the columns of countries are called as one."""


def stacked(grid: Grid) -> Grid:
    """A table whose headings begin again beside themselves, with those that stand beside each other below each other."""
    for at, row in enumerate(grid.rows[:_FIRST]):
        words = [cell.one for cell in row.cells]
        starts = [index for index, word in enumerate(words) if word and word == words[0]]
        groups = [words[start:end] for start, end in pairwise([*starts, len(words)])]
        plain = [group[: len(group) - (not group[-1])] for group in groups]
        if len(starts) > 1 and len(plain[0]) > 1 and all(group == plain[0] for group in plain):
            wide = len(plain[0])
            above = tuple(replace(row, cells=row.cells[:wide]) for row in grid.rows[: at + 1])
            below = [
                replace(row, cells=row.cells[start : start + wide]) for start in starts for row in grid.rows[at + 1 :]
            ]
            return replace(grid, rows=(*above, *(row for row in below if any(cell.text for cell in row.cells))))
    return grid


def as_pair(cell: Cell) -> tuple[str, Cell] | None:
    """A field and what it says, parted by a colon; None for other words."""
    match = _PAIR.match(cell.text)
    if match and is_field(match["key"]):
        value = match["value"].strip()
        ended = value if says("legal_form", value) else value.removesuffix(".")
        return match["key"], replace(cell, text=ended, lead="")
    return None


def as_pairs(cell: Cell) -> list[tuple[str, Cell]]:
    """Several fields, each with what it says, and nothing else; empty where a cell says something else."""
    pairs = [as_pair(replace(cell, text=piece.strip())) for piece in _PIECES.split(cell.text) if piece.strip()]
    return [pair for pair in pairs if pair] if len(pairs) > 1 and all(pairs) else []


def widened(table: Headed, atlas: Atlas, given: Mapping[str, str]) -> Headed:
    """A table with a column for each thing that it says. `given` says by heading what a column means."""
    table = _decoded(_unmarked(table, atlas, given), atlas, given)
    return _unpacked(_named_apart(_in_cities(table, atlas, given), atlas))


def _in_cities(table: Headed, atlas: Atlas, given: Mapping[str, str]) -> Headed:
    """A column of cities before the countries of the column that belongs to it: `Dublin` beside `US` is `Dublin, US`."""
    cities = [at for at, name in enumerate(table.columns) if says("city", name) and folded(name) not in given]
    lands = [at for at, name in enumerate(table.columns) if at not in cities and _is_country(name)]
    if len(cities) != 1 or not lands or len(table.columns) <= _CITY_AND_COUNTRY:
        return table
    words = {*folded(table.columns[cities[0]]).split()}
    land = max(lands, key=lambda at: len(words & {*folded(table.columns[at]).split()}))
    if len(lands) > 1 and not words & {*folded(table.columns[land]).split()}:
        return table
    rows = tuple(
        replace(row, cells=_without(_joined(row.cells, land, row.cells[cities[0]], atlas), cities))
        for row in table.rows
    )
    return replace(table, columns=_without(table.columns, cities), rows=rows)


def _is_country(heading: str) -> bool:
    return {"locations", "country"} <= meant(heading).keys() or "countr" in folded(heading)


def _joined(cells: Sequence[Cell], at: int, city: Cell, atlas: Atlas) -> tuple[Cell, ...]:
    """The cells with a city beside the country of one, where that holds no more than one."""
    land = cells[at]
    both = f"{city.one}, {land.one}"
    named = places(both, atlas)
    if not (named.sure and len(named.found) == 1):
        both = f"{land.one} ({city.one})"
    both = both if city.one and land.one else city.one or land.one
    return tuple(
        replace(land, text=both) if index == at and "\n" not in land.text else cell for index, cell in enumerate(cells)
    )


def _named_apart(table: Headed, atlas: Atlas) -> Headed:
    """A column of names that each have their places in brackets as two columns, and a row for each line of it."""
    named = [at for at, heading in enumerate(table.columns) if meant(heading).get("name", 0) >= _A_NAME]
    placed = any("locations" in meant(heading) for heading in table.columns)
    lines = [line for row in table.rows for line in (row.cells[named[0]].text.split("\n") if named else ()) if line]
    if placed or not lines or not all(_place_behind(line, atlas) for line in lines):
        return table
    at = named[0]
    rows = []
    for row in table.rows:
        for line in row.cells[at].text.split("\n"):
            name, where = brackets(line)
            own = tuple(replace(cell, text=name) if index == at else cell for index, cell in enumerate(row.cells))
            rows.append(replace(row, cells=(*own, Cell(where or ""))))
    return replace(table, columns=(*table.columns, WHERE), rows=tuple(rows), groups=_shifted(table, at))


def _place_behind(line: str, atlas: Atlas) -> bool:
    name, where = brackets(line)
    return bool(name) and where is not None and places(where, atlas).sure


def _shifted(table: Headed, at: int) -> tuple[tuple[int, str], ...]:
    """The headings between rows, each above the row that it stood above before these were parted."""
    counts = [len(row.cells[at].text.split("\n")) for row in table.rows]
    return tuple((sum(counts[:index]), heading) for index, heading in table.groups)


def _decoded(table: Headed, atlas: Atlas, given: Mapping[str, str]) -> Headed:
    """A column of codes of countries in brackets behind the names of the same countries: `Georgia` beside `GE`."""
    columns = [(at, heading) for at, heading in enumerate(table.columns) if folded(heading) not in given]
    coded = next((at for at, heading in columns if says("coded", heading)), None)
    named = next((at for at, name in columns if at != coded and {"locations", "country"} & meant(name).keys()), None)
    if coded is None or named is None or not all(_is_pair(row, named, coded, atlas) for row in table.rows):
        return table
    rows = tuple(replace(row, cells=_without(_with_code(row, named, coded), [coded])) for row in table.rows)
    return replace(table, columns=_without(table.columns, [coded]), rows=rows)


def _is_pair(row: Row, named: int, coded: int, atlas: Atlas) -> bool:
    """Whether a code is the one of the country that the other cell names, or one of them is empty."""
    name, code = row.cells[named].one, row.cells[coded].one
    if not name or not code:
        return not code
    both = places(f"{name} ({code})", atlas)
    return both.sure and [place.country for place in both.found] == [code]


def _with_code(row: Row, named: int, coded: int) -> tuple[Cell, ...]:
    cell, code = row.cells[named], row.cells[coded].one
    both = replace(cell, text=f"{cell.one} ({code})") if code else cell
    return tuple(both if at == named else other for at, other in enumerate(row.cells))


def _unmarked(table: Headed, atlas: Atlas, given: Mapping[str, str]) -> Headed:
    """Columns called by a place, whose cells are marks, as one column with the places that are marked."""
    said = [at for at, heading in enumerate(table.columns) if given.get(folded(heading)) == "locations"]
    alike = [at for at, name in enumerate(table.columns) if _is_place(name, atlas) and folded(name) not in given]
    marked = [at for at in sorted([*said, *alike]) if all(_is_mark(row.cells[at].text) for row in table.rows)]
    if len(marked) < (1 if {*said} & {*marked} else 2) or not any(
        says("yes", row.cells[at].text) for row in table.rows for at in marked
    ):
        return table
    rows = tuple(
        replace(row, cells=(*_without(row.cells, marked), _places_of(row, marked, table.columns))) for row in table.rows
    )
    headings = tuple(table.columns[at] for at in marked)
    return replace(table, columns=(*_without(table.columns, marked), WHERE), rows=rows, marked=headings)


def _is_place(heading: str, atlas: Atlas) -> bool:
    named = places(heading, atlas) if heading and not meant(heading) else None
    return named is not None and (named.sure or folded(heading) in atlas.vague)


def _is_mark(text: str) -> bool:
    return not text or says("yes", text) or says("no", text) or says("placeholder", text)


def _places_of(row: Row, marked: Sequence[int], columns: Sequence[str]) -> Cell:
    return Cell("\n".join(columns[at] for at in marked if says("yes", row.cells[at].text)))


def _unpacked(table: Headed) -> Headed:
    """A column whose cells are fields with their colons as a column for each field."""
    filled = [row for row in table.rows if any(cell.text for cell in row.cells)]
    packed = [at for at in range(1, len(table.columns)) if _packed(filled, at)]
    if not packed:
        return table
    fields = [dict(pair for at in packed for pair in as_pairs(row.cells[at])) for row in table.rows]
    keys = list(dict.fromkeys(key for pairs in fields for key in pairs))
    rows = tuple(
        replace(row, cells=(*_left(row, packed), *(pairs.get(key, Cell()) for key in keys)))
        for row, pairs in zip(table.rows, fields, strict=True)
    )
    return replace(table, columns=(*table.columns, *keys), rows=rows)


def _packed(rows: Sequence[Row], at: int) -> bool:
    """Whether most cells of a column say field by field what a vendor is."""
    cells = [row.cells[at] for row in rows if row.cells[at].text]
    return bool(cells) and sum(bool(as_pairs(cell)) for cell in cells) * 2 > len(cells)


def _left(row: Row, packed: Sequence[int]) -> list[Cell]:
    """The cells of a row, without the words that now have columns of their own."""
    return [Cell() if at in packed and as_pairs(cell) else cell for at, cell in enumerate(row.cells)]


def _without(items: Sequence[_T], left_out: Sequence[int]) -> tuple[_T, ...]:
    return tuple(item for at, item in enumerate(items) if at not in left_out)
