"""Tables as pages have them: which rows are headings, which set a group apart, and which say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onward.frozen import dataclass
from onward.imports._columns import is_field, is_heading, meant
from onward.imports._page import Cell, Grid, Row

_NAMES = "Name"
"""What the first row of a table says that has a vendor in each column, where its corner is empty."""
_FIRST = 12
"""Headings are looked for among as many rows."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with its headings; `groups` are the headings between its rows, each with the index of the row it stands above."""

    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    groups: tuple[tuple[int, str], ...]
    above: tuple[str, ...]
    """What stands in the table above its headings."""
    marked: tuple[str, ...] = ()
    """The headings of columns for places whose marks are read as one column."""


def headed(grid: Grid) -> Headed:
    """The table with its headings told from its rows."""
    rows = [row for row in grid.rows if any(cell.text for cell in row.cells)]
    said = sum(1 for row in grid.rows[: grid.head or 0] if any(cell.text for cell in row.cells))
    titles, heads = _heads(rows, said)
    body = rows[len(titles) + len(heads) :]
    width = len(grid.rows[0].cells)
    columns = tuple(_joined([row.cells[at].one for row in heads]) for at in range(width))
    if titles and len(heads) == 1 and _parted(titles[-1]):
        columns = tuple(_told_apart(titles[-1].cells[at].one, heading) for at, heading in enumerate(columns))
    kept, groups = list[Row](), list[tuple[int, str]]()
    for row in body:
        if heads and [cell.one for cell in row.cells] == [cell.one for cell in heads[-1].cells]:
            continue
        if name := _group(row, width):
            groups.append((len(kept), name))
        else:
            kept.append(row)
    above = tuple(_joined([cell.one for cell in row.cells]) for row in titles)
    return Headed(heads[0].line if heads else grid.line, columns, tuple(kept), tuple(groups), above)


def _heads(rows: Sequence[Row], said: int) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows above the headings, and the headings: those that the page says, else the first row that looks like some."""
    titles = 0
    while titles < said and _single(rows[titles]):
        titles += 1
    if titles < said:
        last = said + (1 if said < len(rows) and _second(rows[said]) else 0)
        return rows[:titles], rows[titles:last]
    for index, row in enumerate(rows[:_FIRST]):
        if _looks(row):
            return rows[:index], rows[index : index + 1 + _parts(row, rows[index + 1 : index + 2])]
    return rows[:titles], []


def _parted(row: Row) -> bool:
    """Whether a row above headings says what several of them belong to: `Vendor` over two columns, `Processing` over three."""
    words = [cell.one for cell in row.cells]
    return len({*filter(None, words)}) > 1 and any(word and word == after for word, after in pairwise(words))


def _told_apart(group: str, heading: str) -> str:
    """A mere `Country` with what the row above says it is of."""
    return _joined([group, heading]) if {"locations", "country"} <= meant(heading).keys() else heading


def _looks(row: Row) -> bool:
    """Whether a row is one of headings: most of its cells are what a column may be called."""
    words = [*dict.fromkeys(cell.one for cell in row.cells if cell.text)]
    alike = sum(map(is_heading, words))
    return len(words) > 1 and alike >= 2 and alike * 2 >= len(words)


def _parts(row: Row, below: Sequence[Row]) -> bool:
    """Whether the row below headings says what is in those that go over several columns, and nothing of the others."""
    wide = [at for at, (cell, after) in enumerate(pairwise(row.cells)) if cell.text and cell.one == after.one]
    parted = {*wide, *(at + 1 for at in wide)}
    own = [
        {at for at, cell in enumerate(under.cells) if cell.text and cell.one != row.cells[at].one} for under in below
    ]
    return any(columns and columns <= parted for columns in own)


def _second(row: Row) -> bool:
    """Whether a row below headings continues them: all of it is bold, and it names columns too."""
    filled = [cell for cell in row.cells if cell.text]
    return len(filled) > 1 and all(cell.strong for cell in filled) and sum(is_field(cell.one) for cell in filled) > 1


def _single(row: Row) -> bool:
    return len({cell.one for cell in row.cells if cell.text}) == 1 and (row.spans or len(row.cells) > 2)


def _group(row: Row, width: int) -> str:
    """The words of a row that sets a group apart: one cell over all columns, or bold words in the first alone."""
    first = row.cells[0]
    alone = width > 1 and first.text and not any(cell.text for cell in row.cells[1:])
    if row.spans or (alone and first.strong and not first.struck):
        return first.one or next((cell.one for cell in row.cells if cell.text), "")
    return ""


def _joined(words: Sequence[str]) -> str:
    """Headings of several rows in one, none said twice."""
    return " ".join(dict.fromkeys(filter(None, words)))


def as_columns(grid: Grid) -> tuple[tuple[Cell, tuple[tuple[str, Cell], ...], int], ...]:
    """A table that has a vendor in each column: its name, and each thing said of it; empty where it is none."""
    rows = [row for index, row in enumerate(grid.rows) if row.cells[0].text or index == 0]
    keys = [row.cells[0].one.rstrip(":") for row in rows]
    keys[0] = keys[0] or _NAMES
    if len(grid.rows[0].cells) < 3 or len(rows) < 3 or not all(map(is_heading, keys)) or len({*keys}) < len(keys):
        return ()
    if any(is_heading(cell.one) for cell in rows[0].cells[1:]):
        return ()
    return tuple(
        (name, tuple((key, row.cells[at]) for key, row in zip(keys[1:], rows[1:], strict=True)), rows[0].line)
        for at, name in enumerate(rows[0].cells)
        if at and name.text
    )


def apart(grid: Grid) -> Iterator[Grid]:
    """A table of two columns as one for each vendor, where the first of its fields comes again and again."""
    rows = [row for row in grid.rows if row.cells[0].text]
    starts = [at for at, row in enumerate(rows) if row.cells[0].one == rows[0].cells[0].one]
    pieces = [rows[start:end] for start, end in pairwise([*starts, len(rows)])]
    if len(grid.rows[0].cells) != 2 or len(pieces) < 2 or not all(_keyed(piece) for piece in pieces):
        yield grid
        return
    for piece in pieces:
        yield replace(grid, line=piece[0].line, rows=tuple(piece), head=None)


def _keyed(rows: Sequence[Row]) -> bool:
    """Whether rows of two cells say field by field what one vendor is."""
    keys = [row.cells[0].one.rstrip(":") for row in rows]
    return len(rows) > 1 and len({*keys}) == len(keys) and all(map(is_heading, keys))


def as_pairs(grid: Grid) -> tuple[tuple[str, Cell, int], ...]:
    """A table of two columns that says field by field what one vendor is; empty where it is none."""
    if len(grid.rows[0].cells) != 2 or all(is_heading(cell.one) for cell in grid.rows[0].cells):
        return ()
    rows = [row for row in grid.rows if row.cells[0].text]
    keys = [row.cells[0].one.rstrip(":") for row in rows]
    if len(rows) < 2 or sum(is_heading(key) for key in keys) * 3 < len(keys) * 2 or len({*keys}) < len(keys):
        return ()
    return tuple((key, row.cells[1], row.line) for key, row in zip(keys, rows, strict=True))
