"""Lists of vendors in workbooks of Excel (XLSX): every sheet that is shown, with merged cells; formulas are not run.

What is unpacked is bounded before anything reads it: 24 MiB in all, 20 000 rows and 200 columns a sheet, no declared entities.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from onward.finding import OnwardError
from onward.imports import Asked, File, Reading, Told, _lists
from onward.imports._archive import BROKEN, of_today, parts
from onward.imports._cells import MOST_COLUMNS, MOST_ROWS, of_text
from onward.imports._page import Block, Cell, Grid, Heading, Page, Row

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ABOUT = "a workbook of Excel"
ENDINGS = (".xlsx", ".xlsm")
WITHIN = ""
_MOST_AREA = 200_000


def fits(file: File) -> bool:
    """Whether it is an archive that holds a workbook."""
    return file.content[:4] == b"PK\x03\x04" and b"xl/" in file.content


def read(file: File, asked: Asked) -> Reading:
    """The vendors of all sheets. OnwardError where it names none, is damaged, or holds more than a list does."""
    from openpyxl import load_workbook

    of_today(file, "workbook", "XLSX")
    try:
        for name, content in parts(file, "workbook"):
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                _measured(content, file.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a workbook has beside its cells is of no concern here
            book, shown = (load_workbook(file.opened(), data_only=values) for values in (False, True))
        remarks: list[Told] = []
        page = Page(tuple(_blocks(book, shown, remarks)))
    except BROKEN as error:
        raise OnwardError(f"`{file.name}` cannot be read as a workbook ({type(error).__name__})") from error
    reading = _lists.reading(page, file.name, asked)
    return Reading(reading.drafts, (*remarks, *reading.told), reading.tables)


def _measured(content: bytes, name: str) -> None:
    """OnwardError for a sheet whose cells, or merged cells, lie wider apart than in a list."""
    from openpyxl.utils.cell import range_boundaries

    parser: Any = ElementTree.XMLPullParser(["start", "end"])
    parser.feed(content)
    parser.close()
    merged = 0
    for event, element in parser.read_events():
        if event == "end":
            element.clear()
            continue
        tag = element.tag.rpartition("}")[2]
        ends: Any = (1, 1, 1, int(element.get("r", "1")) if tag == "row" else 1)
        if tag in ("c", "mergeCell", "hyperlink") and (place := element.get("r" if tag == "c" else "ref")):
            ends = range_boundaries(place)
        left, top, right, bottom = (MOST_ROWS + 1 if end is None else end for end in ends)
        area = (right - left + 1) * (bottom - top + 1)
        merged += area if tag == "mergeCell" else 0
        linked = area if tag == "hyperlink" else 0
        if bottom > MOST_ROWS or right > MOST_COLUMNS or max(linked, merged) > _MOST_AREA:
            raise OnwardError(
                f"`{name}` has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns, the limit for one import"
            )


def _blocks(book: Workbook, shown: Workbook, remarks: list[Told]) -> Iterator[Block]:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            remarks.append(Told(0, f"the sheet `{sheet.title}` is hidden, and not imported"))
            continue
        rows = tuple(_rows(sheet, shown[sheet.title], remarks))
        yield Heading(0, 1, sheet.title)
        if rows:
            yield Grid(rows[0].line, rows)


def _rows(sheet: Any, shown: Any, remarks: list[Told]) -> Iterator[Row]:
    """The rows that are shown; a merged cell stands in every place that it takes."""
    first = {(row, column): (area.min_row, area.min_col) for area in sheet.merged_cells.ranges
             for row in range(area.min_row, area.max_row + 1) for column in range(area.min_col, area.max_col + 1)}  # fmt: skip
    width = sheet.max_column
    wide = {area.min_row for area in sheet.merged_cells.ranges if area.max_col - area.min_col + 1 >= width > 1}
    hidden = {name for name, dimension in sheet.column_dimensions.items() if dimension.hidden}
    if hidden:
        remarks.append(Told(0, f"columns of `{sheet.title}` that are hidden are not read: {', '.join(sorted(hidden))}"))
    for number in range(1, sheet.max_row + 1):
        if sheet.row_dimensions[number].hidden:
            remarks.append(Told(number, f"a row of `{sheet.title}` that is hidden, not read"))
            continue
        cells = []
        for column in range(1, width + 1):
            place = sheet.cell(*first.get((number, column), (number, column)))
            if place.column_letter not in hidden:
                cells.append(_cell(place, shown, remarks))
        if any(cell.text for cell in cells):
            yield Row(number, tuple(cells), number in wide)


def _cell(place: Any, shown: Any, remarks: list[Told]) -> Cell:
    """What a cell shows; of a formula what it last came to, and nothing for sure where that is not there."""
    value = place.value
    links: tuple[str, ...] = ()
    if place.data_type == "f":
        formula = str(getattr(value, "text", value))
        links = of_text(formula.replace('"', " ")).links
        value = shown.cell(place.row, place.column).value
        remarks.append(Told(place.row, f"{place.coordinate} holds a formula, which was not run: {formula[:120]}"))
    said = of_text(_said(value))
    target = place.hyperlink.target if place.hyperlink and place.hyperlink.target else None
    font = place.font
    return Cell(
        said.text,
        tuple(dict.fromkeys([*([str(target)] if target else []), *said.links, *links])),
        struck=bool(font and font.strike and said.text),
        strong=bool(font and font.bold and said.text),
        blank=place.data_type == "f" and not said.text,
    )


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if (value.hour, value.minute) == (0, 0) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
