"""What a row of a list takes from the one above it: `same as above`, and the name that a group of rows says once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from onward.imports import Told
from onward.imports._columns import Column
from onward.imports._page import Cell, Row
from onward.imports._sections import says

_PLACES = ("locations", "country")


def carried(
    rows: Sequence[Row], columns: Sequence[Column], parted: Collection[int] = ()
) -> tuple[tuple[Row, ...], list[Told]]:
    """The rows with what they take from those above them, and what is said of rows without a name.

    A group begins anew above the rows whose indexes are in `parted`.
    """
    full: list[Row] = []
    remarks: list[Told] = []
    at = next((index for index, column in enumerate(columns) if column.field == "name"), None)
    for index, row in enumerate(rows):
        above = full[-1] if full and index not in parted else None
        if above:
            cells = zip(row.cells, above.cells, strict=True)
            row = replace(row, cells=tuple(before if says("ditto", cell.text) else cell for cell, before in cells))
        if above and at is not None and (grouped := _grouped(row, above, columns, at)):
            remarks.append(Told(row.line, f"a row without a name, read as a further one of {grouped.cells[at].one}"))
            row = grouped
        full.append(row)
    return tuple(full), remarks


def _grouped(row: Row, above: Row, columns: Sequence[Column], at: int) -> Row | None:
    """A row without a name as a further one of the vendor above, where it says where, as that does; None for any other."""
    if row.cells[at].text or row.cells[at].blank or not above.cells[at].text or _gone(row) or _gone(above):
        return None
    work = [index for index, column in enumerate(columns) if column.field == "service"]
    where = [index for index, column in enumerate(columns) if column.field in _PLACES]
    placed = any(row.cells[index].text for index in where)
    asked = any(above.cells[index].text for index in where)
    works = any(row.cells[index].text for index in work)
    if not placed or not asked:
        return None
    copied = {at} if works else {at, *work}
    return replace(row, cells=tuple(above.cells[i] if i in copied else cell for i, cell in enumerate(row.cells)))


def _gone(row: Row) -> bool:
    """Whether all that a row says is struck out."""
    said: list[Cell] = [cell for cell in row.cells if cell.text]
    return bool(said) and all(cell.struck for cell in said)
