"""Columns that hold more than one thing: fields with their colons in one cell, and a column for each country with marks in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from onward.imports._atlas import Atlas, folded
from onward.imports._columns import is_field, meant
from onward.imports._grids import Headed
from onward.imports._page import Cell, Grid, Row
from onward.imports._places import places
from onward.imports._sections import says

_T = TypeVar("_T")
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
    return _unpacked(_decoded(_unmarked(table, atlas, given), atlas, given))


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
