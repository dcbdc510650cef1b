"""A paper as a workbook (Office Open XML, ISO/IEC 29500): a sheet for each table, every cell a text and none a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from onward.characters import escaped
from onward.exports._library import library
from onward.exports._paper import Cell, Forms, Grid, Line, Paper
from onward.exports._zip import settled

_LONGEST, _NAME = 32_000, 31
"""The characters that a cell and the name of a sheet can hold."""
_WIDTH, _FIRST, _FORM = 38, 30, 100
"""Of a column, of the first one, and of what stands beside the labels of a form, in characters."""
_FONT = "Calibri"
_A3 = 8
_LINE, _HIGHEST = 14.0, 409.0
"""In points: a line of text, and the highest row."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def xlsx(paper: Paper, day: date) -> bytes:
    """The workbook; a blank is marked in yellow."""
    openpyxl = library("openpyxl", "XLSX", "office")
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = escaped(paper.title), ""
    for block in paper.blocks:
        if isinstance(block, Grid):
            _sheet(book, block.name, [tuple((Line(title),) for title in block.head), *block.rows])
        elif isinstance(block, Forms) and len(block.entries) == 1 and not block.entries[0][0]:
            ((_, cells),) = block.entries
            _sheet(
                book,
                block.name,
                [((Line(label),), held) for label, held in zip(block.labels, cells, strict=True)],
                True,
            )
        elif isinstance(block, Forms):
            head = tuple((Line(title),) for title in (block.title, *block.labels))
            _sheet(book, block.name, [head, *(((Line(title),), *cells) for title, cells in block.entries)])
    about = [((Line(paper.title),), ()), *(((Line(label),), (Line(text),)) for label, text in paper.about)]
    _sheet(book, paper.about_title.partition(",")[0], about, True)
    return settled(book.save, day)


def _sheet(book: Any, name: str, rows: Iterable[tuple[Cell, ...]], form: bool = False) -> None:
    """A sheet whose first row is one of headings, or for a form its first column."""
    styles = library("openpyxl.styles", "XLSX", "office")
    sheet = book.create_sheet(_FORBIDDEN.sub(" ", escaped(name))[:_NAME].strip() or "1")
    rule = styles.Side("thin", "C5CAD1")
    around = styles.Border(rule, rule, rule, rule)
    plain, bold = (styles.Font(name=_FONT, size=11, bold=strong) for strong in (False, True))
    blank, head = (styles.PatternFill("solid", fgColor=colour) for colour in ("FFF2AB", "E3E6EB"))
    for number, row in enumerate(rows, 1):
        sheet.row_dimensions[number].height = _height(row, _FORM if form else _WIDTH)
        for column, held in enumerate(row, 1):
            place = sheet.cell(number, column)
            place.value = "\n".join(escaped(line.text) for line in held)[:_LONGEST]
            place.data_type, place.quotePrefix = "s", True
            place.border = around
            place.alignment = styles.Alignment(wrap_text=True, vertical="top")
            heads = column == 1 if form else number == 1
            place.font = bold if heads else plain
            if heads:
                place.fill = head
            elif any(line.blank for line in held):
                place.fill = blank
    for column in range(1, sheet.max_column + 1):
        letter = library("openpyxl.utils", "XLSX", "office").get_column_letter(column)
        sheet.column_dimensions[letter].width = _FIRST if column == 1 else _FORM if form else _WIDTH
    sheet.freeze_panes = None if form else "B2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = library("openpyxl.worksheet.properties", "XLSX", "office").PageSetupProperties(
        fitToPage=True
    )
    if not form:
        sheet.print_title_rows = "1:1"


def _height(row: tuple[Cell, ...], width: int) -> float:
    """High enough for the fullest cell; programs that open the file do not all measure it themselves."""
    wide = (_FIRST, *[width] * len(row))
    lines = (
        sum(1 + len(line.text) // characters for line in held) for held, characters in zip(row, wide, strict=False)
    )
    return min(_HIGHEST, _LINE * max([1, *lines]) + 2)
